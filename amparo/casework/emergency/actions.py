"""Changes of emergency access: open a record because a life may be in danger, and judge afterwards whether it was so."""

from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.emergency import queries, rules
from amparo.casework.emergency.models import Emergency, Verdict
from amparo.casework.notices import actions as notices
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import queries as account_queries
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.probes import actions as probes

KIND = "emergency.access"
INDEX, NOTES = Compartment.INDEX, Compartment.NOTES


def ask(*, by: Access, code: str, reason: str) -> UUID:
    """Open the person with `code` (theirs, or of one of their cases) to `by` for 24 hours; return the person's id.

    Who may read that person's story already is let through and nothing changes. Raises "emergency.no_record", the same
    for a code that does not exist and for one that may not be opened; "emergency.reason_short".
    """
    if not rules.is_reason(reason):
        raise Refusal("emergency.reason_short", field="reason")
    facts = queries.behind(by, code)
    if facts is None:
        audit.append([audit.Entry(actor=by.id, role=by.role, act="emergency.opened", outcome="refused")])
        probes.note(probes.watched(by.actor), code, found=False)
        raise Refusal("emergency.no_record", field="code")
    if not gate.allowed(by, Action.READ, facts, Compartment.STORY).allowed:
        _open(by, facts, reason)
    return facts.record


def _open(by: Access, facts: Facts, reason: str) -> None:
    now = clock.now()
    new = Emergency(id=ids.new(), person_id=facts.record, asked_by=by.id, asked_at=now, until=now + rules.LASTS,
                    review_due_at=now + rules.REVIEWED_WITHIN)  # fmt: skip
    with acting.act(by, "emergency.opened", facts, Action.BREAK_GLASS, INDEX) as act:
        new.save(force_insert=True)
        act.write(new.pk, NOTES, KIND, {"reason": reason.strip()}, action=Action.BREAK_GLASS, decided_on=INDEX)
        theirs = cases.owners_in_reach(by, facts.record, Action.BREAK_GLASS)
        for holder in (facts.record, *theirs):
            accounts.involve(by.id, holder, InvolvementKind.BREAK_GLASS, by.id, new.until)
        notices.tell(_told(by, facts, set(theirs.values())), queries.NOTICE, new.pk)
        act.about(new.pk, INDEX, until=new.until.isoformat())


def _told(by: Access, facts: Facts, owners: set[UUID | None]) -> set[UUID]:
    """Return whom it concerns: the owners, the supervisors of the team, the agency's protection-data officers."""
    concerned = owners | {facts.owner} | account_queries.supervisors_of(facts.team)
    concerned |= account_queries.officers_of(facts.agency)
    return {user for user in concerned if user} - {by.id} - facts.conflicts - facts.complained_of


def review(*, by: Access, emergency: UUID, justified: bool, comment: str) -> None:
    """Judge an emergency access, as a supervisor of the owner's team who did not ask for it; the comment is kept.

    "Not justified" ends access that still runs. Raises "emergency.reviewed" when somebody judged before.
    """
    found = queries.reviewable(by, emergency)
    if not comment.strip():
        raise Refusal("cases.comment_missing", field="comment")
    verdict = Verdict.JUSTIFIED if justified else Verdict.NOT_JUSTIFIED
    with acting.act(by, "emergency.reviewed", found.facts, Action.ADD_REVIEW, NOTES) as act:
        waiting = Emergency.rows.filter(pk=emergency, verdict=Verdict.WAITING)
        if not waiting.update(verdict=verdict, reviewed_by=by.id, reviewed_at=clock.now()):
            raise Refusal("emergency.reviewed")
        act.write(emergency, NOTES, KIND, {"comment": comment.strip()}, action=Action.ADD_REVIEW)
        if not justified:
            for holder in (found.facts.record, *cases.ids_of(found.facts.record)):
                accounts.end_involvement(found.row.asked_by, holder, [InvolvementKind.BREAK_GLASS])
        act.about(emergency, INDEX, verdict=verdict.value)
