"""Turn the policy's scope into a database condition, so that lists and single decisions come from the same table."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import and_, or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from amparo.foundation import clock, policy
from amparo.foundation.policy import Action, Compartment, Relation
from amparo.trust.accounts.kinds import BLOCKS, RELEASES, InvolvementKind
from amparo.trust.accounts.models import Involvement, in_force
from amparo.trust.accounts.ties import FEW, first_ties
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.models import Kept

H = TypeVar("H", bound=Kept)
"""Rows with the clear columns of `models.Owned`: agency, team, owner, tier."""
NOTHING = Q(pk__in=[])


class Reach:
    """Everybody on whose `compartment` `by` may do `action`, as conditions on a holder's columns."""

    def __init__(self, by: Access, action: Action, compartment: Compartment) -> None:
        self._ties = _once.get() or _Ties()
        scope = policy.visible(by.actor, action, compartment)
        self._clauses = [clause for clause in scope if not any(_impossible(part, self._ties) for part in clause)]

    def of(self, rows: QuerySet[H], tier: policy.Tier | None = None) -> QuerySet[H]:
        """Return those of `rows` that are in reach, of one `tier` where it is named; an empty scope matches nothing."""
        if tier is None:
            return rows.filter(self._any(self._clauses))
        others, same = {policy.TierIs(other) for other in policy.Tier if other != tier}, {policy.TierIs(tier)}
        return rows.filter(self._any([one - same for one in self._clauses if not one & others]), tier=tier.value)

    def teams(self, rows: QuerySet[H]) -> frozenset[UUID]:
        """Return teams that together hold all of `of(rows)`; a filter to put before it, for they hold other rows, too.

        Whole teams come from the scope alone, so that only what lies outside of them is looked up.
        """
        named = [part.teams for clause in self._clauses for part in clause if isinstance(part, policy.TeamIn)]
        single = [clause for clause in self._clauses if not any(isinstance(part, policy.TeamIn) for part in clause)]
        found = rows.filter(self._any(single)).order_by().values_list("team_id", flat=True).distinct()
        return frozenset().union(*named, found)

    def _any(self, clauses: Sequence[policy.Clause]) -> Q:
        """Return the condition that one of `clauses` holds; what all of them ask for is asked once."""
        if not clauses:
            return NOTHING
        shared = frozenset.intersection(*clauses)
        others = [clause - shared for clause in clauses]
        return self._all(shared) & (reduce(or_, map(self._all, others)) if all(others) else Q())

    def _all(self, parts: Iterable[policy.Condition]) -> Q:
        return reduce(and_, [_one(part, self._ties) for part in parts], Q())


def visible(rows: QuerySet[H], by: Access, action: Action, compartment: Compartment) -> QuerySet[H]:
    """Return those of `rows` on whose `compartment` `by` may do `action`."""
    return Reach(by, action, compartment).of(rows)


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
    Relation.CARRIER: InvolvementKind.CARRIED,
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
        if actor not in self._held:
            self._held[actor] = first_ties(actor, clock.now())
        if len(self._held[actor]) > FEW:
            found: Combinable = Exists(_ties_of(actor).filter(kind__in=kinds, holder=OuterRef("pk")))
            return Q(found)
        return Q(pk__in=sorted({holder for kind, holder in self._held[actor] if kind in kinds}))


_once: ContextVar[_Ties | None] = ContextVar("ties that are read once", default=None)


@contextmanager
def unchanging(*, sure: bool) -> Iterator[None]:
    """Where it is `sure` that nothing changes until the block ends, read what somebody is tied to once for all conditions."""
    token = _once.set(_Ties() if sure else None)
    try:
        yield
    finally:
        _once.reset(token)


def _ties_of(actor: UUID) -> QuerySet[Involvement]:
    return Involvement.objects.filter(in_force(), user=actor)
