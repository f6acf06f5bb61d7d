"""Bring an analysis on: reviewed by another than who began it, approved by somebody who had no hand in it, or sent back."""

from uuid import UUID

from amparo.analysis.protection import queries, reach, rules
from amparo.analysis.protection.models import Analysis, Seat, Step
from amparo.analysis.protection.rules import Status
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by, facts_of


def review(*, by: Access, analysis: UUID) -> None:
    """Say as a reviewer that nothing is missing; raise Refusal where something is, or to who began the analysis."""
    act_name = "protection.reviewed"
    found = reach.analysis(by, analysis, act_name)
    with acting.act(by, act_name, facts_of(found), Action.WRITE, reach.PART) as act:
        row = reach.held(found, by, Status.DRAFT)
        if row.owner_id == by.id:
            raise Refusal("protection.by_another")
        if queries.missing(queries.whole(by, row.pk)):
            raise Refusal("protection.not_whole")
        row.status, row.reviewed_by = Status.REVIEWED, by.id
        row.save(update_fields=["status", "reviewed_by"])
        _step(row, by, "reviewed")
        act.about(row.pk, reach.PART)


def send_back(*, by: Access, analysis: UUID, words: str) -> None:
    """Make a draft of a reviewed analysis again, with what is to be mended."""
    act_name = "protection.sent_back"
    found = reach.analysis(by, analysis, act_name)
    rules.check_words({"words": words}, "words")
    with acting.act(by, act_name, facts_of(found), Action.WRITE, reach.PART) as act:
        row = reach.held(found, by, Status.REVIEWED)
        row.status, row.reviewed_by = Status.DRAFT, None
        row.save(update_fields=["status", "reviewed_by"])
        step = _step(row, by, "sent_back")
        act.write(step.pk, reach.PART, "protection.step", {"words": words.strip()})
        act.about(step.pk, reach.PART)


def approve(*, by: Access, analysis: UUID) -> None:
    """Approve a reviewed analysis; from then on it stays as it is. "Not there" to everybody who had a hand in it."""
    act_name = "protection.approved"
    found = reach.analysis(by, analysis, act_name)
    with acting.act(by, act_name, for_approval(by, found), Action.APPROVE, reach.PART) as act:
        row = reach.held(found, by, Status.REVIEWED)
        row.status, row.approved_by = Status.APPROVED, by.id
        row.save(update_fields=["status", "approved_by"])
        _step(row, by, "approved")
        act.about(row.pk, reach.PART)


def for_approval(by: Access, row: Analysis) -> Facts:
    """Return the facts for a decision on approval: whoever wrote in an analysis, rates in it or reviewed it is its author."""
    hand = str(by.id) in row.hands or row.reviewed_by == by.id
    hand = hand or Seat.rows.filter(analysis=row, analyst=by.id).exists()
    return authored_by(facts_of(row), by.id if hand else row.owner_id)


def _step(row: Analysis, by: Access, step: str) -> Step:
    made: Step = Step.rows.create(id=ids.new(), analysis=row, number=Step.after_the_last(row), step=step, by=by.id)
    return made
