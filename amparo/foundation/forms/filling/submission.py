"""Answers as the XML that phones send and receive (an XForm instance), and back."""

from lxml import etree

from amparo.foundation.forms.filling.answering import Node, Tree
from amparo.foundation.forms.making.form import Form
from amparo.foundation.forms.making.itext import local
from amparo.foundation.forms.making.ordering import Shape
from amparo.foundation.forms.making.reading import parse_xml
from amparo.foundation.forms.wording import Answers, Complaint, FormError


def to_xml(form: Form, values: Answers) -> bytes:
    """Write answers as an XForm instance (UTF-8). Pass `evaluation.values`: what is not relevant is left out there.

    Signs that XML cannot hold are left out. Source: OpenRosa, 'Form submission'; the root carries the form's id and version.
    """
    tree = Tree(form.plan.shape, values)
    root = tree.root.element
    _take_out_marks(tree.root)
    root.set("id", form.name)
    if form.version:
        root.set("version", form.version)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _take_out_marks(node: Node) -> None:
    for one in node:
        one.element.attrib.pop("irrelevant", None)


def from_xml(form: Form, data: bytes) -> dict[str, str]:
    """Read an XForm instance as answers; a repeat that stands without answers is kept as its number.

    Raises FormError for broken XML or another form's instance; elements that the form does not know are left out.
    """
    root = parse_xml(data)
    if local(str(root.tag)) != form.plan.parts.root or root.get("id") not in (None, form.name):
        raise FormError(Complaint("", 0, "These answers belong to another form."))
    answers: dict[str, str] = {}
    _read(root, form.plan.shape, "", answers)
    return answers


def _read(element: etree._Element, shape: Shape, path: str, answers: dict[str, str]) -> None:
    if not shape.children:
        if element.text:
            answers[path] = element.text
        return
    for child in shape.children:
        inside = f"{path}/{child.tag}" if path else child.tag
        if child.attribute:
            value = element.get(child.tag[1:])
            if value:
                answers[inside] = value
            continue
        found = [one for one in element if local(str(one.tag)) == child.tag]
        if not child.repeated:
            for one in found[:1]:
                _read(one, child, inside, answers)
            continue
        for number, one in enumerate(found, 1):
            _read(one, child, f"{inside}[{number}]", answers)
        if found and not any(key.startswith(f"{inside}[{len(found)}]") for key in answers):
            answers[inside] = str(len(found))
