"""What every act on accounts has in common: the policy is asked, the agency is one's own, and one leaf is written."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.accounts.models import Agency, Team, User
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

P = ParamSpec("P")
R = TypeVar("R")


def one_act(function: Callable[P, R]) -> Callable[P, R]:
    """Run an act in one transaction; a refusal, which comes before any write, keeps the leaf that tells of it."""

    @wraps(function)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            try:
                return function(*args, **kwargs)
            except Refusal as caught:
                refusal = caught
        raise refusal

    return acted


def check(by: Access, act: str) -> None:
    """Raise "not there" unless `by` manages accounts; the refused try is logged as `act`."""
    if not may(by.actor, Action.MANAGE_ACCOUNTS).allowed:
        raise refused(by, act)


def refused(by: Access, act: str, record: UUID | None = None) -> Refusal:
    """Return the refusal "not there", logged as `act`."""
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=record, outcome="refused")])
    return Refusal(NOT_THERE)


def agency_of(by: Access) -> Agency:
    """Return the administrator's own agency."""
    return Agency.objects.get(users=by.id)


def account_of(by: Access, account: UUID, act: str) -> User:
    """Return an account of the administrator's own agency, locked for a change; raise "not there" for any other."""
    check(by, act)
    found = User.objects.select_for_update().filter(pk=account, agency=by.actor.agency).first()
    if found is None:
        raise refused(by, act, account)
    return found


def another(by: Access, account: UUID, act: str) -> User:
    """Return an account that is not the administrator's own; nobody gives or takes rights from themselves."""
    found = account_of(by, account, act)
    if found.pk == by.id:
        raise Refusal("accounts.own")
    return found


def team_of(by: Access, team: UUID | None, act: str) -> Team | None:
    """Return a team of the administrator's own agency; raise "not there" for any other."""
    if team is None:
        return None
    found = Team.objects.filter(pk=team, agency=by.actor.agency).first()
    if found is None:
        raise refused(by, act, team)
    return found


def done(by: Access, act: str, record: UUID, **detail: Any) -> None:
    """Write the leaf of an act that was done; `detail` holds codes and ids only."""
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=record, detail=detail)])
