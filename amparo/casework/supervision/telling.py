"""Notices of supervision: that feedback came, that somebody waits, that it is time to meet. Never a word of what was said.

Whether somebody wrote how they are is known to nobody, so everybody is asked alike and as often.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from amparo.casework.cases import queries as cases
from amparo.casework.notices import actions as notices
from amparo.casework.supervision import reach, scoring
from amparo.casework.supervision.kinds import State
from amparo.casework.supervision.models import FileAudit, TakingPart
from amparo.foundation import clock
from amparo.foundation.policy import Action, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

TOLD, ANSWERED, DUE, UNREAD = "audit_told", "audit_answered", "audit_due", "audit_unread"
OF_AUDITS = (TOLD, ANSWERED, DUE, UNREAD)
SESSION, ASK = "supervision_due", "wellbeing_ask"
EVERYBODY = UUID(int=0)
"""What a notice to everybody is about: no record."""


def told(row: FileAudit) -> None:
    """Tell a worker that feedback on a file of theirs is there."""
    notices.tell([row.worker], TOLD, row.pk)


def answered(row: FileAudit, by: UUID) -> None:
    """Tell the other one of the two that something was said about a file."""
    notices.tell({row.worker, row.auditor} - {by}, ANSWERED, row.pk)


def remind() -> None:
    """Remind of audits that wait, of supervision that is due, and everybody of themselves; asked each day by the clock."""
    since = _days_ago("remind_every")
    for row in FileAudit.rows.filter(state__in=(State.DRAWN, State.FILLED), due_on__lt=clock.today()).order_by("pk"):
        notices.tell([row.auditor], DUE, row.pk, since=since)
    for row in FileAudit.rows.filter(state=State.TOLD, told_at__lt=since).order_by("pk"):
        notices.tell([row.worker], UNREAD, row.pk, since=since)
    for team, leading in _without_supervision().items():
        notices.tell(leading, SESSION, team, since=since)
    notices.tell({one.user for one in accounts.held()}, ASK, EVERYBODY, since=_days_ago("wellbeing_ask"))


def _days_ago(name: str) -> datetime:
    """Return the moment so many days ago, a little less: the clock comes by once a day, and not to the second."""
    return clock.now() - timedelta(days=scoring.named(name).amount) + timedelta(hours=1)


def _without_supervision() -> Mapping[UUID, set[UUID]]:
    """Return team → supervisors, of teams in which a worker took part in no session for as long as practice says."""
    begin = _days_ago("session_every")
    met = set(TakingPart.rows.filter(session__on__gte=begin.date()).values_list("user", flat=True))
    leading, waiting = defaultdict[UUID, set[UUID]](set), set[UUID]()
    for one in accounts.held():
        if one.team and one.role == Role.SUPERVISOR:
            leading[one.team].add(one.user)
        elif one.team and one.role == Role.CASE_WORKER and one.user not in met and one.since <= begin:
            waiting.add(one.team)
    return {team: leading[team] for team in waiting if leading[team]}


def audits_known(access: Access, records: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return audit → code of its case for those of `records` that the reader is one of the two of, and may read of now."""
    theirs = Q(auditor=access.id) | Q(worker=access.id, told_at__isnull=False)
    rows = [row for row in FileAudit.rows.filter(theirs, pk__in=list(records)) if _may_know(access, row)]
    codes = cases.codes_in_reach(access, [row.case_id for row in rows])
    return {row.pk: codes[row.case_id] for row in rows if row.case_id in codes}


def _may_know(access: Access, row: FileAudit) -> bool:
    facts = reach.facts_of(row)
    return facts is not None and gate.allowed(access, Action.READ, facts, reach.PART).allowed


def teams_known(access: Access, records: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return team → name for those of `records` that the reader supervises."""
    return accounts.team_names(sorted(reach.teams(access) & set(records)))


def asked(_access: Access, records: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return what everybody is told of: nothing that has a code."""
    return dict.fromkeys(set(records) & {EVERYBODY}, "")
