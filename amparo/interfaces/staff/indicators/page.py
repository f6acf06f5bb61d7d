"""One indicator: its number, by groups as a picture and a table, over time, and what it means and does not mean."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import Figure, Line, Told
from amparo.analysis.indicators.periods import Period, Span
from amparo.interfaces.staff.indicators import defining, words
from amparo.interfaces.staff.indicators.asking import asked
from amparo.interfaces.staff.indicators.lists import LOOKERS, address
from amparo.interfaces.staff.practice import words as content
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.parts import Cell, Column, Row, Table
from amparo.practice.indicators import SHARES, Indicator, Measure

STEPS = 8
"""So many periods make a course."""


@screen(*LOOKERS)
def figure(request: StaffRequest, indicator: str) -> HttpResponse:
    """Show one indicator."""
    one = queries.indicator(request.access, indicator)
    wanted = asked(request.GET.dict(), request.access, one, queries.most_by(request.access, one))
    found, course = queries.with_course(request.access, one.id, wanted.period, wanted.by, _periods(wanted.period))
    context = {
        "title": words.title(one),
        "figure": found,
        "number": words.number(one, found.whole.now),
        "between": words.between(found.whole.now),
        "before": words.number(one, found.whole.before),
        "period": words.period(wanted.period),
        "period_before": words.period(wanted.period.before()),
        "limits": words.said(one, one.limits),
        "filter_form": wanted.form,
        "picture": picture(found),
        "table": table(found),
        "course": _course(one, course),
        "definition": definition(one),
        "keep_url": "" if found.stays_on_screen else address("figure_keep", one.id, wanted),
        "file_url": "" if found.stays_on_screen else address("figure_file", one.id, wanted),
        "cases_url": address("figure_cases", one.id, wanted) if found.exact and found.of_cases else "",
    }
    return render(request, "staff/indicators/page.html", context)


def _periods(last: Period) -> list[Period]:
    found = [last]
    while len(found) < (STEPS if last.span is not Span.DAYS else 2):
        found.append(found[-1].before())
    return found[::-1]


def drawn(one: Indicator, told: Told) -> float | None:
    """Return a number as it is drawn: a share in percent."""
    if told.value is None:
        return None
    return round(told.value * 100, 1) if one.measure in SHARES else round(told.value, 1)


def unit(one: Indicator) -> str:
    """Return in what an indicator is drawn."""
    match one.measure:
        case Measure.SHARE | Measure.PARTS:
            return _("Per cent")
        case Measure.MEDIAN:
            return _("Days")
        case Measure.PEOPLE | Measure.SUM:
            return _("People")
        case Measure.WORKERS:
            return _("Case workers")
    return str(defining.UNITS[one.unit])


def picture(found: Figure) -> pictures.Bars | None:
    """Return the groups as bars, of those whose number is shown; nothing where there are none."""
    one = found.indicator
    shown = [(line, drawn(one, line.now)) for line in found.lines if line.group]
    bars = tuple(pictures.Bar(words.groups(found.by, line.group), value) for line, value in shown if value is not None)
    return pictures.Bars(words.title(one), bars, unit(one)) if bars else None


def _course(one: Indicator, told: list[tuple[Period, Told]]) -> pictures.Course:
    points = tuple(pictures.Point(words.period(period), drawn(one, number)) for period, number in told)
    return pictures.Course(_("Over time"), points, unit(one))


def table(found: Figure) -> Table | None:
    """Return the numbers by groups; nothing where the figure is not broken down."""
    if not found.by:
        return None
    heads = [Column(_("Group")), Column(words.period(found.period), numeric=True)]
    heads += [Column(_("True value"), numeric=True)] if not found.exact and found.indicator.measure in SHARES else []
    heads.append(Column(words.period(found.period.before()), numeric=True))
    return Table(
        _("By groups"), tuple(heads), tuple(_row(found, line, len(heads)) for line in found.lines), caption_shown=True
    )


def _row(found: Figure, line: Line, many: int) -> tuple[Cell, ...]:
    one = found.indicator
    cells = [Cell(words.groups(found.by, line.group)), Cell(words.number(one, line.now), numeric=True)]
    cells += [Cell(words.between(line.now) or "–", numeric=True)] if many > 3 else []
    return (*cells, Cell(words.number(one, line.before), numeric=True))


def definition(one: Indicator) -> list[Row]:
    """Return what stands behind an indicator, as its table in practice says it."""
    rows = [
        Row(_("Counted"), str(defining.UNITS[one.unit])),
        Row(_("In which period something is counted"), str(defining.CLOCKS[one.clock])),
        Row(_("Of which"), one.denominator, isolate=True),
        Row(_("Those for which"), one.numerator, isolate=True),
        Row(_("Number taken"), one.value, isolate=True),
        Row(_("Target"), words.target(one)),
        Row(_("Direction"), str(defining.BETTER[one.direction])),
        Row(_("For who may not open the cases"), words.further(one)),
        Row(_("Code in the standard"), one.standard, isolate=True),
        Row(_("Source"), languages.alone(one.source)),
        Row(_("Checked against its source"), content.checked(verified=one.verified).text),
    ]
    return [row for row in rows if row.value]
