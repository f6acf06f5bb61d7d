"""Reads about emergency access: what a code opens, what waits for review, and what those concerned may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.cases import queries as cases
from amparo.casework.emergency.models import Emergency, Verdict
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment, Facts, Relation
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts import ties
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of, facts_of_many

NOTICE = "emergency_access"
INDEX, STORY, NOTES = Compartment.INDEX, Compartment.STORY, Compartment.NOTES


def behind(access: Access, code: str) -> Facts | None:
    """Return the facts of the one person whom `access` could open in an emergency by `code`: theirs, or a case's.

    One question to the database for every code; None when there is no such person, or more than one.
    """
    between = ids.range_of_code(code) or (UUID(int=0), UUID(int=0))
    of_cases = cases.in_reach(access, Action.BREAK_GLASS, INDEX).filter(pk__range=between)
    open_to = people.in_reach(access, Action.BREAK_GLASS, INDEX)
    found = list(open_to.filter(Q(pk__range=between) | Q(pk__in=of_cases.values("person")))[:2])
    return facts_of(found[0]) if len(found) == 1 else None


@dataclass(frozen=True)
class EmergencyView:
    """One emergency access: its row, the facts of its person, who asked, and the words as far as the reader may see."""

    row: Emergency
    facts: Facts
    asked_by: str
    reviewed_by: str = ""
    words: Mapping[str, Any] | None = None
    may_review: bool = False

    @property
    def code(self) -> str:
        """Return the person's code."""
        return ids.code(self.row.person_id)

    @property
    def is_overdue(self) -> bool:
        """Return whether the review should have been made by now."""
        return self.row.verdict == Verdict.WAITING and self.row.review_due_at < clock.now()


def to_review(access: Access) -> list[EmergencyView]:
    """Return the emergency accesses that wait for a review by `access`, the first due first; nothing is opened."""
    rows = _reviewable(access).select_related("person").order_by("review_due_at", "pk")
    return _views(list(rows))


def _reviewable(access: Access) -> QuerySet[Emergency]:
    theirs = people.in_reach(access, Action.ADD_REVIEW, NOTES)
    waiting: QuerySet[Emergency] = Emergency.rows.filter(verdict=Verdict.WAITING, person__in=theirs)
    return waiting.exclude(asked_by=access.id)


def reviewable(access: Access, emergency: UUID) -> EmergencyView:
    """Return one emergency access that `access` may judge, judged already or not; raise "not there" otherwise."""
    theirs = people.in_reach(access, Action.ADD_REVIEW, NOTES)
    rows = Emergency.rows.filter(pk=emergency, person__in=theirs).exclude(asked_by=access.id)
    found = _views(list(rows.select_related("person")))
    if not found:
        raise gate.not_there(access, emergency, "emergency.reviewed")
    return found[0]


def emergency(access: Access, emergency_id: UUID) -> EmergencyView:
    """Return one emergency access as somebody concerned may see it; reason and comment for who may read the notes.

    Raises "not there" for everybody else.
    """
    found = _views(list(_known(access).filter(pk=emergency_id).select_related("person")))
    if not found:
        raise gate.not_there(access, emergency_id, "emergency.read")
    view = found[0]
    words = None
    if gate.allowed(access, Action.READ, view.facts, NOTES).allowed:
        words = gate.read(access, gate.Ask(view.facts, NOTES, emergency_id), "emergency.read").fields
    judges = gate.allowed(access, Action.ADD_REVIEW, view.facts, NOTES).allowed and view.row.asked_by != access.id
    may_review = judges and view.row.verdict == Verdict.WAITING
    return EmergencyView(view.row, view.facts, view.asked_by, view.reviewed_by, words, may_review)


def _known(access: Access) -> QuerySet[Emergency]:
    """Return the rows that those concerned may know of: owner and officer by the log, supervisors by the review."""
    by_log = people.in_reach(access, Action.READ_AUDIT, INDEX)
    by_review = people.in_reach(access, Action.ADD_REVIEW, NOTES)
    return Emergency.rows.filter(Q(person__in=by_log) | Q(person__in=by_review))


def _views(rows: list[Emergency]) -> list[EmergencyView]:
    facts = facts_of_many(row.person for row in rows) if rows else {}
    people_named = [user for row in rows for user in (row.asked_by, row.reviewed_by) if user]
    names = accounts.names_of(people_named) if rows else {}
    return [
        EmergencyView(row, facts[row.person_id], names.get(row.asked_by, ""), names.get(row.reviewed_by or row.pk, ""))
        for row in rows
    ]


def told(access: Access, emergencies: Sequence[UUID]) -> dict[UUID, str]:
    """Return emergency access → code of its person, for those that `access` may know of; what notices show."""
    found = _known(access).filter(pk__in=list(emergencies)).values_list("pk", "person_id")
    return {key: ids.code(person) for key, person in found}


def ends_at(access: Access, facts: Facts) -> datetime | None:
    """Return until when `access` reads a person or case by emergency access; None when another ground lets them."""
    if access.id not in facts.break_glass:
        return None
    ground = gate.allowed(access, Action.READ, facts, STORY)
    if ground.reason != Relation.BREAK_GLASS:
        return None
    return ties.tied_until(access.id, facts.record, InvolvementKind.BREAK_GLASS)
