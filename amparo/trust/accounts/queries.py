"""Read accounts: who may be asked, and how users are tied to holders."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.foundation.policy import Role
from amparo.trust.accounts.models import Agency, Post, Team, User, in_force
from amparo.trust.rows.standing import MOST, standing


def user_named(username: str) -> User | None:
    """Return the account with this user name, or None."""
    return User.objects.filter(username=username.strip().lower()).first()


def roles_of(user: User) -> list[Role]:
    """Return the roles that `user` holds now, each once, in the order of the enumeration."""
    held = set(Post.objects.filter(in_force(), user=user).values_list("role", flat=True))
    return [role for role in Role if role.value in held]


def open_account(username: str) -> User | None:
    """Return the account of that user name that is not closed, or None."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()


def colleagues(team: UUID) -> list[User]:
    """Return the case workers and supervisors of `team`, by name."""
    posts = Post.objects.filter(in_force(), team=team, role__in=[Role.CASE_WORKER.value, Role.SUPERVISOR.value])
    return list(User.objects.filter(pk__in=posts.values("user_id"), is_active=True).order_by("display_name"))


def supervisors_of(team: UUID) -> set[UUID]:
    """Return the ids of the supervisors of `team`."""
    posts = Post.objects.filter(in_force(), team=team, role=Role.SUPERVISOR.value, user__is_active=True)
    return set(posts.values_list("user_id", flat=True))


def officer_names(agency: UUID) -> list[tuple[UUID, str]]:
    """Return id and name of the protection-data officers of `agency`, by name."""
    named = User.objects.filter(pk__in=officers_of(agency)).order_by("display_name")
    return list(named.values_list("pk", "display_name"))


def officers_of(agency: UUID) -> set[UUID]:
    """Return the ids of the protection-data officers of `agency`."""
    posts = Post.objects.filter(in_force(), role=Role.PROTECTION_DATA_OFFICER.value, user__is_active=True)
    return set(posts.filter(user__agency=agency).values_list("user_id", flat=True))


@dataclass(frozen=True)
class TeamFacts:
    """A team as other rooms need it: whose it is, where it works and what it is called."""

    id: UUID
    name: str
    office: str
    agency: UUID
    agency_name: str


def team(team_id: UUID) -> TeamFacts | None:
    """Return a team, or None when there is none of that id."""
    return next(iter(teams([team_id])), None)


def teams(among: Collection[UUID] | None = None) -> list[TeamFacts]:
    """Return every team, by agency and name; only those `among` some where these are named."""
    rows = _teams() if among is None else _teams_of(list(among)) if among else []
    return [TeamFacts(*row) for row in rows]


_Told = tuple[UUID, str, str, UUID, str]


@standing
def _teams() -> QuerySet[Team, _Told]:
    return _told(Team.objects.all())


@standing
def _teams_of(among: list[UUID]) -> QuerySet[Team, _Told]:
    return _told(Team.objects.filter(pk__in=among))


def _told(rows: QuerySet[Team]) -> QuerySet[Team, _Told]:
    return rows.order_by("agency__name", "name").values_list("pk", "name", "office", "agency_id", "agency__name")


def works_for(user: UUID, agency: UUID) -> bool:
    """Return whether the user is a case worker or supervisor of the agency now."""
    posts = Post.objects.filter(in_force(), role__in=[Role.CASE_WORKER.value, Role.SUPERVISOR.value])
    return posts.filter(user=user, user__agency=agency, user__is_active=True).exists()


def names_of(users: Sequence[UUID]) -> dict[UUID, str]:
    """Return user id → display name for members of staff."""
    every = list(set(users))
    return dict(row for start in range(0, len(every), MOST) for row in _names(every[start : start + MOST]))


@standing
def _names(users: list[UUID]) -> QuerySet[User, tuple[UUID, str]]:
    return User.objects.filter(pk__in=users).values_list("pk", "display_name")


def agencies_of(users: Sequence[UUID]) -> dict[UUID, str]:
    """Return user id → name of their agency for members of staff."""
    return dict(User.objects.filter(pk__in=set(users)).values_list("pk", "agency__name"))


def staff_of(agency: UUID, roles: Sequence[Role]) -> list[tuple[UUID, str]]:
    """Return id and name of those who hold one of `roles` in an agency now, by name."""
    posts = Post.objects.filter(in_force(), role__in=[role.value for role in roles], user__is_active=True)
    named = User.objects.filter(pk__in=posts.filter(user__agency=agency).values("user_id")).order_by("display_name")
    return list(named.values_list("pk", "display_name"))


def team_names(team_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return team id → name."""
    return dict(Team.objects.filter(pk__in=set(team_ids)).values_list("pk", "name"))


@dataclass(frozen=True)
class Held:
    """A role that somebody with an open account holds now: in which team and office, and of which agency."""

    user: UUID
    role: str
    team: UUID | None
    office: str
    agency: UUID
    since: datetime


def held(among: Collection[UUID] | None = None) -> list[Held]:
    """Return every role held now, of all agencies; only those `among` some teams where these are named."""
    posts = Post.objects.filter(in_force(), user__is_active=True).order_by("pk")
    posts = posts if among is None else posts.filter(team__in=among)
    told = posts.values_list("user_id", "role", "team_id", "team__office", "user__agency_id", "since")
    return [Held(user, role, team, office or "", agency, since) for user, role, team, office, agency, since in told]


def agency_names() -> dict[UUID, str]:
    """Return agency id → name, by name."""
    return dict(Agency.objects.order_by("name").values_list("pk", "name"))
