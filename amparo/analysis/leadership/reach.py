"""Whose decisions somebody may read or write: those of their own agency, in the roles that the access law names."""

from uuid import UUID

from django.db.models import QuerySet

from amparo.analysis.leadership.models import Decision
from amparo.foundation.policy import Action, AgencyIs, Compartment, Facts, Tier, visible
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

PART = Compartment.LEADERSHIP
NO_TEAM = UUID(int=0)
"""A decision is the agency's, and no team's."""


def facts(decision: UUID, agency: UUID) -> Facts:
    """Return the policy's facts about a decision."""
    return Facts(record=decision, agency=agency, team=NO_TEAM, tier=Tier.STANDARD)


def decisions(access: Access) -> QuerySet[Decision]:
    """Return the decisions that `access` may read."""
    scope = visible(access.actor, Action.READ, PART)
    agencies = {part.agency for clause in scope for part in clause if isinstance(part, AgencyIs)}
    return Decision.rows.filter(agency__in=agencies)


def may_read(access: Access) -> bool:
    """Return whether `access` reads any decisions at all."""
    return access.actor.agency is not None and bool(list(visible(access.actor, Action.READ, PART)))


def decision(by: Access, wanted: UUID, act: str) -> Decision:
    """Return a decision that `by` may read; raise "not there" for any other."""
    found = decisions(by).filter(pk=wanted).first()
    if found is None:
        raise gate.not_there(by, wanted, act)
    return found
