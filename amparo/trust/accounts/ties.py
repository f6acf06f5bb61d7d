"""Read how users are tied to holders now: who works on them, who is kept away, what was released to whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.foundation import clock
from amparo.trust.accounts.kinds import PARTS, RELEASES, InvolvementKind
from amparo.trust.accounts.models import Involvement, in_force
from amparo.trust.rows.standing import MOST, standing

FEW = 200
"""Ties up to which they are named one by one in a condition."""


@dataclass
class Ties:
    """The users tied to one holder, by kind of tie, as they hold now."""

    case_team: set[UUID] = field(default_factory=set)
    covering: set[UUID] = field(default_factory=set)
    named_supervisor: set[UUID] = field(default_factory=set)
    break_glass: set[UUID] = field(default_factory=set)
    conflict: set[UUID] = field(default_factory=set)
    complained_of: set[UUID] = field(default_factory=set)
    planted: set[UUID] = field(default_factory=set)
    carried: set[UUID] = field(default_factory=set)
    released: set[tuple[UUID, str]] = field(default_factory=set)

    def add(self, kind: str, user: UUID) -> None:
        """Note one tie; what is released is kept as user and compartment."""
        if kind in _COMPARTMENTS:
            self.released.add((user, _COMPARTMENTS[kind]))
        else:
            getattr(self, kind).add(user)


_COMPARTMENTS = {kind.value: compartment for compartment, kind in RELEASES.items()}


def ties_of(holders: Sequence[UUID]) -> dict[UUID, Ties]:
    """Return holder → ties in force for many holders."""
    found: dict[UUID, Ties] = defaultdict(Ties)
    now = clock.now()
    for start in range(0, len(holders), MOST):
        for holder, kind, user in _ties(list(holders[start : start + MOST]), now):
            found[holder].add(kind, user)
    return found


@standing
def _ties(holders: list[UUID], now: datetime) -> QuerySet[Involvement, tuple[UUID, str, UUID]]:
    return Involvement.objects.filter(in_force(now), holder__in=holders).values_list("holder", "kind", "user_id")


@standing
def first_ties(user: UUID, now: datetime) -> QuerySet[Involvement, tuple[str, UUID]]:
    """Return kind and holder of what `user` is tied to: of FEW ties, and of one more where there are more."""
    return Involvement.objects.filter(in_force(now), user=user).values_list("kind", "holder")[: FEW + 1]


def planted() -> frozenset[UUID]:
    """Return every holder that was planted: invented, in no count, and nobody's work."""
    ties = Involvement.objects.filter(in_force(), kind=InvolvementKind.PLANTED)
    return frozenset(ties.values_list("holder", flat=True))


def taking_part(holders: QuerySet[Any, Any]) -> set[UUID]:
    """Return everybody who has a part in one of `holders` now: case team, covering, named supervisor."""
    ties = Involvement.objects.filter(in_force(), kind__in=PARTS, holder__in=holders)
    return set(ties.order_by().values_list("user_id", flat=True).distinct())


def covered_by(user: UUID) -> list[UUID]:
    """Return the holders that `user` covers now, for somebody who is away."""
    ties = Involvement.objects.filter(in_force(), user=user, kind=InvolvementKind.COVERING)
    return list(ties.values_list("holder", flat=True))


def involved(holder: UUID) -> list[tuple[UUID, str, str, datetime | None]]:
    """Return who is tied to one holder now: user id, name, kind of tie, until when; by kind and name."""
    rows = Involvement.objects.filter(in_force(), holder=holder).order_by("kind", "user__display_name")
    return list(rows.values_list("user_id", "user__display_name", "kind", "until").distinct())


def tied_until(user: UUID, holder: UUID, kind: InvolvementKind) -> datetime | None:
    """Return until when `user` is tied to `holder` in that way; None without such a tie, or without an end."""
    ties = Involvement.objects.filter(in_force(), user=user, holder=holder, kind=kind)
    return ties.order_by("-until").values_list("until", flat=True).first()
