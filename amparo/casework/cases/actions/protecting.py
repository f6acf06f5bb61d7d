"""Keep people away from a case: a conflict of interest, and the restricted tier, where only named people remain."""

from collections.abc import Sequence
from uuid import UUID

from amparo.casework.cases import sealed
from amparo.casework.cases.actions import tasks
from amparo.casework.cases.models import Case
from amparo.casework.cases.queries.case import SUMMARY, find
from amparo.casework.cases.queries.reach import ids_of
from amparo.casework.cases.supervising import supervision
from amparo.casework.people import moving
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import queries as account_queries
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access

INDEX = Compartment.INDEX


def block_for_conflict(*, by: Access, case: UUID, worker: UUID) -> None:
    """Keep a colleague with a conflict of interest away from the person and all their cases, at once.

    By the case's supervisor, by the owner about themselves or a colleague, or by anybody working on it about
    themselves. An owner who is blocked loses the case; the supervisor then gives it to another worker.
    """
    row, facts = find(by, case)
    supervising = gate.allowed(by, Action.REASSIGN, facts, INDEX).allowed
    if not supervising and by.id not in (row.owner_id, worker):
        raise Refusal(gate.NOT_THERE)
    action, where = (Action.REASSIGN, INDEX) if supervising else (Action.WRITE, Compartment.STORY)
    with acting.act(by, "case.conflict_declared", facts, action, where) as act:
        theirs = Case.rows.filter(person=row.person_id).values_list("pk", flat=True)
        for holder in (row.person_id, *theirs):
            accounts.involve(worker, holder, InvolvementKind.CONFLICT, by.id, None)
            act.concerns(holder)
        if row.owner_id == worker:
            moving.hand_over(act, row.person_id, owner=None, team=row.team_id)
            tasks.hand_on(row, None)
            Case.rows.filter(pk=row.pk).update(owner=None)
        act.about(row.pk, INDEX, worker=str(worker))


def lift_conflict(*, by: Access, case: UUID, worker: UUID, reason: str) -> None:
    """Take back a conflict of interest declared by mistake, as the case's supervisor, with a reason that stays in the file.

    The colleague reaches the person and all their cases as before; a case they lost by the conflict does not come back.
    """
    row, facts = find(by, case)
    gate.check(by, Action.REASSIGN, facts, INDEX, "case.conflict_lifted")
    if worker not in facts.conflicts:
        raise Refusal(gate.NOT_THERE)
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    with acting.act(by, "case.conflict_lifted", facts, Action.REASSIGN, INDEX) as act:
        supervision(act, row, by, {"text": reason.strip(), "about": "conflict_lifted"})
        for holder in (row.person_id, *ids_of(row.person_id)):
            accounts.end_involvement(worker, holder, [InvolvementKind.CONFLICT])
            act.concerns(holder)
        act.about(row.pk, INDEX, worker=str(worker))


def restrict(*, by: Access, case: UUID) -> None:
    """Make a person and all their cases in the agency restricted, as somebody who may write in one of these.

    Only owner, case team, covering and named supervisors remain: the supervisors of each case's team are named on it,
    those of this one on the person. All of it is sealed again, to them and no longer to the server. An open offer of a
    transfer is taken back: it was made of another case.
    """
    row, facts = find(by, case)
    with acting.act(by, "case.restricted", facts, Action.WRITE, Compartment.STORY) as act:
        moving.set_tier(act, row.person_id, Tier.RESTRICTED)
        name_supervisors(by, row, [row.person_id])
        theirs = Case.rows.filter(person=row.person_id, agency=row.agency_id)
        for each in theirs:
            name_supervisors(by, each, [each.pk])
            act.concerns(each.pk)
        sealed.take_in_offers(by, theirs)
        theirs.update(tier=Tier.RESTRICTED.value)
        act.write(row.pk, Compartment.STORY, SUMMARY, {"restricted_by": str(by.id)})
        act.about(row.pk, INDEX)


def lift_restriction(*, by: Access, case: UUID, reason: str) -> None:
    """Make a restricted person and all their cases in the agency standard again, as a supervisor named on this case.

    The reason stays in the file. All of it is sealed again, to the server: the team and its supervisors read as before.
    """
    row, facts = find(by, case)
    gate.check(by, Action.REASSIGN, facts, INDEX, "case.restriction_lifted")
    if facts.tier is not Tier.RESTRICTED:
        raise Refusal(gate.NOT_THERE)
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    with acting.act(by, "case.restriction_lifted", facts, Action.REASSIGN, INDEX) as act:
        supervision(act, row, by, {"text": reason.strip(), "about": "restriction_lifted"})
        moving.set_tier(act, row.person_id, Tier.STANDARD)
        theirs = Case.rows.filter(person=row.person_id, agency=row.agency_id)
        act.concerns(*theirs.values_list("pk", flat=True))
        theirs.update(tier=Tier.STANDARD.value)
        act.about(row.pk, INDEX)


def keep_away(by: Access, case: Case, theirs: Facts) -> None:
    """Inside an act: keep those away from a new case who are kept away from its person (`theirs`)."""
    for kind, users in (
        (InvolvementKind.CONFLICT, theirs.conflicts),
        (InvolvementKind.COMPLAINED_OF, theirs.complained_of),
    ):
        for user in users:
            accounts.involve(user, case.pk, kind, by.id, None)


def name_supervisors(by: Access, case: Case, holders: Sequence[UUID]) -> None:
    """Inside an act: name the supervisors of the case's team on `holders` (the case, its person), so that they remain."""
    for supervisor in account_queries.supervisors_of(case.team_id):
        for holder in holders:
            accounts.involve(supervisor, holder, InvolvementKind.NAMED_SUPERVISOR, by.id, None)
