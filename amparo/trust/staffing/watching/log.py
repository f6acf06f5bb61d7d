"""The log of acts as far as it is about accounts of the own agency: who came in, who was refused, what was changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.accounts.models import User
from amparo.trust.audit import actions as audit
from amparo.trust.audit import queries as leaves
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

ACTS = (
    "sign_in.done", "sign_in.failed", "sign_in.held_back",
    "account.created", "account.administrator_created", "account.code_issued", "account.entered", "account.closed",
    "account.reopened", "account.role_given", "account.role_ended", "account.areas_set", "account.passphrase_changed",
    "account.factor_added", "account.factor_removed", "account.codes_made", "account.sessions_ended",
    "account.link_offered", "account.linked", "account.unlinked",
)  # fmt: skip
SHOWN = 200


@dataclass(frozen=True)
class AccountAct:
    """One act: when, of which account ("" for a name that nobody has), by whom when it was another, and how it ended."""

    at: datetime
    account: str
    by: str
    act: str
    outcome: str


def account_acts(access: Access) -> list[AccountAct]:
    """Return the newest acts about accounts of the own agency, and tries with names that nobody has, newest first.

    For who manages accounts or reads the log without content; raise "not there" for anybody else, logged.
    """
    if not any(may(access.actor, action).allowed for action in (Action.MANAGE_ACCOUNTS, Action.READ_AUDIT)):
        audit.append([audit.Entry(actor=access.id, role=access.role, act="sign_ins.listed", outcome="refused")])
        raise Refusal(NOT_THERE)
    names = dict(User.objects.filter(agency=access.actor.agency).values_list("pk", "display_name"))
    return [_told(leaf, names) for leaf in leaves.leaves_without_holder(list(names), ACTS, SHOWN)]


def _told(leaf: Leaf, names: Mapping[UUID, str]) -> AccountAct:
    account = names.get(leaf.record, "") if leaf.record else ""
    by = names.get(leaf.actor, "") if leaf.actor and leaf.actor != leaf.record else ""
    return AccountAct(leaf.at, account, by, leaf.act, leaf.outcome)
