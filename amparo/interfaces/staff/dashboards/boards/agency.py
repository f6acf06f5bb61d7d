"""The blocks of who counts and opens no case: protected figures with course and groups, then what is about no case."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from amparo.analysis.dashboards.agency import SIDES, Agency, Course
from amparo.analysis.indicators.figures import HIDDEN, Figure, Told
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.dashboards.boards import around, figures
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line, nothing
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.indicators.page import drawn, unit
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.parts import Cell, Column, Link
from amparo.practice.indicators import Indicator


def blocks(found: Agency) -> list[Block]:
    """Return what the dashboard of an information officer shows."""
    courses = [_course(one) for one in found.courses]
    groups = [_groups(one) for one in found.groups]
    return [figures.block(found.figures), *courses, *groups, _pyramid(found.pyramid), *around.blocks(found)]


def _course(one: Course) -> Block:
    title = _("%(figure)s: over time") % {"figure": words.title(one.indicator)}
    points = tuple(pictures.Point(words.period(period), drawn(one.indicator, told)) for period, told in one.told)
    lines = [_line(str(period), words.period(period), one.indicator, told) for period, told in one.told]
    return Block(
        f"course_{one.indicator.id}", title, _heads(_("When"), one.indicator), tuple(lines),
        picture=pictures.Course(title, points, unit(one.indicator)) if any(each.value for each in points) else None,
        link=_more(one.indicator, figures.page(one.indicator, one.told[-1][0])),
    )  # fmt: skip


def _groups(figure: Figure) -> Block:
    one, kind = figure.indicator, figure.by[0]
    title = _("%(figure)s: %(groups)s") % {"figure": words.title(one), "groups": words.KINDS[kind]}
    lines = [
        _line(line.group[0] if line.group else "all", words.groups(figure.by, line.group), one, line.now)
        for line in figure.lines
    ]
    shown = [(words.groups(figure.by, line.group), drawn(one, line.now)) for line in figure.lines if line.group]
    bars = tuple(pictures.Bar(name, value) for name, value in shown if value is not None)
    return Block(
        f"{one.id}_by_{kind}", title, _heads(str(words.KINDS[kind]), one), tuple(lines), note=_unlisted(figure),
        picture=pictures.Bars(title, bars, unit(one)) if bars else None,
        link=_more(one, figures.page(one, figure.period, kind)),
    )  # fmt: skip


def _unlisted(figure: Figure) -> str:
    if figure.too_few:
        return _("There are too few cases in this period to show these numbers by groups.")
    return _("Groups that are not listed have too few people to be shown, or nobody.")


def _heads(first: str, one: Indicator) -> tuple[Column, ...]:
    return (Column(first), Column(unit(one), numeric=True), Column(_("True value"), numeric=True))


def _line(code: str, name: str, one: Indicator, told: Told) -> Line:
    true = words.between(told) or "–"
    return Line(
        code, (Cell(name), Cell(words.number(one, told), numeric=True), Cell(true, numeric=True)), (("now", told),)
    )


def _more(one: Indicator, url: str) -> Link:
    return Link(_("What it means and does not mean"), url, about=words.title(one))


def _pyramid(figure: Figure) -> Block:
    told = {line.group: line.now for line in figure.lines if len(line.group) == len(SIDES)}
    title, sides = _("%(figure)s: age and sex") % {"figure": words.title(figure.indicator)}, ("female", "male")
    ages = [code for code, _label in labels.choices("age_band") if any(group[1] == code for group in told)]
    rows = tuple(
        pictures.Stack(labels.label("age_band", age), tuple(_value(told, sex, age) for sex in sides))
        for age in reversed(ages)
    )
    named = (labels.label("sex", "female"), labels.label("sex", "male"))
    picture = pictures.Pyramid(title, named, rows, _("Cases")) if rows else None
    lines = [_aged(age, told, sides, figure.indicator) for age in reversed(ages)]
    columns = (Column(_("Age when the case was opened")), *(Column(name, numeric=True) for name in named))
    return Block(
        "pyramid", title, columns, tuple(lines), note=_unlisted(figure), picture=picture, empty=nothing(),
        link=_more(figure.indicator, figures.page(figure.indicator, figure.period, *SIDES)),
    )  # fmt: skip


def _value(told: dict[tuple[str, ...], Told], sex: str, age: str) -> float | None:
    return told.get((sex, age), HIDDEN).value


def _aged(age: str, told: dict[tuple[str, ...], Told], sexes: Iterable[str], one: Indicator) -> Line:
    found: Sequence[tuple[str, Told]] = [(sex, told.get((sex, age), HIDDEN)) for sex in sexes]
    cells = tuple(Cell(words.number(one, each), numeric=True) for _sex, each in found)
    return Line(age, (Cell(labels.label("age_band", age)), *cells), tuple(found))
