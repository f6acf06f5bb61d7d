"""Who is responsible for a case: reassign, add and remove colleagues, cover an absence."""

from datetime import date, datetime, time
from uuid import UUID

from django.utils.timezone import make_aware

from amparo.casework.cases.actions import tasks
from amparo.casework.cases.models import Case
from amparo.casework.cases.queries.case import find
from amparo.casework.people import moving
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import queries as account_queries
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access

INDEX = Compartment.INDEX


def reassign(*, by: Access, case: UUID, to: UUID) -> None:
    """Give a case with its person and open tasks to another worker of the team, as its supervisor.

    Blocked and foreign workers are refused.
    """
    row, facts = find(by, case)
    with acting.act(by, "case.reassigned", facts, Action.REASSIGN, INDEX) as act:
        _check_worker(row, facts, to)
        moving.hand_over(act, row.person_id, owner=to, team=row.team_id)
        tasks.hand_on(row, to)
        Case.rows.filter(pk=row.pk).update(owner=to)
        act.about(row.pk, INDEX, to=str(to))


def _check_worker(row: Case, facts: Facts, worker: UUID) -> None:
    team = {user.pk for user in account_queries.colleagues(row.team_id)}
    if worker not in team or worker in facts.conflicts or worker in facts.complained_of:
        raise Refusal("cases.worker_unknown", field="worker")


def add_to_case(*, by: Access, case: UUID, worker: UUID, until: date | None = None) -> None:
    """Name a colleague of the agency on the case team until a day (or further notice), as the case's supervisor."""
    _tie(by, case, worker, InvolvementKind.CASE_TEAM, until, "case.worker_added")


def cover(*, by: Access, case: UUID, worker: UUID, until: date) -> None:
    """Name who covers an absence of the owner until a day, as the case's supervisor."""
    _tie(by, case, worker, InvolvementKind.COVERING, until, "case.covered")


def _tie(by: Access, case: UUID, worker: UUID, kind: InvolvementKind, until: date | None, name: str) -> None:
    row, facts = find(by, case)
    with acting.act(by, name, facts, Action.REASSIGN, INDEX) as act:
        if worker in facts.conflicts | facts.complained_of or not account_queries.works_for(worker, row.agency_id):
            raise Refusal("cases.worker_unknown", field="worker")
        if until is not None and until < clock.today():
            raise Refusal("consent.until_past", field="until")
        for holder in (row.pk, row.person_id):
            accounts.involve(worker, holder, kind, by.id, _end_of(until))
            act.concerns(holder)
        act.about(row.pk, INDEX, worker=str(worker))


def _end_of(day: date | None) -> datetime | None:
    return make_aware(datetime.combine(day, time(23, 59))) if day else None


def remove_from_case(*, by: Access, case: UUID, worker: UUID) -> None:
    """End a colleague's part in the case team or cover at once, as the case's supervisor."""
    row, facts = find(by, case)
    with acting.act(by, "case.worker_removed", facts, Action.REASSIGN, INDEX) as act:
        for holder in (row.pk, row.person_id):
            act.concerns(holder)
            accounts.end_involvement(worker, holder, [InvolvementKind.CASE_TEAM, InvolvementKind.COVERING])
        act.about(row.pk, INDEX, worker=str(worker))
