"""Sets a summary on paper with typst: data goes in as JSON, never as markup, so nothing a person wrote can run."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import typst

from amparo.interfaces.ui import fonts

TEMPLATE = Path(__file__).with_name("summary.typ")


@dataclass(frozen=True)
class Item:
    """Something that happened or was written: what, when and by whom, and its text."""

    title: str
    note: str = ""
    text: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the summary: pairs of words and values, then items."""

    title: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    entries: list[Item] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole summary, in the reader's language. `page` holds {page} and {pages}."""

    title: str
    language: str
    direction: str
    confidential: str
    code: str
    printed: str
    page: str
    name: str
    facts: list[str]
    sections: list[Section]


def pdf(paper: Paper) -> bytes:
    """Return `paper` as a PDF with page numbers, in any mixture of scripts the fonts hold."""
    data = json.dumps(asdict(paper), ensure_ascii=False)
    made = typst.compile(TEMPLATE, sys_inputs={"data": data}, font_paths=[fonts.FOLDER], ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("typst gave several files for one document")
    return made
