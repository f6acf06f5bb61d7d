"""Which records, alerts, figures and routes somebody may read; the facts that the access law judges a record by."""

from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.monitoring.models import Alert, Figure, Record, Route
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, Tier, may
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

WIDE = ("low", "moderate")
"""Levels of sensitivity of figures that everybody who watches may read."""


def part(row: Record) -> Compartment:
    """Return the compartment in which the words of a record are sealed."""
    return Compartment.MONITORING_CLOSE if row.close else Compartment.MONITORING


def facts(row: Record) -> Facts:
    """Return the facts about a record. Who wrote it without a team stands in none, which the agency's own id says."""
    return Facts(
        record=row.pk, agency=row.agency_id, team=row.team_id or row.agency_id, tier=Tier(row.tier), owner=row.owner_id
    )


def may_watch(access: Access) -> bool:
    """Return whether `access` reads and writes what is watched in places."""
    return access.actor.agency is not None and may(access.actor, Action.WATCH_PLACES).allowed


def may_decide(access: Access) -> bool:
    """Return whether `access` decides what an alert means."""
    return access.actor.agency is not None and may(access.actor, Action.DECIDE_ALERTS).allowed


def agency(access: Access) -> UUID:
    """Return the agency for which `access` watches; raise "not there" for whoever does not."""
    if access.actor.agency is None or not may_watch(access):
        raise Refusal(NOT_THERE)
    return access.actor.agency


def counted(access: Access) -> QuerySet[Record]:
    """Return the records of the agency that counts are made of: none that is close, none that was set aside."""
    return Record.rows.filter(agency=agency(access), close=False, set_aside_at=None)


def records(access: Access) -> QuerySet[Record]:
    """Return the records that `access` may read, close ones only as their writer or the supervisor of their team."""
    home = agency(access)
    near = scope.visible(Record.rows.filter(close=True), access, Action.READ, Compartment.MONITORING_CLOSE)
    return Record.rows.filter(Q(close=False, agency=home) | Q(pk__in=near.values("pk")))


def alerts(access: Access) -> QuerySet[Alert]:
    """Return the alerts of the agency."""
    return Alert.objects.filter(agency=agency(access))


def figures(access: Access) -> QuerySet[Figure]:
    """Return the figures of displacement that the agency keeps; sensitive ones for those who decide about alerts alone."""
    found = Figure.objects.filter(agency=agency(access))
    return found if may_decide(access) else found.filter(level__in=WIDE)


def routes(access: Access) -> QuerySet[Route]:
    """Return the routes of the agency."""
    return Route.objects.filter(agency=agency(access))
