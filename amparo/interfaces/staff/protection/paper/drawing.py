"""Maps on paper: the drawing of the screen as a file of its own, its legend, and what is read out in its place."""

from pathlib import Path
from typing import Any

import typst
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from amparo.interfaces.staff.dashboards.paper import drawn
from amparo.interfaces.ui import fonts, pictures

TEMPLATE = Path(__file__).with_name("drawing.typ")
SHARP = 220
"""Dots an inch of a drawing where a word processor cannot read the drawing itself."""


def plain(picture: pictures.Map) -> dict[str, Any]:
    """Return a map as plain values: SVG, its legend of SVG and words, what is read out, whose boundaries these are."""
    svg, legend = drawn(picture)
    simplified = _("They are simplified, and say nothing about whose land it is.")
    told = [f"{one.name}: {one.label}" for one in picture.areas if one.label]
    return {
        "kind": "drawing", "title": picture.title, "svg": svg, "alt": _("; ").join([picture.title, *told]),
        "legend": [(_swatch(picture, pattern), words) for pattern, words in legend],
        "source": _("Boundaries: %(source)s.") % {"source": picture.source} + f" {simplified}",
    }  # fmt: skip


def _swatch(picture: pictures.Map, pattern: int) -> str:
    """Return a pattern of a map as a small drawing for its legend."""
    defined = render_to_string("ui/pictures/map/patterns.html", {"key": "l", "scale": "1", "picture": picture})
    box = f'<rect x=".5" y=".5" width="21" height="15" fill="url(#l-{pattern})" stroke="#17212b"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 16" width="22" height="16">{defined}{box}</svg>'


def pixels(svg: str, width: int) -> bytes:
    """Return a drawing as PNG; `width` in millimetres."""
    made = typst.compile(
        TEMPLATE, format="png", ppi=SHARP, sys_inputs={"svg": svg, "width": str(width)},
        font_paths=[fonts.FOLDER], ignore_system_fonts=True,
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError("typst gave several pictures for one drawing")
    return made
