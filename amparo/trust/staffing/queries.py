"""Reads for administrators: the accounts and teams of the own agency, and nothing of their work."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from amparo.foundation.policy import Role
from amparo.trust.accounts.models import Post, Qualification, Team, User, in_force
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing import enrolling, factors, managing
from amparo.trust.staffing.provider import links
from amparo.trust.staffing.provider.links import Standing


@dataclass(frozen=True)
class Held:
    """A role that an account holds now, in which team."""

    post: int
    role: Role
    team: str


@dataclass(frozen=True)
class Account:
    """An account as its administrator sees it."""

    id: UUID
    username: str
    name: str
    language: str
    is_open: bool
    joined_at: datetime
    roles: tuple[Held, ...]
    entered: bool


@dataclass(frozen=True)
class AccountPage:
    """One account with what only its own page shows."""

    account: Account
    areas: tuple[str, ...]
    code_until: datetime | None
    has_factor: bool
    is_own: bool
    link: Standing | None


def accounts(access: Access) -> list[Account]:
    """Return every account of the own agency, open ones first, by name; raise "not there" for who manages none."""
    managing.check(access, "accounts.listed")
    posts = Prefetch("posts", _posts(), to_attr="held_now")
    users = User.objects.filter(agency=access.actor.agency).prefetch_related(posts)
    return [_account(user) for user in users.order_by("-is_active", "display_name", "username")]


def _posts() -> QuerySet[Post]:
    return Post.objects.filter(in_force()).select_related("team").order_by("since", "role", "team__name")


def account(access: Access, account_id: UUID) -> AccountPage:
    """Return one account of the own agency; raise "not there" for any other."""
    found = next((each for each in accounts(access) if each.id == account_id), None)
    if found is None:
        raise gate.not_there(access, account_id, "account.opened")
    user = User.objects.get(pk=account_id)
    areas = Qualification.objects.filter(in_force(), user=user).values_list("area", flat=True)
    return AccountPage(
        found,
        tuple(sorted(set(areas))),
        enrolling.waiting(user),
        bool(factors.held(user)),
        user.pk == access.id,
        links.standing(user.pk),
    )


@dataclass(frozen=True)
class TeamLine:
    """A team of the agency as its administrator sees it."""

    id: UUID
    name: str
    office: str


def teams(access: Access) -> list[TeamLine]:
    """Return the teams of the own agency by name; raise "not there" for who manages none."""
    managing.check(access, "teams.listed")
    rows = Team.objects.filter(agency=access.actor.agency).order_by("name")
    return [TeamLine(*row) for row in rows.values_list("pk", "name", "office")]


def _account(user: User) -> Account:
    held: list[Post] = user.held_now  # type: ignore[attr-defined]
    roles = tuple(Held(post.pk, Role(post.role), post.team.name if post.team else "") for post in held)
    return Account(
        user.pk,
        user.username,
        user.display_name,
        user.language,
        user.is_active,
        user.joined_at,
        roles,
        user.has_usable_password(),
    )
