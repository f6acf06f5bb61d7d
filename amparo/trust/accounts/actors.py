"""Users as actors: one at work, many at once for grants, which follow the policy; and roles for counting."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import Cast

from amparo.foundation import clock
from amparo.foundation.policy import Actor, Role
from amparo.trust.accounts.models import Involvement, Post, Qualification, User, in_force
from amparo.trust.rows.standing import standing


def actor_of(user: User, role: Role) -> Actor | None:
    """Return `user` as an actor in `role`, or None when that role is not held now or the account is closed."""
    if not user.is_active:
        return None
    now = clock.now()
    posts = _teams(user.pk, role.value, now)
    if not posts:
        return None
    teams = frozenset(team for team in posts if team)
    held = dict(_areas(user.pk, now))
    areas, lapsed = (frozenset(area for area, over in held.items() if bool(over) is one) for one in (False, True))
    supervises = teams if role is Role.SUPERVISOR else frozenset()
    return Actor(user.pk, role, user.agency_id, teams, supervises, areas, lapsed)


@standing
def _teams(user: UUID, role: str, now: datetime) -> QuerySet[Post, UUID | None]:
    return Post.objects.filter(in_force(now), user=user, role=role).values_list("team_id", flat=True)


@standing
def _areas(user: UUID, now: datetime) -> QuerySet[Qualification, tuple[str, datetime | None]]:
    return Qualification.objects.filter(in_force(now), user=user).values_list("area", "lapsed_at")


def actors_of(users: Collection[UUID]) -> dict[UUID, list[Actor]]:
    """Return user → an actor for each role held now; who holds none, or whose account is closed, is absent."""
    posts = Post.objects.filter(in_force(), user__in=users, user__is_active=True)
    teams: dict[tuple[UUID, UUID, str], set[UUID]] = defaultdict(set)
    for user, agency, role, team in posts.values_list("user_id", "user__agency_id", "role", "team_id"):
        teams[user, agency, role] |= {team} if team else set()
    areas: dict[UUID, set[str]] = defaultdict(set)
    lapsed: dict[UUID, set[str]] = defaultdict(set)
    held = Qualification.objects.filter(in_force(), user__in=users)
    for user, area, over in held.values_list("user_id", "area", "lapsed_at"):
        (lapsed if over else areas)[user].add(area)
    found: dict[UUID, list[Actor]] = defaultdict(list)
    for (user, agency, role), own in teams.items():
        supervises = frozenset(own) if role == Role.SUPERVISOR else frozenset()
        trained = frozenset(areas[user]), frozenset(lapsed[user])
        found[user].append(Actor(user, Role(role), agency, frozenset(own), supervises, *trained))
    return dict(found)


def holders_left_since(moment: datetime) -> set[UUID]:
    """Return the holders to which somebody's tie ended since a moment, by an act or by the clock."""
    ended = Involvement.objects.filter(until__gte=moment, until__lte=clock.now())
    return set(ended.values_list("holder", flat=True))


@dataclass(frozen=True)
class Stood:
    """That somebody of an agency held a role from a day on, until another day where it has ended; never who."""

    role: str
    since: date
    until: date | None
    office: str


def posts(agency: UUID) -> list[tuple[Stood, int]]:
    """Return every role that was ever held in an agency, with its days; those alike together, with how many they are."""
    return [(Stood(role, begun, ended, office or ""), many) for role, begun, ended, office, many in _alike(agency)]


@standing
def _alike(agency: UUID) -> QuerySet[Post, tuple[str, date, date | None, str | None, int]]:
    days = {"begun": Cast("since", DateField()), "ended": Cast("until", DateField())}
    columns = "role", "begun", "ended", "team__office"
    rows = Post.objects.filter(user__agency=agency).annotate(**days).order_by(*columns)
    return rows.values_list(*columns).annotate(many=Count("pk"))
