"""Reads about people: each returns only what `access` may see, and every opening is logged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from amparo.casework.people import rules
from amparo.casework.people.models import Person, Photo, Tie
from amparo.casework.people.projection import KIND
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust import projections
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of, facts_of_many

IDENTITY = Compartment.IDENTITY


@dataclass(frozen=True)
class PersonView:
    """A person as `access` may see them: the clear row's id and code, the opened details, and what may be done."""

    id: UUID
    content: gate.Content
    facts: Facts
    may_write: bool = False

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
    def is_child(self) -> bool:
        """Return whether the person is to be treated as a child."""
        return rules.is_child(self.fields, clock.today())


def row(access: Access, person: UUID) -> Person:
    """Return the clear row of a person whose identity `access` may read; raise "not there" otherwise."""
    found: Person | None = scope.visible(Person.rows.all(), access, Action.READ, IDENTITY).filter(pk=person).first()
    if found is None:
        raise Refusal(gate.NOT_THERE)
    return found


def person(access: Access, person_id: UUID) -> PersonView:
    """Return one person; raise "not there" when `access` may not read their identity."""
    known = Person.rows.filter(pk=person_id).first()
    if known is None:
        raise Refusal(gate.NOT_THERE)
    facts = facts_of(known)
    content = gate.read(access, gate.Ask(facts, IDENTITY, known.pk), "person.opened")
    may_write = gate.allowed(access, Action.WRITE, facts, IDENTITY).allowed
    return PersonView(known.pk, content, facts, may_write)


def people(access: Access, person_ids: Sequence[UUID], act: str = "person.listed") -> dict[UUID, PersonView]:
    """Return id → person for those whose identity `access` may read; the others are absent."""
    facts = facts_of_many(Person.rows.filter(pk__in=set(person_ids)))
    opened = gate.read_many(access, [gate.Ask(each, IDENTITY, key) for key, each in facts.items()], act)
    return {key: PersonView(key, content, facts[key]) for key, content in opened.items()}


def readable(access: Access, person_ids: Sequence[UUID]) -> set[UUID]:
    """Return those of `person_ids` whose identity `access` may read, without opening any."""
    rows = scope.visible(Person.rows.all(), access, Action.READ, IDENTITY)
    return set(rows.filter(pk__in=list(person_ids), duplicate_of=None).values_list("pk", flat=True))


@dataclass(frozen=True)
class Found:
    """One search result: the person, and the words of their names that matched."""

    person: PersonView
    why: tuple[str, ...]


def search(access: Access, text: str, limit: int = 20) -> list[Found]:
    """Return the people whose name, identifier or code fits `text`, best first, in any script; at most `limit`."""
    by_code = ids.range_of_code(text)
    if by_code:
        rows = scope.visible(Person.rows.filter(pk__range=by_code), access, Action.READ, IDENTITY)
        hits: list[tuple[UUID, tuple[str, ...]]] = [(found.pk, ()) for found in rows[:limit]]
    else:
        allowed = lambda some: readable(access, some)  # noqa: E731
        found_hits = projections.current().search(text, limit=limit, allowed=allowed)
        hits = [(hit.person, tuple(hit.why)) for hit in found_hits]
    seen = people(access, [key for key, _ in hits], "person.found")
    return [Found(seen[key], why) for key, why in hits if key in seen]


@dataclass(frozen=True)
class Matches:
    """Possible duplicates: those that may be read, and the teams whose supervisor can be asked about others."""

    people: list[Found] = field(default_factory=list)
    ask_teams: list[str] = field(default_factory=list)


def possible_matches(access: Access, fields: rules.Fields, limit: int = 5) -> Matches:
    """Return the people who may be the same as the one described by `fields`.

    A match in another team of the agency gives only the team's name; a restricted record gives nothing.
    """
    if not rules.full_name(fields):
        return Matches()
    team = next(iter(access.actor.teams), UUID(int=0))
    described = {"fields": {**fields, "team": str(team)}}
    hits = projections.current().similar(projections.features_of(KIND, described), limit=limit * 4)
    readable_ids = readable(access, [hit.person for hit in hits])
    mine = [hit for hit in hits if hit.person in readable_ids][:limit]
    seen = people(access, [hit.person for hit in mine], "person.compared")
    hinted = scope.visible(Person.rows.all(), access, Action.MATCH_HINT, IDENTITY)
    other_ids = [hit.person for hit in hits if hit.person not in readable_ids]
    teams = hinted.filter(pk__in=other_ids).values_list("team_id", flat=True)
    names = accounts.team_names(list(teams))
    return Matches(
        [Found(seen[hit.person], tuple(hit.why)) for hit in mine if hit.person in seen], sorted(names.values())
    )


@dataclass(frozen=True)
class TieView:
    """A tie as seen from one person: the relation's code, and the other person when they may be seen."""

    id: UUID
    relation: str
    same_household: bool
    other: PersonView | None
    from_other_side: bool


def ties(access: Access, person_id: UUID) -> list[TieView]:
    """Return the ties of a person whose identity `access` may read; people out of reach stay unnamed."""
    row(access, person_id)
    rows = list(Tie.rows.filter(ended=False, person=person_id)) + list(Tie.rows.filter(ended=False, other=person_id))
    if not rows:
        return []
    facts = facts_of_many(Person.rows.filter(pk__in={tie.person_id for tie in rows}))
    asks = [gate.Ask(facts[tie.person_id], IDENTITY, tie.pk) for tie in rows]
    opened = gate.read_many(access, asks, "tie.opened")
    others = people(access, [tie.other_id if tie.person_id == person_id else tie.person_id for tie in rows])
    return [_tie_view(tie, person_id, opened, others) for tie in rows if tie.pk in opened]


def _tie_view(tie: Tie, person_id: UUID, opened: dict[UUID, gate.Content], others: dict[UUID, PersonView]) -> TieView:
    reverse = tie.person_id != person_id
    other = others.get(tie.person_id if reverse else tie.other_id)
    fields = opened[tie.pk].fields
    return TieView(tie.pk, fields["relation"], bool(fields.get("same_household")), other, reverse)


def photo(access: Access, person_id: UUID) -> bytes:
    """Return the person's photo as JPEG; raise "not there" when there is none or it may not be read."""
    known = Photo.rows.select_related("person").filter(person=person_id).first()
    if known is None:
        raise Refusal(gate.NOT_THERE)
    return gate.read_file(access, gate.Ask(facts_of(known.person), Compartment.FILES, known.pk), known.sealed)


def has_photo(access: Access, person_id: UUID) -> bool:
    """Return whether there is a photo that `access` may read."""
    known = row(access, person_id)
    may = gate.allowed(access, Action.READ, facts_of(known), Compartment.FILES).allowed
    return may and Photo.rows.filter(person=person_id).exists()


def versions(access: Access, person_id: UUID) -> list[gate.Content]:
    """Return every version of the person's details, oldest first."""
    known = row(access, person_id)
    return gate.read_versions(access, gate.Ask(facts_of(known), IDENTITY, known.pk))
