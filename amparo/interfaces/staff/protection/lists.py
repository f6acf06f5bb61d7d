"""The analyses of the agency, and protection risks by severity and area over time (P20)."""

from collections.abc import Iterable

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.protection import queries
from amparo.analysis.protection.queries import AnalysisView, Severity
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.protection.saying import sentences, words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag

ANALYSTS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
TONES = {"draft": "yellow", "reviewed": "blue", "approved": "green", "shared": "green"}


@screen(*ANALYSTS)
def analyses(request: StaffRequest) -> HttpResponseBase:
    """Show every analysis, what is worked on before what is approved."""
    columns = (Column(_("Analysis")), Column(_("Places")), Column(_("Period")), Column(_("How it stands")))
    rows = tuple(_row(one) for one in queries.listed(request.access))
    context = {
        "title": _("Protection analysis"),
        "table": Table(_("Analyses"), columns, rows),
        "may_begin": queries.may_begin(request.access),
        "empty_text": _("No analysis has been begun yet."),
    }
    return render(request, "staff/protection/list.html", context)


def _row(view: AnalysisView) -> tuple[Cell, ...]:
    named = words.places(view.places).values()
    return (
        Cell(view.title, reverse("analysis", args=[view.id]), isolate=True),
        Cell(_(", ").join(map(languages.alone, named))),
        Cell(words.period(view.row.begins_on, view.row.ends_on)),
        Cell(tag=state(view)),
    )


def state(view: AnalysisView) -> Tag:
    """Return how an analysis stands, as a mark."""
    return Tag(words.status(view.row.status), TONES[view.row.status])  # type: ignore[arg-type]


@screen(*ANALYSTS)
def severities(request: StaffRequest) -> HttpResponseBase:
    """Show what panels agreed on in approved analyses: newest by risk and place, and the course in each place."""
    found = queries.severities(request.access)
    newest = {(one.place, one.risk): one for one in found}
    names = words.places(sorted({one.place for one in found}))
    columns = (
        Column(_("Place")),
        Column(_("Risk")),
        Column(_("Severity")),
        Column(_("Confidence")),
        Column(_("Period")),
    )
    ordered = sorted(newest.values(), key=lambda one: (names[one.place].casefold(), -int(one.phase), one.risk))
    context = {
        "title": _("Protection risks by severity and area"),
        "table": Table(_("The newest approved analysis of each place"), columns, tuple(_severity(one, names) for one in ordered)),
        "courses": [_course(names[code], [one for one in found if one.place == code]) for code in names],
        "how": sentences.how_severity_is_set(),
        "verified": sentences.phases_not_verified(),
        "empty_text": _("No analysis has been approved yet."),
    }  # fmt: skip
    return render(request, "staff/protection/severities.html", context)


def _severity(one: Severity, names: dict[str, str]) -> tuple[Cell, ...]:
    return (
        Cell(names[one.place], isolate=True),
        Cell(labels.label("protection_risk", one.risk)),
        Cell(labels.label("severity_phase", one.phase)),
        Cell(words.short(labels.label("analysis_confidence", one.confidence))),
        Cell(words.period(one.begins_on, one.ends_on), reverse("analysis", args=[one.analysis])),
    )


def _course(place: str, found: Iterable[Severity]) -> pictures.Grades:
    """Return the picture of one place: each risk in each period, as its panel agreed."""
    listed = list(found)
    ends = sorted({one.ends_on for one in listed})
    said = {(one.risk, one.ends_on): one.phase for one in listed}
    rows = tuple(
        pictures.Graded(
            labels.label("protection_risk", risk), tuple(int(said.get((risk, end), 0)) or None for end in ends)
        )
        for risk in sorted({one.risk for one in listed})
    )
    title = _("Severity in %(place)s by the end of the period") % {"place": languages.alone(place)}
    return pictures.Grades(title, tuple(day(end) for end in ends), rows, dict(enumerate(_phases(), 1)))


def _phases() -> list[str]:
    return [text for _code, text in labels.choices("severity_phase")]
