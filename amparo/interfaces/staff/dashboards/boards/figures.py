"""Figures as practice defines them, each with the period before, what became of it and its target; every one opens its page."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.dashboards.standing import Change, Reached, change, reached
from amparo.analysis.indicators.figures import HIDDEN, Figure
from amparo.analysis.indicators.periods import Period
from amparo.foundation import clock
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.indicators.asking import coded
from amparo.interfaces.ui.parts import Cell, Column, Link, Tag, Tone
from amparo.practice.indicators import Indicator

CHANGES: dict[Change, tuple[object, Tone]] = {
    Change.BETTER: (gettext_lazy("Better"), "green"),
    Change.WORSE: (gettext_lazy("Worse"), "red"),
    Change.MORE: (gettext_lazy("More"), "blue"),
    Change.LESS: (gettext_lazy("Fewer"), "blue"),
    Change.SAME: (gettext_lazy("The same"), "grey"),
    Change.UNSURE: (gettext_lazy("No change beyond rounding"), "grey"),
}
TARGETS: dict[Reached, tuple[object, Tone]] = {
    Reached.YES: (gettext_lazy("Reached"), "green"),
    Reached.NO: (gettext_lazy("Not reached"), "orange"),
    Reached.UNSURE: (gettext_lazy("Cannot be told after rounding"), "grey"),
}


def block(figures: Sequence[Figure]) -> Block:
    """Return all figures of a dashboard."""
    period = figures[0].period
    exact = all(one.exact or not words.between(one.whole.now) for one in figures)
    heads = [Column(_("Figure")), Column(words.period(period), numeric=True)]
    heads += [] if exact else [Column(_("True value"), numeric=True)]
    heads += [Column(words.period(period.before()), numeric=True), Column(_("Since then")), Column(_("Target"))]
    return Block(
        "figures", _("What the work adds up to"), tuple(heads), tuple(_line(one, rounded=not exact) for one in figures),
        note=note(period),
        link=Link(_("All figures"), reverse("figures", query={"period": coded(period)})),
    )  # fmt: skip


def note(period: Period) -> str:
    """Return that a period is not over, where it is not."""
    over = period.last < clock.today()
    return "" if over else _("The period is not over yet; the one before it is whole.")


def _line(figure: Figure, *, rounded: bool) -> Line:
    one, line = figure.indicator, figure.whole
    cells = [Cell(words.title(one), url=page(one, figure.period)), Cell(words.number(one, line.now), numeric=True)]
    between = "" if figure.exact else words.between(line.now)
    cells += [Cell(between or "–", numeric=True)] if rounded else []
    cells += [Cell(words.number(one, line.before), numeric=True), _changed(figure), _target(figure)]
    return Line(one.id, tuple(cells), (("now", line.now), ("before", line.before or HIDDEN)))


def page(one: Indicator, period: Period, *by: str) -> str:
    """Return the address of a figure's page, where its definition and its limits stand."""
    query = dict(zip(("by", "and"), by, strict=False))
    return f"{_place(one.id)}?{urlencode({'period': coded(period), **query})}"


@cache
def _place(name: str) -> str:
    return reverse("figure", args=[name])


def _changed(figure: Figure) -> Cell:
    found = change(figure)
    if found is Change.NOT_KNOWN or (found in (Change.MORE, Change.LESS) and not _over(figure.period.last)):
        return Cell("–")
    text, tone = CHANGES[found]
    return Cell(tag=Tag(str(text), tone))


def _over(last: date) -> bool:
    """Return whether a period is over: of one that goes on there are fewer of everything."""
    return last < clock.today()


def _target(figure: Figure) -> Cell:
    found, target = reached(figure), words.target(figure.indicator)
    if found is Reached.NO_TARGET:
        return Cell(target or "–")
    text, tone = TARGETS[found]
    return Cell(target, tag=Tag(str(text), tone))
