"""Reads the visible part of an XForm into pages, groups and questions, in the order in which they are asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from amparo.foundation.forms.making.choices import ItemSource, item_source
from amparo.foundation.forms.making.itext import XFORMS, local, resolved, text_pieces
from amparo.foundation.forms.making.reading import JAVAROSA, Bind, Parts
from amparo.foundation.forms.model import Group, Page, Question
from amparo.foundation.forms.wording import NO_TEXT, Text

# Questions in a row without a group are gathered: more than this on a page tires the person who is asked.
MOST_ON_A_PAGE = 12
_INPUT_KINDS = {
    "string": "text", "int": "integer", "decimal": "decimal", "date": "date", "time": "time", "dateTime": "datetime",
    "geopoint": "geopoint", "geotrace": "geotrace", "geoshape": "geoshape", "barcode": "barcode", "boolean": "boolean",
}  # fmt: skip
_CONTROLS = {
    "select": "select_multiple", "select1": "select_one", "rank": "rank", "range": "range", "trigger": "acknowledge",
}  # fmt: skip


@dataclass
class Reader:
    """Walks the body of one form; `meta` holds our own columns by path."""

    parts: Parts
    meta: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    repeats: list[str] = field(default_factory=list)
    filters: dict[str, "ItemSource"] = field(default_factory=dict)

    def items(self, element: etree._Element, base: str) -> Iterator[Question | Group]:
        for child in element:
            tag = local(str(child.tag))
            if tag == "group":
                yield self.group(child, base)
            elif tag == "repeat":
                yield self.repeated(child, base, NO_TEXT, "")
            elif tag in ("input", "upload", *_CONTROLS):
                yield self.question(child, tag, base)

    def group(self, element: etree._Element, base: str) -> Group:
        path = (
            resolved(element.get("ref") or element.get("nodeset") or "", base, self.parts.root)
            if (element.get("ref") or element.get("nodeset"))
            else base
        )
        label = self.words(element, "label", path)
        inner = element.find(f"{{{XFORMS}}}repeat")
        if inner is not None:
            return self.repeated(inner, base, label, element.get("appearance") or "")
        bind = self.parts.binds.get(path)
        return Group(
            path, path.rpartition("/")[2], label, tuple(self.items(element, path)),
            relevant=bind.relevant if bind and path != base else "", appearance=element.get("appearance") or "",
        )  # fmt: skip

    def repeated(self, element: etree._Element, base: str, label: Text, appearance: str) -> Group:
        path = resolved(element.get("nodeset") or "", base, self.parts.root)
        self.repeats.append(path)
        bind = self.parts.binds.get(path)
        count = element.get(f"{{{JAVAROSA}}}count") or ""
        return Group(
            path, path.rpartition("/")[2], label, tuple(self.items(element, path)),
            relevant=bind.relevant if bind else "", appearance=appearance or element.get("appearance") or "",
            repeated=True, count=count, fixed=bool(count) or bool(element.get(f"{{{JAVAROSA}}}noAddRemove")),
        )  # fmt: skip

    def question(self, element: etree._Element, tag: str, base: str) -> Question:
        path = resolved(element.get("ref") or "", base, self.parts.root)
        source = item_source(element, self.parts, path)
        made = hidden_question(path, self.parts, self.meta.get(path, {}))
        if source:
            self.filters[path] = source
        bind = self.parts.binds.get(path)
        return replace(
            made, kind=_kind(element, tag, bind), label=self.words(element, "label", path),
            hint=self.words(element, "hint", path), guidance=self.words(element, "hint", path, "guidance"),
            appearance=element.get("appearance") or "", choices=source.choices if source else (),
            list_name=source.name if source else "", choice_filter=source.filter if source else "",
            external=bool(source and source.external), shown=True, parameters=_parameters(element),
        )  # fmt: skip

    def words(self, element: etree._Element, tag: str, base: str, form: str = "") -> Text:
        found = element.find(f"{{{XFORMS}}}{tag}")
        if found is None:
            return NO_TEXT
        reference = found.get("ref")
        if reference:
            named = reference.partition("('")[2].rpartition("')")[0]
            return self.parts.itext.text(named, base, self.parts.root, form)
        return NO_TEXT if form else Text({"": text_pieces(found, base, self.parts.root)})


def _kind(element: etree._Element, tag: str, bind: Bind | None) -> str:
    kind = bind.type if bind else "string"
    if tag == "upload":
        return {"image/*": "image", "audio/*": "audio", "video/*": "video"}.get(element.get("mediatype") or "", "file")
    if tag == "input":
        note = bind is not None and bind.read_only == "true()" and kind == "string" and not bind.calculation
        return "note" if note else _INPUT_KINDS.get(kind, "text")
    return _CONTROLS[tag]


def _parameters(element: etree._Element) -> dict[str, str]:
    known = {"ref", "appearance", "mediatype", "nodeset"}
    return {local(str(name)): str(value) for name, value in element.attrib.items() if local(str(name)) not in known}


def hidden_question(path: str, parts: Parts, meta: Mapping[str, str]) -> Question:
    """Make the question of a bind that nothing in the body shows: a calculation or something the device fills in."""
    bind = parts.binds.get(path)
    name = path.rpartition("/")[2]
    verified = meta.get("verified", "").strip().lower() in ("yes", "true", "1", "")
    plain = Question(
        path, name, "hidden", shown=False, verified=verified, sensitivity=meta.get("sensitivity", ""),
        source=meta.get("source", ""),
    )  # fmt: skip
    if bind is None:
        return plain
    return replace(
        plain, kind="calculate" if bind.calculation else "hidden", relevant=bind.relevant, constraint=bind.constraint,
        required=bind.required, calculation=bind.calculation, read_only=bind.read_only == "true()",
        constraint_message=bind.constraint_message, required_message=bind.required_message, bind_type=bind.type,
        preload=bind.preload,
    )  # fmt: skip


def pages(items: tuple[Question | Group, ...]) -> tuple[Page, ...]:
    """Make the pages: each top-level group is one; questions in a row without a group share pages by order."""
    made: list[Page] = []
    loose: list[Question] = []
    for item in items:
        if isinstance(item, Question):
            loose.append(item)
            continue
        made += _loose_pages(loose, len(made))
        loose = []
        made.append(Page(item.name, item.label, (item,) if item.repeated or item.relevant else item.items, item.path))
    return tuple(made + _loose_pages(loose, len(made)))


def _loose_pages(questions: list[Question], before: int) -> list[Page]:
    shown = [question for question in questions if question.shown]
    if not shown:
        return []
    number = -(-len(shown) // MOST_ON_A_PAGE)
    size = -(-len(shown) // number)
    runs = [tuple(shown[start : start + size]) for start in range(0, len(shown), size)]
    return [Page(f"page-{before + index}", NO_TEXT, run) for index, run in enumerate(runs, 1)]
