"""What somebody may do about a person's data rights, for screens that show only what can be done."""

from dataclasses import dataclass
from uuid import UUID

from amparo.casework.rights.models import Hold
from amparo.casework.rights.queries.requests import RIGHTS, RequestView, holder
from amparo.foundation.policy import Action, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by


@dataclass(frozen=True)
class Can:
    """Whether somebody works on a person's requests, and whether they may set and lift a legal hold."""

    work: bool
    hold: bool


def may(access: Access, person: UUID) -> Can:
    """Return what `access` may do about a person's data rights; raise "not there" when they may not read them."""
    facts = holder(access, person)
    work = gate.allowed(access, Action.WRITE, facts, RIGHTS).allowed
    approves = gate.allowed(access, Action.APPROVE, authored_by(facts, facts.record), RIGHTS).allowed
    return Can(work, work or approves)


def reads(access: Access, facts: Facts) -> bool:
    """Return whether `access` may read a person's data rights."""
    return gate.allowed(access, Action.READ, facts, RIGHTS).allowed


def officers(view: RequestView) -> list[tuple[UUID, str]]:
    """Return the protection-data officers to whom the owner may release parts of the file."""
    return accounts.officer_names(view.facts.agency)


def held_person(access: Access, hold: UUID) -> UUID:
    """Return whose file a standing hold keeps; raise "not there" for who may not lift it, and when it was lifted."""
    row = Hold.rows.filter(pk=hold, lifted_at=None).first()
    if row is None:
        raise gate.not_there(access, hold, "rights.opened")
    if not may(access, row.person_id).hold:
        raise gate.not_there(access, hold, "rights.opened")
    found: UUID = row.person_id
    return found
