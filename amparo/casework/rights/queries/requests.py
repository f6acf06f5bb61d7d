"""Requests about data: one, those of a person, and those that wait for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from amparo.casework.people import queries as people
from amparo.casework.rights import pathway
from amparo.casework.rights.kinds import Outcome, Step
from amparo.casework.rights.models import Request
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by, facts_of_many

RIGHTS = Compartment.RIGHTS
KIND = "rights.request"


@dataclass(frozen=True)
class RequestView:
    """One request: its row, the facts of its person, the words as far as they were opened, and what may be done."""

    row: Request
    facts: Facts
    words: dict[str, Any] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    may_work: bool = False
    may_approve: bool = False

    @property
    def id(self) -> UUID:
        """Return the request's identifier."""
        return self.row.pk

    @property
    def code(self) -> str:
        """Return the person's code."""
        return ids.code(self.row.person_id)

    @property
    def is_open(self) -> bool:
        """Return whether something is still to be done."""
        return self.row.step not in pathway.ENDED

    @property
    def is_overdue(self) -> bool:
        """Return whether the answer should have been given by now."""
        return self.is_open and self.row.due_at < clock.now()

    @property
    def gives_copy(self) -> bool:
        """Return whether a copy of the data may be made: access was granted, at least in part."""
        granted = self.row.outcome in (Outcome.GRANTED, Outcome.PARTLY)
        return self.row.kind == "access" and granted and self.row.step in (Step.DECIDED, Step.TOLD)


def find(access: Access, request: UUID, act: str = "rights.opened") -> tuple[Request, Facts]:
    """Return the row and facts of a request that `access` may read; raise "not there" otherwise."""
    found = Request.rows.select_related("person").filter(pk=request).first()
    if found is None:
        raise gate.not_there(access, request, act)
    facts = facts_of_many([found.person])[found.person_id]
    gate.check(access, Action.READ, facts, RIGHTS, act)
    return found, facts


def request(access: Access, request_id: UUID) -> RequestView:
    """Return one request with what was said; raise "not there" when `access` may not read it."""
    row, facts = find(access, request_id)
    content = gate.read(access, gate.Ask(facts, RIGHTS, row.pk), "rights.opened")
    return _view(access, row, facts, content.fields)


def requests_of(access: Access, person: UUID) -> list[RequestView]:
    """Return the requests of a person on whose data rights `access` may work, newest first, with what was said."""
    facts = holder(access, person)
    rows = list(Request.rows.filter(person=person).order_by("-asked_at", "pk"))
    opened = gate.read_many(access, [gate.Ask(facts, RIGHTS, row.pk) for row in rows], "rights.listed")
    return [_view(access, row, facts, opened[row.pk].fields) for row in rows if row.pk in opened]


def holder(access: Access, person: UUID) -> Facts:
    """Return the facts of a person whose data rights `access` may read; raise "not there" otherwise."""
    found = people.in_reach(access, Action.READ, RIGHTS).filter(pk=person).first()
    if found is None:
        raise gate.not_there(access, person, "rights.opened")
    return facts_of_many([found])[found.pk]


def waiting(access: Access) -> list[RequestView]:
    """Return the open requests in reach of `access`, the first due first; none is opened."""
    reach = people.in_reach(access, Action.READ, RIGHTS)
    rows = Request.rows.filter(person__in=reach).exclude(step__in=pathway.ENDED).select_related("person")
    return _views(access, rows.order_by("due_at", "pk"))


def asks_for(access: Access) -> list[RequestView]:
    """Return those open requests in which `access` is the one to act next: to work on them, or to decide as the second."""
    return [view for view in waiting(access) if _next_is(access, view)]


def _next_is(access: Access, view: RequestView) -> bool:
    if view.row.step == Step.PROPOSED:
        return view.may_approve
    return view.may_work


def _views(access: Access, rows: Iterable[Request]) -> list[RequestView]:
    found = list(rows)
    facts = facts_of_many({row.person_id: row.person for row in found}.values())
    return [_view(access, row, facts[row.person_id], {}) for row in found]


def _view(access: Access, row: Request, facts: Facts, words: dict[str, Any]) -> RequestView:
    named = [who for who in (row.recorded_by, row.proposed_by, row.decided_by) if who]
    authored = authored_by(facts, row.proposed_by)
    return RequestView(
        row,
        facts,
        words,
        accounts.names_of(named),
        may_work=gate.allowed(access, Action.WRITE, facts, RIGHTS).allowed,
        may_approve=row.step == Step.PROPOSED and gate.allowed(access, Action.APPROVE, authored, RIGHTS).allowed,
    )


def statements(access: Access, facts: Facts) -> list[str]:
    """Return what the person says of a correction that was refused, oldest first, as far as `access` may read it."""
    refused = Request.rows.filter(person=facts.record, kind="correction", outcome__in=["refused", "partly"])
    rows = list(refused.order_by("decided_at").values_list("pk", flat=True))
    opened = gate.read_many(access, [gate.Ask(facts, RIGHTS, key) for key in rows], "rights.listed")
    said = [opened[key].fields.get("statement", "") for key in rows if key in opened]
    return [text for text in said if text]
