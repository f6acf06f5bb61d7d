"""Reads where the choices of a question come from: its own items, or a list with an optional filter."""

import re
from dataclasses import dataclass

from lxml import etree

from amparo.foundation.forms.making.itext import XFORMS, message, text_pieces
from amparo.foundation.forms.making.reading import Parts
from amparo.foundation.forms.model import Choice
from amparo.foundation.forms.wording import NO_TEXT, Text

_INSTANCE = re.compile(r"^(?:randomize\(\s*)?instance\(\s*(['\"])(.*?)\1\s*\)")


@dataclass(frozen=True)
class ItemSource:
    """Where the choices of a question come from: its own items, or an itemset over a list with an optional filter."""

    name: str
    nodeset: str
    filter: str
    choices: tuple[Choice, ...]
    value: str = "name"
    label: str = "label"
    external: bool = False


def item_source(element: etree._Element, parts: Parts, path: str) -> ItemSource | None:
    """Read the choices of a select; None when the control has none. Source: ODK XForms specification, 'itemsets'."""
    items = element.findall(f"{{{XFORMS}}}item")
    if items:
        return ItemSource("", "", "", tuple(_own_item(item, parts, path) for item in items))
    itemset = element.find(f"{{{XFORMS}}}itemset")
    if itemset is None:
        return None
    nodeset = (itemset.get("nodeset") or "").strip()
    value, label = itemset.find(f"{{{XFORMS}}}value"), itemset.find(f"{{{XFORMS}}}label")
    value_ref = (value.get("ref") if value is not None else "") or "name"
    label_ref = (label.get("ref") if label is not None else "") or "label"
    named = _INSTANCE.search(nodeset)
    name = named.group(2) if named else ""
    condition = nodeset.partition("[")[2].rpartition("]")[0]
    if not name:
        return ItemSource("", nodeset, condition, (), value_ref, label_ref)
    found = parts.instances.get(name)
    rows = [] if found is None else [item for item in found.iter() if item.find(value_ref) is not None]
    choices = tuple(list_choice(row, parts, path, value_ref, label_ref) for row in rows)
    return ItemSource(
        name, nodeset, condition, choices, value_ref, label_ref, external=name in parts.external and not choices
    )


def _own_item(item: etree._Element, parts: Parts, path: str) -> Choice:
    label = item.find(f"{{{XFORMS}}}label")
    text = NO_TEXT
    if label is not None:
        reference = label.get("ref")
        text = (
            message(reference, parts.itext, path, parts.root)
            if reference
            else Text({"": text_pieces(label, path, parts.root)})
        )
    return Choice((item.findtext(f"{{{XFORMS}}}value") or "").strip(), text)


def list_choice(row: etree._Element, parts: Parts, path: str, value: str = "name", label: str = "label") -> Choice:
    """Make a choice of one row of a list."""
    if label.startswith("jr:itext("):
        identifier = row.findtext(label[len("jr:itext(") :].rstrip(") ")) or ""
        text = parts.itext.text(identifier, path, parts.root)
    else:
        text = Text({"": (row.findtext(label) or "",)})
    fields = {str(child.tag): child.text or "" for child in row}
    return Choice((row.findtext(value) or "").strip(), text, fields=fields)
