"""Why: a page shows a figure by one tag; drawing and table always come together, so no number hides in a picture."""

from typing import Any
from uuid import uuid4

from django import template
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.parts import Table
from amparo.interfaces.ui.pictures import maps, written
from amparo.interfaces.ui.pictures.drawing import PATTERNS
from amparo.interfaces.ui.pictures.groups import GRADES

register = template.Library()


@register.inclusion_tag("ui/pictures/levels.html")
def levels_picture(picture: pictures.Levels) -> dict[str, Any]:
    """Show risk and protection on the four levels, first and latest: `{% levels_picture picture %}`."""
    rtl = get_language_bidi()
    placed = pictures.levels_shapes(picture, rtl=rtl)
    ends = (480, 0) if rtl else (0, 480)
    return _drawing(picture, placed, 40 + 74 * len(placed)) | {"risk_x": ends[0], "protection_x": ends[1]}


@register.inclusion_tag("ui/pictures/journey.html")
def journey_picture(picture: pictures.Journey) -> dict[str, Any]:
    """Show a journey as a line of time with its table: `{% journey_picture journey %}`."""
    words = {
        "origin": _("Home"),
        "transit": _("Passing through"),
        "stay": _("Staying"),
        "way": _("On the way"),
        "return": _("Way back"),
    }
    shapes = pictures.journey_shapes(picture, rtl=get_language_bidi())
    return _drawing(picture, shapes, 84) | {"stops": [(stop, words[stop.kind]) for stop in picture.stops]}


@register.inclusion_tag("ui/pictures/bars.html")
def bars_picture(picture: pictures.Bars, below: Table | None = None) -> dict[str, Any]:
    """Show a bar chart, or one stacked bar: `{% bars_picture chart %}`; `below` takes the place of its table."""
    rtl = get_language_bidi()
    if picture.stacked:
        return _drawing(picture, pictures.stacked_shapes(picture, rtl=rtl), 56) | {"below": below}
    shapes = pictures.bar_shapes(picture, rtl=rtl)
    drawn = written.bars(shapes, 480 if rtl else 0)
    return _drawing(picture, shapes, 52 * len(shapes)) | {"drawn": drawn, "below": below}


@register.inclusion_tag("ui/pictures/course.html")
def course_picture(picture: pictures.Course, below: Table | None = None) -> dict[str, Any]:
    """Show how one number moved as a line with its points: `{% course_picture course %}`."""
    return _drawing(picture, pictures.course_dots(picture, rtl=get_language_bidi()), 190) | {"below": below}


@register.inclusion_tag("ui/pictures/rounds.html")
def rounds_picture(picture: pictures.Rounds) -> dict[str, Any]:
    """Show how something moved from round to round, 0 to 1: `{% rounds_picture picture %}`."""
    rtl = get_language_bidi()
    shapes = pictures.rounds_shapes(picture, rtl=rtl)
    height = (34 + 20 * len(picture.labels)) * len(picture.rows)
    legend = [(label, PATTERNS[index % len(PATTERNS)]) for index, label in enumerate(picture.labels)]
    table = [(row, list(zip(picture.labels, row.values, strict=True))) for row in picture.rows]
    more = {
        "table": table,
        "cuts": pictures.cut_lines(picture, rtl=rtl),
        "legend": legend,
        "start_x": 480 if rtl else 0,
    }
    return _drawing(picture, shapes, height) | more


@register.inclusion_tag("ui/pictures/map.html")
def map_picture(picture: pictures.Map) -> dict[str, Any]:
    """Show a map by area with its legend and its table: `{% map_picture picture %}`."""
    placed = pictures.map_areas(picture)
    patterns = {one.pattern for one in placed}
    unnumbered = [(maps.HIDDEN, _("Too few, or not shown")), (maps.UNKNOWN, picture.unknown or _("Not known"))]
    more = {
        "view": " ".join(map(str, picture.view)),
        "scale": str(picture.scale),
        "font": str(round(15 * picture.scale, 1)),
        "halo": str(round(4 * picture.scale, 1)),
        "legend": [(words, one) for one, words in (*maps.legend(picture), *unnumbered) if one in patterns],
        "swatch": (f"{24 * picture.scale:.1f}", f"{16 * picture.scale:.1f}"),
        "leads": any(one.linked for one in placed),
    }
    return _drawing(picture, placed, 0) | more


@register.inclusion_tag("ui/pictures/stacks.html")
def stacks_picture(picture: pictures.Stacks, below: Table | None = None) -> dict[str, Any]:
    """Show bars in parts, one under another: `{% stacks_picture picture %}`."""
    rtl = get_language_bidi()
    shapes = pictures.stacks_shapes(picture, rtl=rtl)
    legend = [(part, GRADES[index % len(GRADES)]) for index, part in enumerate(picture.parts)]
    table = [(row, list(zip(picture.parts, row.values, strict=True))) for row in picture.rows]
    more = _drawing(picture, shapes, 52 * len(shapes)) | {"legend": legend, "table": table, "below": below}
    return more | {"drawn": written.stacks(shapes, 480 if rtl else 0, more["key"])}


@register.inclusion_tag("ui/pictures/pyramid.html")
def pyramid_picture(picture: pictures.Pyramid, below: Table | None = None) -> dict[str, Any]:
    """Show two groups back to back by age: `{% pyramid_picture picture %}`."""
    shapes = pictures.pyramid_shapes(picture, rtl=get_language_bidi())
    legend = [(side, PATTERNS[index]) for index, side in enumerate(picture.sides)]
    table = [(row, list(zip(picture.sides, row.values, strict=True))) for row in picture.rows]
    return _drawing(picture, shapes, 30 + 34 * len(shapes)) | {"legend": legend, "table": table, "below": below}


@register.inclusion_tag("ui/pictures/intervals.html")
def intervals_picture(picture: pictures.Intervals) -> dict[str, Any]:
    """Show how far groups are behind, with what stays open: `{% intervals_picture picture %}`."""
    placed, line = pictures.interval_shapes(picture, rtl=get_language_bidi())
    start = 480 if get_language_bidi() else 0
    return _drawing(picture, placed, 52 * len(placed)) | {"line_x": line, "start_x": start}


@register.inclusion_tag("ui/pictures/grades.html")
def grades_picture(picture: pictures.Grades) -> dict[str, Any]:
    """Show how grave things were said to be from time to time: `{% grades_picture picture %}`."""
    rtl = get_language_bidi()
    placed = pictures.grades_shapes(picture, rtl=rtl)
    table = [
        (row, [(label, picture.meaning.get(grade or 0, "")) for label, grade in zip(picture.labels, row.grades, strict=True)])
        for row in picture.rows
    ]  # fmt: skip
    return _drawing(picture, placed, 4 + 56 * len(placed)) | {"table": table, "start_x": 480 if rtl else 0}


def _drawing(picture: object, placed: object, height: int) -> dict[str, Any]:
    """Name the parts of one drawing; the key keeps ids of two drawings on one page apart."""
    return {"picture": picture, "placed": placed, "height": height, "key": f"p{uuid4().hex[:8]}"}
