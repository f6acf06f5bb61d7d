"""What every act on accounts has in common: the policy is asked, the agency is one's own, and one leaf is written."""

from typing import Any
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.accounts.models import Agency, Team, User
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


def check(by: Access, act: str) -> None:
    """Raise "not there" unless `by` manages accounts; the refused try is logged as `act`."""
    if not may(by.actor, Action.MANAGE_ACCOUNTS).allowed:
        raise gate.not_there(by, None, act)


def agency_of(by: Access) -> Agency:
    """Return the administrator's own agency."""
    return Agency.objects.get(users=by.id)


def account_of(by: Access, account: UUID, act: str) -> User:
    """Return an account of the administrator's own agency, locked for a change; raise "not there" for any other."""
    check(by, act)
    found = User.objects.select_for_update().filter(pk=account, agency=by.actor.agency).first()
    if found is None:
        raise gate.not_there(by, account, act)
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
        raise gate.not_there(by, team, act)
    return found


def done(by: Access, act: str, record: UUID, **detail: Any) -> None:
    """Write the leaf of an act that was done; `detail` holds codes and ids only."""
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=record, detail=detail)])
