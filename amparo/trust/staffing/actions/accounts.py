"""Accounts themselves: made with a first role, closed, reopened, given a new code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.accounts.models import Agency, Post, User, in_force
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import circles
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing import enrolling, managing
from amparo.trust.staffing.actions.rights import team_for, write_areas
from amparo.trust.staffing.enrolling import Code
from amparo.trust.staffing.provider import links

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}")


class Recognised(StrEnum):
    """By what an administrator knew whom a code is for; the leaf of each code says it."""

    KNOWN = "known"
    DOCUMENT = "document"
    VOUCHED = "vouched"
    CALLED = "called"


@dataclass(frozen=True)
class NewAccount:
    """What an administrator says of a new account; the passphrase is never among it."""

    username: str
    display_name: str
    language: str
    role: Role
    team: UUID | None
    recognised: Recognised
    areas: Sequence[str] = ()


@audit.one_act
def create_account(*, by: Access, told: NewAccount) -> tuple[UUID, Code]:
    """Make an account of the own agency with its first role; return its id and the code its owner enters with.

    Raises Refusal "accounts.username_taken", "accounts.username_unfit" or "accounts.team_missing" beside its field.
    """
    managing.check(by, "account.created")
    team = team_for(by, told.role, told.team, "account.created")
    user = _user(managing.agency_of(by), _free(told.username), told.display_name, told.language)
    Post.objects.create(user=user, role=told.role.value, team=team)
    write_areas(user, told.areas)
    code = enrolling.issue(user)
    managing.done(by, "account.created", user.pk, role=told.role.value, recognised=told.recognised.value)
    return user.pk, code


def _free(username: str) -> str:
    """Return a user name as it is kept; raise Refusal for one that cannot be used or that somebody has."""
    name = username.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise Refusal("accounts.username_unfit", field="username")
    if User.objects.filter(username=name).exists():
        raise Refusal("accounts.username_taken", field="username")
    return name


def _user(agency: Agency, name: str, display_name: str, language: str) -> User:
    return User.objects.create_user(name, None, display_name=display_name.strip(), agency=agency, language=language)


@audit.one_act
def close_account(*, by: Access, account: UUID) -> None:
    """Close an account: its sessions end at once and nobody signs in to it; what its owner did stays."""
    user = managing.another(by, account, "account.closed")
    user.is_active = False
    user.save(update_fields=["is_active"])
    enrolling.withdraw(user)
    links.forget(user)
    circles.let_go(user.pk)
    managing.done(by, "account.closed", user.pk)


@audit.one_act
def reopen_account(*, by: Access, account: UUID, recognised: Recognised) -> Code:
    """Open a closed account again; return the code with which its owner chooses a new passphrase."""
    user = managing.another(by, account, "account.reopened")
    user.is_active = True
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    managing.done(by, "account.reopened", user.pk, recognised=recognised.value)
    return enrolling.issue(user)


@audit.one_act
def renew_code(*, by: Access, account: UUID, recognised: Recognised, factors_stay: bool = False) -> Code:
    """Return a new code for somebody who lost the passphrase, and the second factor too unless `factors_stay`.

    Both hold until the code is used. Who it is was made sure of as when the account was made (`recognised`).
    """
    user = managing.another(by, account, "account.code_issued")
    if not user.is_active:
        raise Refusal("accounts.closed")
    left = "stay" if factors_stay else "voided"
    managing.done(by, "account.code_issued", user.pk, factors=left, recognised=recognised.value)
    return enrolling.issue(user, factors_stay=factors_stay)


@audit.one_act
def create_administrator(agency: str, username: str, display_name: str, language: str) -> Code:
    """Make the first administrator of an agency, from the command line of the machine itself; return the code.

    Raises Refusal "accounts.administrator_there" when the agency has one: then that person makes accounts.
    """
    name, known = _free(username), Agency.objects.get_or_create(name=agency.strip())[0]
    posts = Post.objects.filter(in_force(), role=Role.ADMINISTRATOR.value, user__agency=known, user__is_active=True)
    if posts.exists():
        raise Refusal("accounts.administrator_there")
    user = _user(known, name, display_name, language)
    Post.objects.create(user=user, role=Role.ADMINISTRATOR.value)
    audit.append([audit.Entry(actor=None, role="command_line", act="account.administrator_created", record=user.pk)])
    return enrolling.issue(user)
