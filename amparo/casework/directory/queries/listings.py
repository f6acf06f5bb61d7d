"""Listings as staff read them: found by place, kind, language and opening, one at a time, and those to be checked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from amparo.casework.directory import hours, reach
from amparo.casework.directory.freshness import Freshness, freshness, oldest
from amparo.casework.directory.models import Location, Organization, Place, Revision, Service
from amparo.casework.directory.queries.places import chain
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

PAGE = 25
_ROWS = (
    "terms", "languages", "schedules", "serviceareas__place", "at_locations__location__place",
    "at_locations__location__accessibility", "costoptions", "requireddocuments", "phones", "contacts",
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; empty means everything. `hidden` also shows what is too old to be trusted."""

    place: str = ""
    kind: str = ""
    language: str = ""
    open_at: datetime | None = None
    hidden: bool = False


@dataclass(frozen=True)
class ServiceView:
    """One service as a member of staff sees it: with protected locations only where they may be known."""

    row: Service
    access: Access

    @property
    def freshness(self) -> Freshness:
        """Return whether the listing was checked lately."""
        return freshness(self.row.checked_on, clock.today())

    @cached_property
    def hours(self) -> tuple[hours.Hours, ...]:
        """Return when the service is open."""
        return opening(self.row)

    @property
    def locations(self) -> list[Location]:
        """Return where the service is given."""
        return [at.location for at in self.row.at_locations.all()]

    @property
    def is_protected(self) -> bool:
        """Return whether it is given at a place that must not become known."""
        return any(location.is_protected for location in self.locations)

    @property
    def may_edit(self) -> bool:
        """Return whether the reader may change the listing."""
        return reach.may_edit(self.access, self.row.organization.agency_id)

    @property
    def may_check(self) -> bool:
        """Return whether the reader may say that it was checked."""
        return reach.may_check(self.access, self.row.organization.agency_id)


def opening(row: Service) -> tuple[hours.Hours, ...]:
    """Return when a service is open, from its rows."""
    rows = sorted(row.schedules.all(), key=lambda one: (one.byday, one.opens_at))
    return tuple(hours.Hours(tuple(one.byday.split(",")), one.opens_at, one.closes_at) for one in rows)


def services(access: Access, wanted: Filter) -> list[ServiceView]:
    """Return the services that `access` may see and that fit the filter, by organisation and name."""
    found = reach.services(access)
    if not wanted.hidden:
        found = found.filter(unhidden())
    if wanted.kind:
        found = found.filter(terms__code=wanted.kind)
    if wanted.language:
        found = found.filter(languages__code=wanted.language)
    if wanted.place:
        found = found.filter(_at(wanted.place))
    rows = found.distinct().order_by("organization__name", "name", "pk")
    views = [ServiceView(row, access) for row in _whole(rows)]
    at = wanted.open_at
    return [view for view in views if hours.open_at(view.hours, at)] if at else views


def page(views: Sequence[ServiceView], number: int) -> tuple[Sequence[ServiceView], bool]:
    """Return one page of a list (from 1), and whether there is another after it."""
    begin = (max(number, 1) - 1) * PAGE
    return views[begin : begin + PAGE], len(views) > begin + PAGE


def service(access: Access, service: UUID) -> ServiceView:
    """Return one service; raise "not there" for one that is not, or that `access` may not know of."""
    found = _whole(reach.services(access).filter(pk=service)).first()
    if found is None:
        raise Refusal(NOT_THERE)
    return ServiceView(found, access)


def stale(access: Access, *, mine: bool) -> list[ServiceView]:
    """Return the services of the agency that nobody checked lately, the longest ago first; `mine`: those one keeps."""
    due = Q(checked_on__isnull=True) | Q(checked_on__lt=oldest("stale_after", clock.today()))
    found = reach.services(access).filter(due, organization__agency=access.actor.agency).exclude(status="defunct")
    if mine:
        found = found.filter(owner=access.id)
    return [ServiceView(row, access) for row in _whole(found.order_by(F("checked_on").asc(nulls_first=True), "name"))]


def organizations(access: Access) -> list[Organization]:
    """Return every organisation that `access` may know of; one with nothing but protected services may be too telling."""
    seen = reach.services(access).values("organization")
    own = Q(agency=access.actor.agency) if reach.knows_protected(access) else Q(pk__in=[])
    known = own | Q(services__isnull=True) | Q(pk__in=seen)
    return list(Organization.objects.filter(known).distinct().order_by("name").prefetch_related("phones"))


def organization(access: Access, organization: UUID) -> Organization:
    """Return one organisation; raise "not there" for one that `access` may not know of."""
    found = next((one for one in organizations(access) if one.pk == organization), None)
    if found is None:
        raise Refusal(NOT_THERE)
    return found


def location(access: Access, location: UUID) -> Location:
    """Return one location; raise "not there" for one that `access` may not know of."""
    rows = reach.locations(access).select_related("organization", "place").prefetch_related("accessibility")
    found = rows.filter(pk=location).first()
    if found is None:
        raise Refusal(NOT_THERE)
    return found


def revision(record: UUID) -> tuple[int, dict[str, Any]]:
    """Return the number of the newest whole version of a listing that the caller was shown, and its fields."""
    rows = Revision.objects.filter(record=record).order_by("-number")
    newest = rows.first()
    saved = rows.filter(act__endswith="_saved").first()
    return (newest.number if newest else 0), (saved.fields if saved else {})


def unhidden() -> Q:
    """Return the condition that a listing is not too old to be shown."""
    return Q(checked_on__isnull=True) | Q(checked_on__gte=oldest("hidden_after", clock.today()))


def _at(code: str) -> Q:
    """Return the condition that a service is for people in a place: it is given in it, or for an area that holds it."""
    found = Place.objects.filter(code=code).first()
    above = chain(found.pk) if found else ()
    inside = _inside(found.pk) if found else []
    return Q(serviceareas__place__code__in=above) | Q(at_locations__location__place__in=inside)


def _inside(place: UUID) -> list[UUID]:
    """Return a place and all that lies in it."""
    below: dict[UUID, list[UUID]] = {}
    for own, parent in Place.objects.exclude(parent=None).values_list("pk", "parent"):
        below.setdefault(parent, []).append(own)
    found = [place]
    for one in found:
        found += below.get(one, [])
    return found


def _whole(rows: QuerySet[Service]) -> QuerySet[Service]:
    return rows.select_related("organization", "owner", "checked_by").prefetch_related(*_ROWS)
