"""Who keeps which sites: staff of the agency in the roles that the access law names; to all others they are not there."""

from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.mainstreaming.models import Checklist, Measure, Site
from amparo.foundation.policy import Action, Role, may
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

KEEPERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
"""Who may be asked to do something: the roles that the access law lets keep checklists."""


def may_keep(access: Access) -> bool:
    """Return whether `access` keeps sites, checklists and actions."""
    return access.actor.agency is not None and may(access.actor, Action.KEEP_CHECKLISTS).allowed


def own_sites(access: Access) -> QuerySet[Site]:
    """Return the sites of the agency; whether `access` keeps them is asked apart."""
    return Site.objects.filter(agency=access.actor.agency)


def owners(access: Access) -> list[tuple[UUID, str]]:
    """Return id and name of the colleagues who can be asked to do something."""
    return accounts.staff_of(access.actor.agency, KEEPERS) if access.actor.agency else []


def site(by: Access, wanted: UUID, act: str) -> Site:
    """Return a site that `by` keeps; raise "not there" for any other."""
    found = own_sites(by).select_related("place").filter(pk=wanted).first() if may_keep(by) else None
    if found is None:
        raise gate.not_there(by, wanted, act)
    return found


def checklist(by: Access, wanted: UUID, act: str) -> Checklist:
    """Return a checklist of a site that `by` keeps; raise "not there" for any other."""
    rows = Checklist.objects.select_related("site").filter(pk=wanted, site__in=own_sites(by))
    found = rows.first() if may_keep(by) else None
    if found is None:
        raise gate.not_there(by, wanted, act)
    return found


def measure(by: Access, wanted: UUID, act: str) -> Measure:
    """Return an action of a site that `by` keeps; raise "not there" for any other."""
    rows = Measure.objects.select_related("checklist__site", "owner").filter(
        pk=wanted, checklist__site__in=own_sites(by)
    )
    found = rows.first() if may_keep(by) else None
    if found is None:
        raise gate.not_there(by, wanted, act)
    return found
