"""What the pages of reviews have in common: a measure with its picture and its table, and how groups are compared."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from amparo import practice
from amparo.interfaces.staff.equity import readings, words
from amparo.interfaces.staff.equity.words import Shown
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.parts import Cell, Column, Row, Table
from amparo.practice.numbers import equity
from amparo.practice.numbers.equity import Measure, amount


def parts(told: Iterable[tuple[Shown, str]]) -> list[dict[str, object]]:
    """Return for each measure what it asks, its picture and its table."""
    found = list(told)
    made = list[dict[str, object]]()
    for one in equity.measures(practice.catalogue()):
        here = [(shown, url) for shown, url in found if shown.measure.id == one.id]
        made.append(
            {
                "title": words.said(one.title), "question": words.said(one.question), "limits": words.said(one.limits),
                "picture": picture(one, [shown for shown, _url in here]) if here else None,
                "table": _comparisons(one, here),
            }
        )  # fmt: skip
    return made


def picture(one: Measure, shown: Iterable[Shown]) -> pictures.Intervals:
    """Return how far groups are behind as a picture with its table."""
    rows = tuple(
        pictures.Interval(words.group(each), round(each.gap, 1), round(each.low, 1), round(each.high, 1))
        for each in shown
    )
    return pictures.Intervals(words.said(one.title), rows, words.unit(one), _("Group"))


def _comparisons(one: Measure, told: Iterable[tuple[Shown, str]]) -> Table:
    columns = (Column(_("Group")), Column(_("Finding")), Column(_("What it says")), Column(_("People"), numeric=True))
    rows = tuple(
        (
            Cell(words.group(shown), url),
            Cell(tag=words.finding(shown.finding)),
            Cell(readings.reading(shown)),
            Cell(str(shown.people) if shown.people is not None else _("Not shown"), numeric=True),
        )
        for shown, url in told
    )
    return Table(words.said(one.title), columns, rows)


def method(on: date) -> list[Row]:
    """Return how groups are compared, and what it takes to call something a gap."""
    per_mille = _("at most %(number)s of 1,000 reviews without any gap")
    return [
        Row(_("Waits"), _("Log-rank test within strata; how many times as long by inverting the test (Tsiatis 1990)")),
        Row(_("Shares"), _("Test of Cochran, Mantel and Haenszel; odds ratio with the interval of Robins, Breslow, Greenland")),
        Row(_("All comparisons together"), _("Holm's method")),
        Row(_("A gap is seen by mistake in"), per_mille % {"number": amount("seen", on)}),
        Row(_("It is confirmed at once in"), per_mille % {"number": amount("at_once", on)}),
        Row(
            _("Or when it is seen again"),
            _("in one of the next %(number)s quarters, among people who came later") % {"number": amount("again_within", on)},
        ),
        Row(
            _("Smallest gap that matters"),
            _("a wait %(delay)s%% longer, or %(less)s fewer of 100")
            % {"delay": amount("smallest_delay", on), "less": amount("smallest_less", on)},
        ),
        Row(_("Smallest group"), _("%(number)s people, and as many others") % {"number": amount("people", on)}),
    ]  # fmt: skip
