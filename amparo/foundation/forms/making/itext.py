"""Reads the words of an XForm: texts by id in several languages, and values shown among words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from amparo.foundation.forms.wording import Slot, Text

XFORMS = "http://www.w3.org/2002/xforms"
_ITEXT = re.compile(r"jr:itext\(\s*(['\"])(.*?)\1\s*\)")
# Names that real forms give their languages instead of a code.
_LANGUAGES = {
    "default": "", "english": "en", "french": "fr", "français": "fr", "francais": "fr", "spanish": "es",
    "español": "es", "espanol": "es", "arabic": "ar", "العربية": "ar", "portuguese": "pt", "português": "pt",
    "russian": "ru", "ukrainian": "uk", "somali": "so", "amharic": "am", "tigrinya": "ti", "swahili": "sw",
    "dari": "prs", "pashto": "ps",
}  # fmt: skip
_NAME_PATH = re.compile(r"\s*(?:/[\w.\-:]+)+\s*|\s*(?:\.\./)*[\w.\-:]+(?:/[\w.\-:]+)*\s*")


def local(tag: str) -> str:
    """Give a tag's name without its namespace."""
    return tag.rpartition("}")[2]


@dataclass(frozen=True)
class Itext:
    """The texts of a form by language and id; `forms` other than the plain one (image, audio, guidance) by name."""

    languages: tuple[str, ...]
    texts: Mapping[str, Mapping[str, Mapping[str, etree._Element]]]
    names: Mapping[str, str]

    def text(self, identifier: str, base: str, root: str, form: str = "") -> Text:
        """Give a text by its id in all languages."""
        pieces = {}
        for language in self.languages:
            value = self.texts[language].get(identifier, {}).get(form)
            if value is not None:
                pieces[language] = text_pieces(value, base, root)
        return Text(pieces)


def read_itext(model: etree._Element) -> Itext:
    """Read all texts of a form, the default language first."""
    found: dict[str, dict[str, dict[str, etree._Element]]] = {}
    first: list[str] = []
    codes = language_codes(t.get("lang") or "" for t in model.iterfind(f"{{{XFORMS}}}itext/{{{XFORMS}}}translation"))
    for translation in model.iterfind(f"{{{XFORMS}}}itext/{{{XFORMS}}}translation"):
        language = codes[translation.get("lang") or ""]
        if translation.get("default") is not None:
            first.insert(0, language)
        else:
            first.append(language)
        found[language] = {
            str(text.get("id")): {value.get("form") or "": value for value in text.iterfind(f"{{{XFORMS}}}value")}
            for text in translation.iterfind(f"{{{XFORMS}}}text")
        }
    return Itext(tuple(first), found, {code: name for name, code in codes.items()})


def language_codes(names: Iterable[str]) -> dict[str, str]:
    """Give each language of a form its code: `Français (fr)` is fr; a name without code is looked up, else kept."""
    codes: dict[str, str] = {}
    for name in names:
        coded = re.search(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$", name)
        code = coded.group(1) if coded else _LANGUAGES.get(name.strip().lower(), name)
        codes[name] = name if code in codes.values() else code
    return codes


def text_pieces(element: etree._Element, base: str, root: str) -> tuple[str | Slot, ...]:
    """Read an element's words and the values shown among them; `base` is the question's path."""
    pieces: list[str | Slot] = [element.text] if element.text else []
    for child in element:
        source = child.get("value") or child.get("ref")
        if local(str(child.tag)) == "output" and source:
            pieces.append(_slot(source, base, root))
        elif child.text:
            pieces.append(child.text)
        if child.tail:
            pieces.append(child.tail)
    return tuple(pieces)


def _slot(source: str, base: str, root: str) -> Slot:
    if not _NAME_PATH.fullmatch(source):
        return Slot("", source.strip())
    return Slot(resolved(source.strip(), base, root), source.strip())


def resolved(reference: str, base: str, root: str) -> str:
    """Turn a reference (`/data/a`, `../a`) into a path without the root; `base` is where it stands."""
    if reference.startswith("/"):
        parts = [part.rpartition(":")[2] for part in reference.strip("/").split("/")]
        return "/".join(parts[1:] if parts and parts[0] == root else parts)
    place = [part for part in base.split("/") if part]
    for part in reference.split("/"):
        if part == "..":
            place = place[:-1]
        elif part not in (".", "current()", ""):
            place.append(part.rpartition(":")[2])
    return "/".join(place)


def message(value: str | None, itext: Itext, base: str, root: str) -> Text:
    """Read a message that is plain words or jr:itext('id')."""
    if not value:
        return Text()
    named = _ITEXT.fullmatch(value.strip())
    return itext.text(named.group(2), base, root) if named else Text({"": (value,)})
