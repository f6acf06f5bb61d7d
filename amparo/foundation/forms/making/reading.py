"""Reads XForm XML into its parts: answers' tree, lists, texts, binds. Refuses anything that is not plain, small XML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from amparo.foundation.forms.making.itext import XFORMS, Itext, local, message, read_itext, resolved
from amparo.foundation.forms.wording import Complaint, FormError, Text

HTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
LARGEST_XML = 20_000_000


@dataclass(frozen=True)
class Bind:
    """What the model says about one question; expressions are XPath text, "" when there is none."""

    path: str
    type: str
    relevant: str
    constraint: str
    required: str
    calculation: str
    read_only: str
    constraint_message: Text
    required_message: Text
    preload: tuple[str, str]


@dataclass(frozen=True)
class Parts:
    """The parts of an XForm: `tree` is the primary instance without namespaces and templates."""

    title: str
    root: str
    identifier: str
    version: str
    tree: etree._Element
    templates: Mapping[str, etree._Element]
    instances: Mapping[str, etree._Element]
    external: Mapping[str, str]
    itext: "Itext"
    binds: Mapping[str, Bind]
    body: etree._Element
    model: etree._Element


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML without entities, DTD or network. Raises FormError with the line where it breaks."""
    if len(data) > LARGEST_XML:
        raise FormError(Complaint("", 0, "The file is too large to be a form."))
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data[:LARGEST_XML].replace(b"\0", b""), re.IGNORECASE):
        raise FormError(Complaint("", 0, "The file holds a document type declaration. A form never needs one."))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise FormError(Complaint("", problem.lineno or 0, "The XML is broken at this line.")) from problem


def read_parts(data: bytes) -> Parts:
    """Take an XForm apart. Raises FormError when it is no XForm. Source: ODK XForms specification."""
    document = parse_xml(data)
    model = document.find(f".//{{{XFORMS}}}model")
    body = document.find(f"{{{HTML}}}body")
    if model is None or body is None:
        raise FormError(Complaint("", 0, "This XML is not a form: it has no model or no body."))
    primary = model.find(f"{{{XFORMS}}}instance")
    if primary is None or not len(primary):
        raise FormError(Complaint("", 0, "This form has no place for answers (no primary instance)."))
    tree = _without_namespaces(primary[0])
    root = str(tree.tag)
    templates = _take_templates(tree)
    itext = read_itext(model)
    instances, external = _instances(model, primary)
    binds = {
        bind.path: bind for element in model.iterfind(f"{{{XFORMS}}}bind") for bind in (_bind(element, root, itext),)
    }
    return Parts(
        title=document.findtext(f"{{{HTML}}}head/{{{HTML}}}title") or root,
        root=root, identifier=primary[0].get("id") or root, version=primary[0].get("version") or "",
        tree=tree, templates=templates, instances=instances, external=external, itext=itext, binds=binds,
        body=body, model=model,
    )  # fmt: skip


def _without_namespaces(element: etree._Element) -> etree._Element:
    copy = etree.Element(local(str(element.tag)))
    copy.text = element.text if element.text and element.text.strip() else None
    for name, value in element.attrib.items():
        if name == f"{{{JAVAROSA}}}template":
            copy.set("template", "")
        elif not str(name).startswith("{") and element.getparent() is not None and name not in ("id", "version"):
            copy.set(name, value)
    if local(str(element.tag)) == "entity":
        copy.set("id", element.get("id") or "")
    copy.extend(_without_namespaces(child) for child in element)
    return copy


def _take_templates(tree: etree._Element) -> dict[str, etree._Element]:
    marked = [(path_of(node), node) for node in tree.iter() if node.get("template") is not None]
    for _path, element in marked:
        del element.attrib["template"]
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return dict(reversed(marked))


def path_of(element: etree._Element) -> str:
    """Give the path of an element of the answers' tree, without the root and without positions."""
    names = [str(node.tag) for node in element.iterancestors()]
    return "/".join([*names[-2::-1], str(element.tag)]) if names else ""


def _instances(model: etree._Element, primary: etree._Element) -> tuple[dict[str, etree._Element], dict[str, str]]:
    inside, outside = {}, {}
    for element in model.iterfind(f"{{{XFORMS}}}instance"):
        name = element.get("id")
        if element is primary or not name:
            continue
        if element.get("src"):
            outside[name] = str(element.get("src"))
        copy = etree.Element("instance")
        copy.extend(_without_namespaces(child) for child in element)
        inside[name] = copy
    return inside, outside


def _bind(element: etree._Element, root: str, itext: Itext) -> Bind:
    path = resolved(element.get("nodeset") or element.get("ref") or "", "", root)

    def rosa(name: str) -> str | None:
        return element.get(f"{{{JAVAROSA}}}{name}")

    return Bind(
        path=path, type=local((element.get("type") or "string").rpartition(":")[2]),
        relevant=_condition(element.get("relevant"), "true()"),
        constraint=_condition(element.get("constraint"), "true()"),
        required=_condition(element.get("required"), "false()"), calculation=(element.get("calculate") or "").strip(),
        read_only=_condition(element.get("readonly"), "false()"),
        constraint_message=message(rosa("constraintMsg"), itext, path, root),
        required_message=message(rosa("requiredMsg"), itext, path, root),
        preload=(rosa("preload") or "", rosa("preloadParams") or ""),
    )  # fmt: skip


def _condition(text: str | None, usual: str) -> str:
    text = (text or "").strip()
    return "" if text == usual else text
