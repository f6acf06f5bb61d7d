"""The page of all areas of a case, and the page of one: its forms, gates, findings, sources and what is not verified."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas import views
from amparo.casework.cases.brought_in.lines import AREA
from amparo.casework.cases.brought_in.received import receipts
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.areas import figures, forms, scored, shown, sources, words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen


@screen(*CASE_STAFF)
def case_areas(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the areas a case carries, those that are offered, and what all of them found."""
    view, context = page.frame(request, case_id, "case_areas")
    found = _within_reach(request, view)
    language = request.access.language
    context |= {
        "title": _("Areas"),
        "carried": [_line(standing) for standing in found.carried],
        "offered": [_offer(offer, language) for offer in found.offered],
        "others": [(area.name, words.area(area.name), ids.new()) for area in found.others],
        "gates": shown.gates(found, language),
        "may": view.is_open and bool(found.can_write),
        "stale": found.stale,
        "outdated": found.outdated,
    } | shown.findings(found.findings, language)
    return page.show(request, "areas/all.html", context)


@screen(*CASE_STAFF)
def case_area(request: StaffRequest, case_id: UUID, area: str) -> HttpResponse:
    """Show one area that a case carries: what is to be filled, what stands in the way, and what it all stands on."""
    view, context = page.frame(request, case_id, "case_areas")
    found = _within_reach(request, view)
    standing = found.of(area)
    if standing is None:
        raise Refusal("record.not_there")
    language = request.access.language
    context |= {
        "title": words.area(area),
        "area": area,
        "steps": forms.steps(request, view, found, standing),
        "gates": shown.gates(found, language, area),
        "given": [words.said(area, each.because) for each in standing.area.clearances if each.id in standing.given],
        "scores": scored.sections(standing),
        "sources": sources.table(standing.area),
        "sources_url": reverse("practice_sources", args=[area]),
        "may": view.is_open and area in found.can_write,
        "stale": found.stale,
        "outdated": found.outdated,
        "incidents": figures.offered(request.access, area),
        "received": _received(request, view, area),
    } | shown.findings(((standing.area, one) for one in standing.findings), language)
    return page.show(request, "areas/one.html", context)


def _within_reach(request: StaffRequest, view: cases.CaseView) -> views.AreasView:
    """Return the areas of a case; raise "not there" for who may know of none, whether there are any or not."""
    if not views.any_in_reach(request.access, view):
        raise Refusal("record.not_there")
    return views.areas(request.access, view)


def _received(request: StaffRequest, view: cases.CaseView, area: str) -> bool:
    """Return whether something was received about the case from elsewhere, for who reads the area."""
    return area == AREA and bool(receipts(request.access, view.row, view.facts, "case.opened"))


def _line(standing: Any) -> dict[str, Any]:
    following = next((each for each in standing.steps if each.state in ("open", "begun", "returned")), None)
    return {
        "name": standing.area.name,
        "title": words.area(standing.area.name),
        "next": words.form(f"{standing.area.name}/{following.step.form}") if following else "",
        "state": words.state(following.state) if following else None,
    }


def _offer(offer: views.Offer, language: str) -> dict[str, Any]:
    title = words.area(offer.area.name)
    why = shown.finding(None, offer.finding, language, title=title)
    return {"name": offer.area.name, "title": title, "why": why, "key": ids.new()}
