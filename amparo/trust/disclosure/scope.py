"""Turn the policy's scope into a database condition, so that lists and single decisions come from the same table."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from amparo.foundation import policy
from amparo.foundation.policy import Action, Compartment, Relation
from amparo.trust.accounts.kinds import BLOCKS, InvolvementKind
from amparo.trust.accounts.models import Involvement, in_force
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.models import Holder

H = TypeVar("H", bound=Holder)
NOTHING = Q(pk__in=[])


def visible(rows: QuerySet[H], by: Access, action: Action, compartment: Compartment) -> QuerySet[H]:
    """Return those of `rows` on whose `compartment` `by` may do `action`."""
    scope = policy.visible(by.actor, action, compartment)
    return rows.filter(condition(scope))


def condition(scope: policy.Scope) -> Q:
    """Return the scope as a condition on a holder's columns; an empty scope matches nothing."""
    clauses = [reduce(and_, [_one(part) for part in sorted(clause, key=repr)]) for clause in scope]
    return reduce(or_, clauses, NOTHING)


def _one(part: policy.Condition) -> Q:
    match part:
        case policy.TierIs(tier):
            return Q(tier=tier.value)
        case policy.AgencyIs(agency):
            return Q(agency_id=agency)
        case policy.TeamIn(teams):
            return Q(team_id__in=list(teams))
        case policy.OwnerIs(actor):
            return Q(owner_id=actor)
        case policy.NotBlocked(actor):
            return ~_tied(actor, BLOCKS)
        case policy.Named(relation, actor) if relation in NAMED:
            return _tied(actor, [NAMED[relation]])
        case _:
            return NOTHING


NAMED = {
    Relation.CASE_TEAM: InvolvementKind.CASE_TEAM,
    Relation.COVERING: InvolvementKind.COVERING,
    Relation.NAMED_SUPERVISOR: InvolvementKind.NAMED_SUPERVISOR,
}


def _tied(actor: UUID, kinds: Sequence[InvolvementKind]) -> Q:
    ties = Involvement.objects.filter(in_force(), user=actor, kind__in=kinds, holder=OuterRef("pk"))
    found: Combinable = Exists(ties)
    return Q(found)
