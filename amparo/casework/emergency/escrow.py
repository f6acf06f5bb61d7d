"""Open a restricted case with two holders of the escrow: a life is in danger, or those who could open it are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from amparo.casework.cases import queries as cases
from amparo.casework.emergency import rules
from amparo.casework.notices import actions as notices
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts, Relation, Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import queries as account_queries
from amparo.trust.accounts import ties
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.escrow import actions as escrow
from amparo.trust.escrow import opening
from amparo.trust.escrow.opening import Readable

NOTICE = "escrow_opened"
ACTS = {rules.Ground.EMERGENCY: "escrow.opened_in_danger", rules.Ground.RECOVERY: "escrow.opened_to_recover"}
PARTS = {Role.SUPERVISOR: InvolvementKind.NAMED_SUPERVISOR, Role.CASE_WORKER: InvolvementKind.CASE_TEAM}
"""The part in the case that goes with the keys: a supervisor can give it to a new owner, a case worker can work on it."""


@dataclass(frozen=True)
class Asked:
    """A restricted case and the member of staff to whom it is to be opened, in one of their roles."""

    case: Facts
    person: Facts
    to: Access


@dataclass(frozen=True)
class Opened:
    """What two holders opened: to whom, in which role, until when, and how many data keys that were."""

    name: str
    role: Role
    until: datetime | None
    keys: int


def asked(code: str, username: str) -> Asked:
    """Return the restricted case with `code` and who may be named on it; nothing is opened or written.

    Raises Refusal "escrow.no_case", "escrow.not_for_worker", "escrow.worker_without_key".
    """
    found = cases.restricted(code)
    if found is None:
        raise Refusal("escrow.no_case", field="code")
    case, person = found
    to = _case_staff(username, case)
    if to is None or to.id in case.conflicts | case.complained_of | person.conflicts | person.complained_of:
        raise Refusal("escrow.not_for_worker", field="user")
    opening.recipient(to.id)
    return Asked(case, person, to)


def _case_staff(username: str, case: Facts) -> Access | None:
    user = account_queries.open_account(username)
    if user is None or user.agency_id != case.agency:
        return None
    role = next((role for role in PARTS if role in account_queries.roles_of(user)), None)
    return access_for(user, role) if role else None


def open_case(*, code: str, username: str, shares: Sequence[str], ground: rules.Ground) -> Opened:
    """Open a restricted case and its person to `username` with two shares of the escrow, for as long as `ground` lasts.

    They get a part in the case, and the keys to what this part lets them read; both end by themselves, except for who is
    responsible for the case already and lost the key. The owner, the supervisors of the team and the agency's
    protection-data officers are told.

    Raises the refusals of `asked`, those of `escrow.actions.held`, and of `opening.hand_over`; a refused try is logged.
    """
    with escrow.held(shares, ACTS[ground]) as (pair, key):
        try:
            with transaction.atomic():
                told = asked(code, username)
                escrow.note(ACTS[ground], holder=told.case.record, record=told.to.id)
                until = _part(told, key, clock.now() + rules.OPEN_FOR[ground])
                now, reason = asked(code, username), f"escrow_{ground}"
                keys = opening.hand_over(pair, now.to.id, _readable(now), reason=reason, until=until)
                notices.tell(_concerned(told), NOTICE, told.case.record)
        except Refusal:
            escrow.note(ACTS[ground], outcome="refused")
            raise
    return Opened(told.to.name, told.to.role, until, keys)


def _part(told: Asked, by: UUID, until: datetime) -> datetime | None:
    """Name the worker on case and person; return until when, None for who is responsible for it until further notice."""
    if told.to.id == told.case.owner:
        return None
    kind, ends = PARTS[told.to.role], until
    if told.to.id in told.case.named(Relation(kind.value)):
        known = ties.tied_until(told.to.id, told.case.record, kind)
        if known is None:
            return None
        ends = max(known, until)
    for holder in (told.case.record, told.person.record):
        accounts.involve(told.to.id, holder, kind, by, ends)
    return ends


def _readable(told: Asked) -> dict[UUID, Readable]:
    """Return case and person, each with the policy's answer on its parts, as it is now that the worker is named."""
    return {facts.record: partial(_may_read, told.to, facts) for facts in (told.case, told.person)}


def _may_read(to: Access, facts: Facts, part: str) -> bool:
    return gate.allowed(to, Action.READ, facts, kept_apart.known_as(part)).allowed


def _concerned(told: Asked) -> set[UUID]:
    """Return whom it concerns, without those who are kept away from the case and the one it is opened to."""
    case = told.case
    concerned = {case.owner} | case.named_supervisors | account_queries.supervisors_of(case.team)
    concerned |= account_queries.officers_of(case.agency)
    kept_away = case.conflicts | case.complained_of | told.person.conflicts | told.person.complained_of
    return {user for user in concerned if user} - {told.to.id} - kept_away


def told_of_opening(access: Access, opened: Sequence[UUID]) -> dict[UUID, str]:
    """Return case → its code for those of `opened` that the reader may know of, and no code for the others.

    Whoever watches over a team or over data protection learns that the escrow was used, not for which case.
    """
    known = cases.codes_in_reach(access, opened)
    return {case: known.get(case, "") for case in opened}
