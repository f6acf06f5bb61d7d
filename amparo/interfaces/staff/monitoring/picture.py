"""One place at a glance: alerts, observations, key informants, displaced people, people who pass, surroundings, services."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo import practice
from amparo.casework.directory.queries.coverage import activities, coverage
from amparo.casework.directory.queries.places import place_names
from amparo.casework.monitoring import queries
from amparo.casework.monitoring.kinds import KINDS
from amparo.casework.monitoring.queries import Picture
from amparo.casework.places import queries as surroundings
from amparo.foundation import clock
from amparo.interfaces.staff import labels, menu
from amparo.interfaces.staff.monitoring import lists, words
from amparo.interfaces.staff.monitoring.alerts import table as alert_table
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Table

SERVICES = "service_type"
NEWEST = 8


@screen(*menu.KEEPING)
def watch_place(request: StaffRequest, code: str) -> HttpResponseBase:
    """Show what is known of a place. Estimates, counts and registrations are never added up."""
    shown, language = queries.picture(request.access, code, clock.today()), languages.of_page()
    there, missing = services(code)
    context: dict[str, Any] = {
        "title": place_names([code], language)[code],
        "code": code,
        "today": clock.today(),
        "alerts": alert_table(_("Alerts"), queries.alerts(request.access, place=code, most=NEWEST)),
        "course": _course(shown) if shown.risks else None,
        "risks": _risks(shown),
        "informants": _informants(shown),
        "figures": _figures(shown),
        "flows": _flows(shown),
        "ways": _ways(shown) if shown.ways else None,
        "around": _around(request, code),
        "there": there,
        "missing": missing,
        "records": lists.table(_("Newest records"), queries.records(request.access, place=code, most=NEWEST)),
        "write": [Link(words.kind(kind), f"{reverse('watch_new', args=[kind])}?place={code}") for kind in KINDS],
    }
    return render(request, "staff/monitoring/place.html", context)


def services(code: str) -> tuple[list[str], list[str]]:
    """Return which kinds of help are offered in a place and which are not, in the reader's language."""
    kinds = [one.code for one in practice.catalogue().lists[SERVICES].offered(clock.today())]
    found = coverage(activities(), kinds, code)
    return tuple(
        [labels.label(SERVICES, one.kind) for one in found if bool(one.services) is there] for there in (True, False)
    )  # type: ignore[return-value]


def _course(shown: Picture) -> pictures.Course:
    points = tuple(pictures.Point(words.month(month), n) for month, n in zip(shown.months, shown.observed, strict=True))
    return pictures.Course(_("Observations by month"), points, _("Observations"))


def _risks(shown: Picture) -> Table:
    last = shown.months[-6:]
    columns = (Column(_("Protection risk")), *(Column(words.month(one), numeric=True) for one in last))
    rows = tuple(
        (Cell(labels.label("protection_risk", risk)), *(Cell(words.number(n), numeric=True) for n in counts[-6:]))
        for risk, counts in shown.risks.items()
    )
    return Table(_("Observations by risk, the last six months"), columns, rows, caption_shown=True)


def _informants(shown: Picture) -> Table:
    columns = (
        Column(_("Day")), Column(_("Place")), Column(_("Key informants"), numeric=True), Column(_("Here now"), numeric=True),
        Column(_("Arrived in seven days"), numeric=True), Column(_("Left in seven days"), numeric=True),
        Column(_("What worries people")),
    )  # fmt: skip
    counted = ("asked/asked_number", "estimate/estimate_present", "estimate/estimate_arrived", "estimate/estimate_left")
    rows = tuple(
        (
            Cell(day(one.day), reverse("watch_record", args=[one.pk])),
            Cell(one.place.name(languages.of_page()), isolate=True),
            *(Cell(one.said.get(path, ""), numeric=True) for path in counted),
            Cell(_(", ").join(labels.labels("protection_risk", one.said.get("worry/worry_risks", "").split()))),
        )
        for one in shown.informants
    )
    return Table(_("Estimates of key informants"), columns, rows, caption_shown=True)


def _figures(shown: Picture) -> Table:
    columns = (
        Column(_("Round")), Column(_("Day")), Column(_("Displaced people"), numeric=True), Column(_("Operation")),
        Column(_("Source")), Column(_("Sensitivity")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(str(one.round)), Cell(day(one.reported_on)), Cell(words.number(one.people), numeric=True),
            Cell(one.operation, isolate=True), Cell(one.source, isolate=True),
            Cell(labels.label("figure_sensitivity", one.level)),
        )
        for one in shown.figures
    )  # fmt: skip
    return Table(_("Displaced people by round (DTM)"), columns, rows, caption_shown=True)


def _flows(shown: Picture) -> Table:
    directions = labels.choices("flow_direction")
    columns = (
        Column(_("Month")),
        *(Column(name, numeric=True) for _code, name in directions),
        Column(_("Hours counted"), numeric=True),
    )
    rows = tuple(
        (
            Cell(words.month(one.month)),
            *(Cell(words.number(one.people.get(code, 0)), numeric=True) for code, _name in directions),
            Cell(words.number(one.hours), numeric=True),
        )
        for one in reversed(shown.flows)
    )
    return Table(_("People who passed, as counted"), columns, rows, caption_shown=True)


def _ways(shown: Picture) -> pictures.Bars:
    bars = tuple(pictures.Bar(labels.label("transport", code), number) for code, number in shown.ways[:6])
    return pictures.Bars(_("How they travelled"), bars, _("People"))


def _around(request: StaffRequest, code: str) -> Table:
    columns = (Column(_("Factor")), Column(_("What it does")), Column(_("What is known")), Column(_("Since")))
    rows = tuple(
        (
            Cell(labels.label("factor", one.factor)), Cell(labels.label("polarity", one.polarity)),
            Cell(one.evidence, isolate=True), Cell(day(one.valid_from)),
        )
        for one in surroundings.standing(request.access, code, clock.today())
    )  # fmt: skip
    return Table(_("Surroundings"), columns, rows, caption_shown=True)
