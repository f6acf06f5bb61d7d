"""Sets a dashboard on paper with typst: data goes in as JSON, never as markup; drawings are those of the screen."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from amparo.analysis.dashboards.queries import EXACT, Dashboard
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.dashboards import words
from amparo.interfaces.staff.dashboards.boards import Block
from amparo.interfaces.staff.dashboards.boards.blocks import Picture
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.ui import fonts
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell
from amparo.interfaces.ui.pictures import Map
from amparo.interfaces.ui.templatetags import ui_pictures

TEMPLATE = Path(__file__).with_name("dashboard.typ")
FONTS = "Noto Sans, Noto Naskh Arabic"
_DRAWING = re.compile(r'<svg [^>]*role="img".*?</svg>', re.DOTALL)
_ANCHORED, _OTHER_END = re.compile('text-anchor="(start|end)"'), {"start": "end", "end": "start"}


@dataclass(frozen=True)
class Section:
    """One part: heading, what its numbers are of, its drawing with a legend, its table."""

    title: str
    note: str
    drawing: str
    legend: list[tuple[int, str]]
    heads: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    empty: str


@dataclass(frozen=True)
class Paper:
    """A whole dashboard in the reader's language. `page` holds {page} and {pages}."""

    title: str
    language: str
    direction: str
    stays: str
    printed: str
    page: str
    facts: list[str]
    about: list[str]
    sections: list[Section]
    patterns: list[str]


def paper(found: Dashboard, blocks: list[Block], role: Role) -> Paper:
    """Return a dashboard as it is printed."""
    printed = _("Made on %(moment)s from Amparo") % {"moment": moment(clock.now())}
    return Paper(
        words.title(role),
        get_language() or "en",
        "rtl" if get_language_bidi() else "ltr",
        _("Exact figures: they stay in the office") if role in EXACT else _("Protected figures"),
        printed,
        _("Page {page} of {pages}"),
        [menu.role_name(role), figures.period(found.period)],
        words.about(found),
        [_section(block) for block in blocks],
        [_swatch(number) for number in range(7)],
    )


def _section(block: Block) -> Section:
    drawing, legend = drawn(block.picture) if block.picture else ("", [])
    heads = block.columns
    rows = [[_text(cell) for cell in line.cells] for line in block.lines]
    return Section(
        block.title, block.note, drawing, legend, [head.text for head in heads], [head.numeric for head in heads], rows,
        "" if rows else block.empty,
    )  # fmt: skip


def _text(cell: Cell) -> str:
    return " · ".join(part for part in (cell.text, cell.tag.text if cell.tag else "") if part)


def drawn(picture: Picture | Map) -> tuple[str, list[tuple[int, str]]]:
    """Return a picture as SVG, and its legend: the number of each pattern and what it stands for."""
    kind = type(picture).__name__.lower()
    made: dict[str, Any] = getattr(ui_pictures, f"{kind}_picture")(picture)
    html = render_to_string(f"ui/pictures/{kind}.html", made)
    found = _DRAWING.search(html)
    if found is None:
        raise LookupError(f"no drawing in ui/pictures/{kind}.html")
    height = made["height"]
    if isinstance(picture, Map):
        height = round(480 * picture.view[3] / picture.view[2])
    return _standing(found[0], height), [(pattern, label) for label, pattern in made.get("legend", ())]


def _standing(drawing: str, height: int) -> str:
    """Return a drawing as a file of its own: with a namespace, a size and fonts; in it every text runs from the left."""
    if get_language_bidi():
        drawing = _ANCHORED.sub(lambda found: f'text-anchor="{_OTHER_END[found[1]]}"', drawing)
    more = f'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="{height}" font-family="{FONTS}" '
    return drawing.replace("<svg ", more, 1)


def _swatch(pattern: int) -> str:
    """Return the pattern of a number as a small drawing for a legend."""
    defined = render_to_string("ui/pictures/patterns.html", {"key": "l"})
    box = f'<rect x=".5" y=".5" width="21" height="15" fill="url(#l-{pattern})" stroke="#17212b"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 16" width="22" height="16">{defined}{box}</svg>'


def pdf(one: Paper) -> bytes:
    """Return a dashboard as a PDF with page numbers, in any mixture of scripts the fonts hold."""
    data = json.dumps(asdict(one), ensure_ascii=False)
    made = typst.compile(TEMPLATE, sys_inputs={"data": data}, font_paths=[fonts.FOLDER], ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("typst gave several files for one document")
    return made
