"""Turn the policy's scope into a database condition, so that lists and single decisions come from the same table."""

from functools import reduce
from operator import and_, or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from amparo.foundation import policy
from amparo.foundation.policy import Action, Compartment, Relation
from amparo.trust.accounts.kinds import BLOCKS, RELEASES, InvolvementKind
from amparo.trust.accounts.models import Involvement, in_force
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.models import Holder

H = TypeVar("H", bound=Holder)
NOTHING = Q(pk__in=[])
FEW = 200
"""Ties up to which they are named one by one in a condition."""


def visible(rows: QuerySet[H], by: Access, action: Action, compartment: Compartment) -> QuerySet[H]:
    """Return those of `rows` on whose `compartment` `by` may do `action`."""
    scope = policy.visible(by.actor, action, compartment)
    return rows.filter(condition(scope))


def condition(scope: policy.Scope) -> Q:
    """Return the scope as a condition on a holder's columns; an empty scope matches nothing."""
    ties = _Ties()
    possible = [clause for clause in scope if not any(_impossible(part, ties) for part in clause)]
    return reduce(or_, [reduce(and_, [_one(part, ties) for part in clause]) for clause in possible], NOTHING)


def _impossible(part: policy.Condition, ties: "_Ties") -> bool:
    """Tell at once that nothing can fulfil a part: most people are named on nothing, and nothing is released to them."""
    asked = _tie(part)
    return asked is not None and (not asked[1] or ties.to(*asked) == NOTHING)


def _tie(part: policy.Condition) -> tuple[UUID, tuple[InvolvementKind, ...]] | None:
    """Return whose tie of which kinds a part asks for (of none where no tie stands for it); None for other parts."""
    match part:
        case policy.Named(relation, actor):
            return actor, (NAMED[relation],) if relation in NAMED else ()
        case policy.Released(actor, compartment):
            return actor, (RELEASES[compartment],) if compartment in RELEASES else ()
        case _:
            return None


def _one(part: policy.Condition, ties: "_Ties") -> Q:
    asked = _tie(part)
    if asked is not None:
        return ties.to(*asked) if asked[1] else NOTHING
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
            return ~ties.to(actor, tuple(BLOCKS))
        case _:
            return NOTHING


NAMED = {
    Relation.CASE_TEAM: InvolvementKind.CASE_TEAM,
    Relation.COVERING: InvolvementKind.COVERING,
    Relation.NAMED_SUPERVISOR: InvolvementKind.NAMED_SUPERVISOR,
    Relation.BREAK_GLASS: InvolvementKind.BREAK_GLASS,
}


class _Ties:
    """What one actor is tied to, read once for a whole condition: most have few ties, and eight subqueries cost more."""

    def __init__(self) -> None:
        self._held: dict[UUID, list[tuple[str, UUID]]] = {}
        self._said: dict[tuple[UUID, tuple[InvolvementKind, ...]], Q] = {}

    def to(self, actor: UUID, kinds: tuple[InvolvementKind, ...]) -> Q:
        """Return the condition that `actor` is tied to the holder in one of `kinds`."""
        if (actor, kinds) not in self._said:
            self._said[actor, kinds] = self._to(actor, kinds)
        return self._said[actor, kinds]

    def _to(self, actor: UUID, kinds: tuple[InvolvementKind, ...]) -> Q:
        ties = Involvement.objects.filter(in_force(), user=actor)
        if actor not in self._held:
            self._held[actor] = list(ties.values_list("kind", "holder")[: FEW + 1])
        if len(self._held[actor]) > FEW:
            found: Combinable = Exists(ties.filter(kind__in=kinds, holder=OuterRef("pk")))
            return Q(found)
        return Q(pk__in=sorted({holder for kind, holder in self._held[actor] if kind in kinds}))
