"""Listings as staff read them, one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.directory import hours, reach
from amparo.casework.directory.freshness import Freshness, freshness
from amparo.casework.directory.models import Location, Organization, Revision, Service
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

WHOLE = [
    f"directory.{what}_{how}"
    for what in ("organization", "location", "service")
    for how in ("saved", "brought", "told")
]
"""Acts whose revision holds a listing as a whole."""
_ROWS = (
    "terms", "languages", "schedules", "serviceareas__place", "at_locations__location__place",
    "at_locations__location__accessibility", "costoptions", "requireddocuments", "phones", "contacts",
)  # fmt: skip


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


def service(access: Access, service: UUID) -> ServiceView:
    """Return one service; raise "not there" for one that is not, or that `access` may not know of."""
    found = whole(reach.services(access).filter(pk=service)).first()
    if found is None:
        raise Refusal(NOT_THERE)
    return ServiceView(found, access)


def services_by_id(access: Access, wanted: Iterable[UUID]) -> dict[UUID, ServiceView]:
    """Return those of the wanted services that `access` may know of, by id."""
    found = whole(reach.services(access).filter(pk__in=set(wanted)))
    return {row.pk: ServiceView(row, access) for row in found}


def organizations(access: Access) -> list[Organization]:
    """Return every organisation that `access` may know of, by name."""
    return list(reach.organizations(access).order_by("name", "pk").prefetch_related("phones"))


def services_of(access: Access, organization: UUID) -> list[Service]:
    """Return the services of an organisation that `access` may see, by name."""
    return list(reach.services(access).filter(organization=organization).order_by("name", "pk"))


def locations_of(access: Access, organization: UUID) -> list[Location]:
    """Return the locations of an organisation that `access` may know of, by name."""
    rows = reach.locations(access).filter(organization=organization)
    return list(rows.select_related("place").order_by("name", "pk"))


def organization(access: Access, organization: UUID) -> Organization:
    """Return one organisation; raise "not there" for one that `access` may not know of."""
    found = reach.organizations(access).filter(pk=organization).prefetch_related("phones").first()
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
    saved = rows.filter(act__in=WHOLE).first()
    return (newest.number if newest else 0), (saved.fields if saved else {})


def whole(rows: QuerySet[Service]) -> QuerySet[Service]:
    """Return the same services, read with all that belongs to them."""
    return rows.select_related("organization", "owner", "checked_by").prefetch_related(*_ROWS)


def organizations_of(agency: UUID) -> list[UUID]:
    """Return the organisations whose own people have accounts in an agency: as what it stands in the directory."""
    return list(Organization.objects.filter(staff_agency=agency).values_list("pk", flat=True))


def organizations_called(access: Access, name: str) -> list[UUID]:
    """Return the organisations of just this name that `access` may see."""
    return list(reach.organizations(access).filter(name=name).values_list("pk", flat=True))


def organization_names(access: Access, organizations: Iterable[UUID]) -> dict[UUID, str]:
    """Return id → name for those of `organizations` that `access` may see."""
    return dict(reach.organizations(access).filter(pk__in=list(organizations)).values_list("pk", "name"))
