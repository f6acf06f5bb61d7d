"""How long files are kept: legal holds, and files whose time may be over."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.cases import queries as cases
from amparo.casework.people import queries as people
from amparo.casework.people import rules as person_rules
from amparo.casework.rights import pathway, rules
from amparo.casework.rights.kinds import Fate, ReviewStatus
from amparo.casework.rights.models import Hold, Review
from amparo.casework.rights.queries.requests import RIGHTS, holder
from amparo.foundation import clock, ids
from amparo.foundation.pathways import Keeping
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by, facts_of_many

HOLD, REVIEW = "rights.hold", "rights.review"


def standing() -> Q:
    """Return the condition that a legal hold stands today."""
    return Q(lifted_at__isnull=True) & (Q(until__isnull=True) | Q(until__gte=clock.today()))


def held(person: UUID) -> bool:
    """Return whether a legal hold keeps a person's file; for acts that have found the person."""
    return Hold.rows.filter(standing(), person=person).exists()


@dataclass(frozen=True)
class HoldView:
    """One legal hold: its row, who set and lifted it, and the reasons."""

    row: Hold
    words: dict[str, Any]
    set_by: str
    lifted_by: str

    @property
    def stands(self) -> bool:
        """Return whether it keeps the file today."""
        return self.row.lifted_at is None and (self.row.until is None or self.row.until >= clock.today())


def holds_of(access: Access, person: UUID) -> list[HoldView]:
    """Return the legal holds on a person's file, newest first, for those who may read their data rights."""
    facts = holder(access, person)
    rows = list(Hold.rows.filter(person=person).order_by("-set_at", "pk"))
    opened = gate.read_many(access, [gate.Ask(facts, RIGHTS, row.pk) for row in rows], "rights.listed")
    names = accounts.names_of([who for row in rows for who in (row.set_by, row.lifted_by) if who])
    return [
        HoldView(row, opened[row.pk].fields, names.get(row.set_by, ""), names.get(row.lifted_by or row.pk, ""))
        for row in rows
        if row.pk in opened
    ]


@dataclass(frozen=True)
class ReviewView:
    """A file whose time may be over; `kept_until` is the true day, for who may read whether it is a child's file."""

    row: Review
    facts: Facts
    names: dict[UUID, str]
    words: dict[str, Any] = field(default_factory=dict)
    kept_until: tuple[date, Keeping] | None = None
    may_propose: bool = False
    may_decide: bool = False
    held: bool = False

    @property
    def code(self) -> str:
        """Return the person's code."""
        return ids.code(self.row.person_id)

    @property
    def is_over(self) -> bool:
        """Return whether the time of keeping is over, as far as the reader can know."""
        return self.kept_until is not None and self.kept_until[0] < clock.today()


def reviews(access: Access) -> list[ReviewView]:
    """Return the files past their time that wait for `access`: to propose, or to decide as the second; none is opened."""
    rows = list(_open().filter(person__in=people.in_reach(access, Action.READ, RIGHTS)).order_by("over_since", "pk"))
    facts = facts_of_many(row.person for row in rows)
    views = [_review(access, row, facts[row.person_id]) for row in rows]
    return [view for view in views if view.may_propose or view.may_decide]


def _open() -> QuerySet[Review]:
    rows: QuerySet[Review] = Review.rows.filter(status=ReviewStatus.OPEN).select_related("person")
    return rows


def review(access: Access, review_id: UUID) -> ReviewView:
    """Return one file past its time; raise "not there" for who may not read the person's data rights."""
    row = Review.rows.select_related("person").filter(pk=review_id).first()
    if row is None:
        raise gate.not_there(access, review_id, "rights.opened")
    facts = facts_of_many([row.person])[row.person_id]
    words = gate.read(access, gate.Ask(facts, RIGHTS, row.pk), "rights.opened").fields
    return _review(access, row, facts, words, true_day(access, row.person_id, facts))


def _review(
    access: Access, row: Review, facts: Facts, words: dict[str, Any] | None = None,
    kept_until: tuple[date, Keeping] | None = None,
) -> ReviewView:  # fmt: skip
    open_, proposed = row.status == ReviewStatus.OPEN, row.fate != Fate.NONE
    writes = gate.allowed(access, Action.WRITE, facts, RIGHTS).allowed
    approves = gate.allowed(access, Action.APPROVE, authored_by(facts, row.proposed_by), RIGHTS).allowed
    names = accounts.names_of([who for who in (row.proposed_by, row.decided_by) if who])
    return ReviewView(
        row, facts, names, words or {}, kept_until,
        may_propose=open_ and not proposed and writes, may_decide=open_ and proposed and approves,
        held=held(row.person_id),
    )  # fmt: skip


def true_day(access: Access, person: UUID, facts: Facts) -> tuple[date, Keeping] | None:
    """Return until when a file is kept and by which schedule; None for who may not read who the person is.

    Only the sealed date of birth tells a child's file, which is kept longer.
    """
    if not gate.allowed(access, Action.READ, facts, Compartment.IDENTITY).allowed:
        return None
    view, row = people.person(access, person), people.row(access, person)
    _, closed = cases.last_work([person]).get(person, (False, None))
    registered = row.registered_at.date()
    child = person_rules.is_child(view.fields, closed.date() if closed else registered)
    year = person_rules.birth_year(view.fields, clock.today())
    majority = rules.majority(year, registered) if child else None
    life = rules.Life(registered, closed.date() if closed else None, majority)
    return rules.kept_until(pathway.schedule(), life, clock.today())
