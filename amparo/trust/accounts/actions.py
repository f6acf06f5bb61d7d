"""Changes of accounts: who is tied to which holder, and the accounts themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.accounts.kinds import PARTS, RELEASES, InvolvementKind
from amparo.trust.accounts.models import Agency, Involvement, Post, Team, User


def involve(user: UUID, holder: UUID, kind: InvolvementKind, by: UUID, until: datetime | None) -> None:
    """Tie `user` to `holder` until a moment (None: until further notice), in place of an earlier tie of that kind.

    Called inside an act of the gate, which checked and logs it.
    """
    end_involvement(user, holder, [kind])
    Involvement.objects.create(user_id=user, holder=holder, kind=kind, set_by=by, since=clock.now(), until=until)


def end_involvement(user: UUID, holder: UUID, kinds: Sequence[InvolvementKind]) -> None:
    """End the ties of `kinds` between `user` and `holder` now; they stay in the table as past."""
    _end(Involvement.objects.filter(user=user, holder=holder, kind__in=kinds))


def end_parts(holders: Sequence[UUID]) -> None:
    """End everybody's part in `holders` (case team, covering, named supervisor) now; blocks stay."""
    _end(Involvement.objects.filter(holder__in=holders, kind__in=PARTS))


def end_releases(holders: Sequence[UUID]) -> None:
    """End everything that was released of `holders` now."""
    _end(Involvement.objects.filter(holder__in=holders, kind__in=list(RELEASES.values())))


def end_all(holders: Sequence[UUID]) -> None:
    """End every tie to `holders` now, blocks too: nobody stands in any relation to what was destroyed."""
    _end(Involvement.objects.filter(holder__in=holders))


def _end(ties: QuerySet[Involvement]) -> None:
    now = clock.now()
    ties.exclude(until__lte=now).update(until=now)


@dataclass(frozen=True)
class Involved:
    """A user's tie to a record that is brought in: an involvement kind, set by whom, since and until when."""

    user: UUID
    kind: str
    by: UUID
    since: datetime
    until: datetime | None = None


def involvement_row(holder: UUID, told: Involved) -> Involvement:
    """Return the unsaved row of a tie to `holder`, for bulk loading."""
    return Involvement(
        user_id=told.user, holder=holder, kind=told.kind, set_by=told.by, since=told.since, until=told.until
    )


def make_agency(name: str) -> Agency:
    """Return the agency called `name`, made when there is none."""
    return Agency.objects.get_or_create(name=name)[0]


def make_team(agency: Agency, name: str, office: str) -> Team:
    """Return the agency's team called `name`, made when there is none."""
    return Team.objects.get_or_create(agency=agency, name=name, defaults={"office": office})[0]


def make_closed_user(agency: UUID, username: str, display_name: str) -> UUID:
    """Return the id of an account that nobody can enter, in the name of somebody who has left; made when there is none."""
    plain = "".join(letter if letter.isalnum() else "." for letter in username.strip().lower())[:50]
    closed = User.objects.filter(agency=agency, display_name=display_name, is_active=False, last_login=None).first()
    number, name = 1, plain
    while closed is None and User.objects.filter(username=name).exists():
        number += 1
        name = f"{plain}{number}"
    made = {"display_name": display_name, "agency_id": agency, "is_active": False}
    return (closed or User.objects.create_user(name, None, **made)).pk


def make_user(
    agency: Agency,
    username: str,
    display_name: str,
    password: str | None,
    roles: Sequence[tuple[Role, Team | None]],
    language: str = "en",
) -> User:
    """Return the user called `username` with the roles given, made when there is none.

    `password` follows the rules of sign-in (15 characters or more) and is kept as an Argon2 hash; with None nobody can
    sign in to the account.
    """
    known = User.objects.filter(username=username).first()
    user = known or User.objects.create_user(
        username, password, display_name=display_name, agency=agency, language=language
    )
    for role, team in roles:
        Post.objects.get_or_create(user=user, role=role.value, team=team, defaults={"since": clock.now()})
    return user
