"""The journey: where the person lived, passed and stayed, with the incidents on the way."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.queries import EntryKind
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.entries.file import event
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.languages import alone

STOPS = {"origin": "origin", "transit": "transit", "return": "return"}
LAST = date(9999, 12, 31)


@screen(*CASE_STAFF)
def journey(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the journey as a line of time and as a list, incidents beside the place where they happened."""
    view, context = page.frame(request, case_id, "case_journey")
    if not context["can"].story:
        raise Refusal("record.not_there")
    entries = cases.entries(request.access, case_id, [EntryKind.JOURNEY, EntryKind.INCIDENT], act="journey.listed")
    legs = sorted((each for each in entries if each.row.kind == EntryKind.JOURNEY), key=_start)
    incidents = [each for each in entries if each.row.kind == EntryKind.INCIDENT]
    placed = {each.id: _leg_of(each, legs) for each in incidents}
    context |= {
        "title": _("Journey"),
        "picture": _picture(legs, incidents, placed) if legs else None,
        "legs": [replace(event(view, leg), at=_start(leg)) for leg in legs],
        "incidents": [event(view, each) for each in incidents],
        "new_leg": reverse("case_entry_new", args=[case_id, "journey"]),
        "new_incident": reverse("case_entry_new", args=[case_id, "incident"]),
    }
    return page.show(request, "entries/journey.html", context)


def _picture(
    legs: list[cases.EntryView], incidents: list[cases.EntryView], placed: dict[UUID, UUID | None]
) -> pictures.Journey:
    stops = tuple(_stop(leg, incidents, placed) for leg in legs)
    return pictures.Journey(_("Places in the order in which the person was there"), stops)


def _start(leg: cases.EntryView) -> date:
    return _day(leg, "arrived_on") or _day(leg, "left_on") or leg.row.on


def _day(leg: cases.EntryView, name: str) -> date | None:
    value = leg.fields.get(name)
    return date.fromisoformat(value) if value else None


def _leg_of(incident: cases.EntryView, legs: list[cases.EntryView]) -> UUID | None:
    """Return the part of the journey an incident belongs to: by its place, else by its day."""
    place = str(incident.fields.get("place", "")).casefold()
    for leg in legs:
        if place and place == str(leg.fields.get("place", "")).casefold():
            return leg.id
    for number, leg in enumerate(legs):
        begin, end = _day(leg, "arrived_on"), _day(leg, "left_on")
        following = _day(legs[number + 1], "arrived_on") if number + 1 < len(legs) else None
        if begin and begin <= incident.row.on <= (end or following or LAST):
            return leg.id
    return None


def _stop(leg: cases.EntryView, incidents: list[cases.EntryView], placed: dict[UUID, UUID | None]) -> pictures.Stop:
    here = [each for each in incidents if placed[each.id] == leg.id]
    said = [labels.label("incident_kind", str(each.fields.get("kind", ""))) for each in here]
    country = labels.label("countries", str(leg.fields.get("country", "")))
    place = _(", ").join(alone(part) for part in (str(leg.fields.get("place", "")), country) if part)
    happened = " ".join(part for part in (str(leg.fields.get("what_happened", "")), _("; ").join(said)) if part)
    kind = STOPS.get(str(leg.fields.get("stage", "")), "stay")
    return pictures.Stop(place, kind, _day(leg, "arrived_on"), _day(leg, "left_on"), happened, concern=bool(here))  # type: ignore[arg-type]
