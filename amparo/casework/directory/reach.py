"""Which listings somebody may see and change: all public ones, and the protected ones of the agency that keeps them."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from amparo.casework.directory.models import Location, Organization, Service
from amparo.casework.directory.publicity import AT_PROTECTED
from amparo.foundation.policy import Action, may
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


def knows_protected(access: Access) -> bool:
    """Return whether `access` may know protected places of their own agency."""
    return may(access.actor, Action.READ_PROTECTED_PLACES).allowed


def services(access: Access) -> QuerySet[Service]:
    """Return the services that `access` may see."""
    own = Q(organization__agency=access.actor.agency) if knows_protected(access) else Q(pk__in=[])
    return Service.objects.filter(own | ~AT_PROTECTED)


def organizations(access: Access) -> QuerySet[Organization]:
    """Return the organisations that `access` may see: one with a protected place is known by what else it offers."""
    own = Q(agency=access.actor.agency) if knows_protected(access) else Q(pk__in=[])
    has_protected = Exists(Location.objects.filter(organization=OuterRef("pk"), is_protected=True))
    offers = Exists(services(access).filter(organization=OuterRef("pk")))
    return Organization.objects.filter(own | ~has_protected | offers)


def locations(access: Access) -> QuerySet[Location]:
    """Return the locations that `access` may see, of organisations that `access` may see."""
    own = Q(organization__agency=access.actor.agency) if knows_protected(access) else Q(pk__in=[])
    return Location.objects.filter(own | Q(is_protected=False), organization__in=organizations(access))


def may_edit(access: Access, agency: UUID | None) -> bool:
    """Return whether `access` may change a listing that `agency` keeps."""
    return agency == access.actor.agency and may(access.actor, Action.EDIT_DIRECTORY).allowed


def may_check(access: Access, agency: UUID | None) -> bool:
    """Return whether `access` may say of a listing that `agency` keeps that it was checked."""
    return agency == access.actor.agency and may(access.actor, Action.CHECK_DIRECTORY).allowed


def organization(by: Access, organization: UUID, act: str) -> Organization:
    """Return an organisation that `by` may see and change, locked; raise "not there" for any other."""
    found = organizations(by).select_for_update(of=("self",)).filter(pk=organization).first()
    if found is None or not may_edit(by, found.agency_id):
        raise gate.not_there(by, organization, act)
    return found


def location(by: Access, location: UUID, act: str) -> Location:
    """Return a location that `by` may see and change, locked; raise "not there" for any other."""
    found = locations(by).select_for_update(of=("self",)).filter(pk=location).first()
    if found is None or not may_edit(by, found.organization.agency_id):
        raise gate.not_there(by, location, act)
    return found


def service(by: Access, service: UUID, act: str, allowed: Any = may_edit) -> Service:
    """Return a service that `by` may see and change, locked; raise "not there" for any other."""
    found = services(by).select_for_update(of=("self",)).filter(pk=service).first()
    if found is None or not allowed(by, found.organization.agency_id):
        raise gate.not_there(by, service, act)
    return found
