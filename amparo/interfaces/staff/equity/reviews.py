"""The list of reviews with the tasks, one review, one comparison, and the exact comparisons of a supervisor's own cases."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo import practice
from amparo.analysis.equity import queries
from amparo.analysis.equity.actions.making import quarters_due
from amparo.analysis.equity.queries import Reviewed
from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.fairness import Finding
from amparo.foundation.policy import Role
from amparo.interfaces.staff.equity import gaps, words
from amparo.interfaces.staff.equity.words import Shown
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Row, Table
from amparo.practice.numbers import equity
from amparo.practice.numbers.equity import Measure, amount
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*RESPONSIBLE)
def reviews(request: StaffRequest) -> HttpResponseBase:
    """Show every review of the agency, and what is done about gaps."""
    found = queries.reviews(request.access)
    context = {
        "title": _("Equal treatment"),
        "table": _reviews(found),
        "tasks": gaps.table(queries.gaps(request.access)),
        "exact_url": reverse("equity_exact") if request.access.role is Role.SUPERVISOR else "",
        "people": amount("people", clock.today()),
        "verified": equity.verified(clock.today()),
    }
    return render(request, "staff/equity/list.html", context)


def _reviews(found: Iterable[Reviewed]) -> Table:
    columns = (
        Column(_("Quarter")),
        Column(_("Comparisons"), numeric=True),
        Column(_("Gaps seen"), numeric=True),
        Column(_("Gaps confirmed"), numeric=True),
        Column(_("Reviewed on")),
    )
    return Table(_("Reviews"), columns, tuple(_reviewed(one) for one in found), caption_shown=True)


def _reviewed(one: Reviewed) -> tuple[Cell, ...]:
    return (
        Cell(words.quarter(one.row.first), reverse("equity_review", args=[one.row.pk])),
        Cell(str(sum(one.found.values())), numeric=True),
        Cell(str(one.found[Finding.SEEN]), numeric=True),
        Cell(str(one.found[Finding.CONFIRMED]), numeric=True),
        Cell(day(one.row.made_at.date())),
    )


@screen(*RESPONSIBLE)
def review(request: StaffRequest, equity_review: UUID) -> HttpResponseBase:
    """Show one review, measure by measure."""
    row, compared = queries.review(request.access, equity_review)
    shown = [(one, words.kept(one, row.made_at.date())) for one in compared]
    told = [(one, reverse("equity_comparison", args=[kept.pk])) for kept, one in shown if one is not None]
    context = {
        "title": _("Equal treatment: %(quarter)s") % {"quarter": words.quarter(row.first)},
        "row": row,
        "parts": _parts(told),
        "raised": sum(one.finding in (Finding.SEEN, Finding.CONFIRMED) for one, _url in told),
        "people": amount("people", row.made_at.date()),
        "method": method(row.made_at.date()),
    }
    return render(request, "staff/equity/review.html", context)


@screen(Role.SUPERVISOR)
def exact(request: StaffRequest) -> HttpResponseBase:
    """Show the exact comparisons of a quarter over the cases that the reader may open."""
    said = request.GET.get("first", "")
    try:
        first = date.fromisoformat(said) if said else None
    except ValueError:
        raise Refusal(NOT_THERE) from None
    found = queries.exact(request.access, first)
    context = {
        "title": _("Equal treatment in your cases: %(quarter)s") % {"quarter": words.quarter(found.quarter.first)},
        "parts": _parts((words.exact(line), "") for line in found.lines if line.finding is not Finding.TOO_FEW),
        "counted": found.counted,
        "people": amount("people", clock.today()),
        "quarters": [
            (words.quarter(one.first), reverse("equity_exact", query={"first": one.first.isoformat()}))
            for one in reversed(quarters_due(clock.today()))
            if one != found.quarter
        ],
        "method": method(clock.today()),
    }
    return render(request, "staff/equity/exact.html", context)


def _parts(told: Iterable[tuple[Shown, str]]) -> list[dict[str, object]]:
    """Return for each measure what it asks, its picture and its table."""
    found = list(told)
    parts = list[dict[str, object]]()
    for one in equity.measures(practice.catalogue()):
        here = [(shown, url) for shown, url in found if shown.measure.id == one.id]
        parts.append(
            {
                "title": words.said(one.title), "question": words.said(one.question), "limits": words.said(one.limits),
                "picture": picture(one, [shown for shown, _url in here]) if here else None,
                "table": _comparisons(one, here),
            }
        )  # fmt: skip
    return parts


def picture(one: Measure, shown: Iterable[Shown]) -> pictures.Intervals:
    """Return how far groups are behind as a picture with its table."""
    rows = tuple(
        pictures.Interval(words.group(each), round(each.gap, 1), round(each.low, 1), round(each.high, 1))
        for each in shown
    )
    return pictures.Intervals(words.said(one.title), rows, words.unit(one))


def _comparisons(one: Measure, told: Iterable[tuple[Shown, str]]) -> Table:
    columns = (Column(_("Group")), Column(_("Found")), Column(_("What it says")), Column(_("People"), numeric=True))
    rows = tuple(
        (
            Cell(words.group(shown), url),
            Cell(tag=words.finding(shown.finding)),
            Cell(words.reading(shown)),
            Cell(str(shown.people) if shown.people is not None else _("Not shown"), numeric=True),
        )
        for shown, url in told
    )
    return Table(words.said(one.title), columns, rows)


@screen(*RESPONSIBLE)
def comparison(request: StaffRequest, comparison: UUID) -> HttpResponseBase:
    """Show one comparison, the same in earlier quarters, and the task about it."""
    kept, same = queries.course(request.access, comparison)
    one = words.kept(kept, kept.review.made_at.date())
    if one is None:
        raise Refusal(NOT_THERE)
    told = [(each.review.first, words.kept(each, each.review.made_at.date())) for each in same]
    rows = tuple(
        pictures.Interval(words.quarter(first), each.gap, each.low, each.high)
        for first, each in told
        if each is not None
    )
    gap = queries.gap_of(request.access, kept)
    context = {
        "title": words.said(one.measure.title),
        "group": words.group(one),
        "quarter": words.quarter(kept.review.first),
        "review": kept.review,
        "tag": words.finding(one.finding),
        "reading": words.reading(one),
        "limits": words.said(one.measure.limits),
        "picture": pictures.Intervals(words.group(one), rows, words.unit(one.measure)),
        "definition": _definition(one.measure),
        "gap_url": reverse("equity_gap", args=[gap]) if gap else "",
    }
    return render(request, "staff/equity/comparison.html", context)


def _definition(one: Measure) -> list[Row]:
    rows = [
        Row(_("Counted"), str(figures.UNITS[one.unit])),
        Row(_("In which period something is counted"), str(figures.CLOCKS[one.clock])),
        Row(_("Of which"), one.who, isolate=True),
        Row(_("Those for which"), one.met, isolate=True),
        Row(_("Source"), languages.alone(one.source)),
    ]
    return [row for row in rows if row.value]


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
