"""One person, as far as the reader may see them, and who is in reach."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.people import rules
from amparo.casework.people.models import Person
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of, facts_of_many

IDENTITY = Compartment.IDENTITY


@dataclass(frozen=True)
class PersonView:
    """A person as `access` may see them: the clear row's id and code, the opened details, and what may be done.

    `duplicate_of` is the record to go on with, when this one was marked as registered twice.
    """

    id: UUID
    content: gate.Content
    facts: Facts
    may_write: bool = False
    duplicate_of: UUID | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """Return the details by name."""
        return self.content.fields

    @property
    def code(self) -> str:
        """Return the short code that can be read out."""
        return ids.code(self.id)

    @property
    def name(self) -> str:
        """Return the full name."""
        return rules.full_name(self.fields)

    @property
    def preferred_name(self) -> str:
        """Return the name the person wants to be called, when it is another one."""
        preferred: str = self.fields.get("preferred_name", "")
        return preferred if preferred != self.name else ""

    @property
    def age(self) -> int | None:
        """Return the age in years today."""
        return rules.age(self.fields, clock.today())

    @property
    def birth_year(self) -> int | None:
        """Return the year of birth, reckoned from a stated age where no date is known."""
        return rules.birth_year(self.fields, clock.today())

    @property
    def use_restricted(self) -> bool:
        """Return whether the person asked to stop the use of their data: kept, but not shared and not counted."""
        return bool(self.fields.get("use_restricted"))

    @property
    def is_child(self) -> bool:
        """Return whether the person is to be treated as a child."""
        return rules.is_child(self.fields, clock.today())


def row(access: Access, person: UUID) -> Person:
    """Return the clear row of a person whose identity `access` may read; raise "not there" otherwise."""
    found: Person | None = in_reach(access, Action.READ, IDENTITY).filter(pk=person).first()
    if found is None:
        raise Refusal(gate.NOT_THERE)
    return found


def person(access: Access, person_id: UUID) -> PersonView:
    """Return one person; raise "not there" when `access` may not read their identity."""
    known = Person.rows.filter(pk=person_id).first()
    if known is None:
        raise gate.not_there(access, person_id, "person.opened")
    facts = facts_of(known)
    content = gate.read(access, gate.Ask(facts, IDENTITY, known.pk), "person.opened")
    may_write = gate.allowed(access, Action.WRITE, facts, IDENTITY).allowed
    return PersonView(known.pk, content, facts, may_write, known.duplicate_of_id)


def people(access: Access, person_ids: Sequence[UUID], act: str = "person.listed") -> dict[UUID, PersonView]:
    """Return id → person for those whose identity `access` may read; the others are absent."""
    return people_of(access, Person.rows.filter(pk__in=set(person_ids)), act)


def people_of(access: Access, rows: Iterable[Person], act: str) -> dict[UUID, PersonView]:
    """Return id → person for those of `rows` whose identity `access` may read."""
    asked = [gate.Ask(each, IDENTITY, key) for key, each in facts_of_many(rows).items()]
    return views(asked, gate.read_many(access, asked, act))


def views(asked: Sequence[gate.Ask], opened: Mapping[UUID, gate.Content]) -> dict[UUID, PersonView]:
    """Return id → person for those of `asked` that were opened."""
    return {ask.record: PersonView(ask.record, opened[ask.record], ask.facts) for ask in asked if ask.record in opened}


def same_as(access: Access, view: PersonView) -> list[PersonView]:
    """Return the other records of the same person that `access` may read: the one this is marked for, those marked for it."""
    marked = Person.rows.filter(duplicate_of=view.id).values_list("pk", flat=True)
    others = [view.duplicate_of] if view.duplicate_of else list(marked)
    return list(people(access, others).values())


def may_mark(access: Access, facts: Facts) -> bool:
    """Return whether `access` may say that the person was registered twice, or take that back."""
    return marking(access, facts) is not None


def marking(access: Access, facts: Facts) -> tuple[Action, Compartment] | None:
    """Return the ground on which `access` marks a duplicate: as supervisor, or as who writes there; None without one."""
    grounds = ((Action.REASSIGN, Compartment.INDEX), (Action.WRITE, IDENTITY))
    return next((each for each in grounds if gate.allowed(access, each[0], facts, each[1]).allowed), None)


def in_reach(access: Access, action: Action, compartment: Compartment) -> QuerySet[Person]:
    """Return the rows of the people on whose `compartment` `access` may do `action`, for conditions of other lists."""
    return scope.visible(Person.rows.all(), access, action, compartment)


def versions(access: Access, person_id: UUID) -> list[gate.Content]:
    """Return every version of the person's details, oldest first."""
    known = row(access, person_id)
    return gate.read_versions(access, gate.Ask(facts_of(known), IDENTITY, known.pk))
