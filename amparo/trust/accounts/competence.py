"""Until when somebody's competence in an area is proven, and what happens when the proof runs out.

A child must not be left alone: who lapses keeps what they carry, and gets nothing new, until they prove it again or
somebody takes over. What they carry is noted on all their records alike, so that nothing says which of them is of an area.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.accounts.kinds import PARTS, InvolvementKind
from amparo.trust.accounts.models import Competence, Involvement, Post, Qualification, in_force

GRACE = timedelta(days=30)
"""How long a qualification counts without any proof, from the day it was given: time to write the proof down."""


def proven_until(users: Collection[UUID]) -> dict[tuple[UUID, str], date]:
    """Return (user, area) → the last day on which the competence is proven, for every qualification held now."""
    held = list(Qualification.objects.filter(in_force(), user__in=users).values_list("user_id", "area", "since"))
    if not held:
        return {}
    proofs: dict[tuple[UUID, str], date] = {}
    for user, area, until in Competence.objects.filter(user__in=users).values_list("user_id", "area", "valid_until"):
        proofs[user, area] = max(until, proofs.get((user, area), until))
    return {(user, area): proofs.get((user, area), (since + GRACE).date()) for user, area, since in held}


def is_proven(user: UUID, area: str) -> bool:
    """Return whether somebody may take on something new in an area today."""
    until = proven_until([user]).get((user, area))
    return until is not None and until >= clock.today()


def record(user: UUID, area: str, training: UUID, result: int, passed_on: date, valid_until: date, by: UUID) -> None:
    """Write a proof down; who had lapsed in the area is qualified again. Part of an act that checks and logs."""
    Competence.objects.create(
        user_id=user, area=area, training=training, result=result, passed_on=passed_on, valid_until=valid_until, by=by
    )
    if valid_until >= clock.today():
        Qualification.objects.filter(in_force(), user=user, area=area).update(lapsed_at=None)
        _let_go_of_carried(user)


def _let_go_of_carried(user: UUID) -> None:
    if not Qualification.objects.filter(in_force(), user=user, lapsed_at__isnull=False).exists():
        Involvement.objects.filter(in_force(), user=user, kind=InvolvementKind.CARRIED).update(until=clock.now())


def running_out() -> list[tuple[UUID, str]]:
    """Return (user, area) of every qualification whose proof is over and that has not lapsed yet."""
    held = list(Qualification.objects.filter(in_force(), lapsed_at=None).values_list("user_id", "area"))
    until = proven_until({user for user, _area in held})
    return [one for one in held if until.get(one, clock.today()) < clock.today()]


def lapse(user: UUID, area: str, holders: Iterable[UUID]) -> None:
    """Let a qualification lapse, and note what its holder carries: from now on it counts on these alone."""
    carried = set(holders)
    known = set(
        Involvement.objects.filter(in_force(), user=user, kind=InvolvementKind.CARRIED).values_list("holder", flat=True)
    )
    Involvement.objects.bulk_create(
        Involvement(user_id=user, holder=holder, kind=InvolvementKind.CARRIED, since=clock.now())
        for holder in sorted(carried - known)
    )
    Qualification.objects.filter(in_force(), user=user, area=area).update(lapsed_at=clock.now())


def parts_of(user: UUID) -> set[UUID]:
    """Return the holders on which somebody has a part now: case team, covering, named supervisor."""
    ties = Involvement.objects.filter(in_force(), user=user, kind__in=PARTS)
    return set(ties.values_list("holder", flat=True))


def supervised_teams(user: UUID) -> set[UUID]:
    """Return the teams that somebody supervises now."""
    posts = Post.objects.filter(in_force(), user=user, role=Role.SUPERVISOR.value, team__isnull=False)
    return {team for team in posts.values_list("team_id", flat=True) if team}
