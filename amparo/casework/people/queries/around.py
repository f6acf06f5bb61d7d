"""What stands around a person: family and household ties, and the photo."""

from dataclasses import dataclass
from uuid import UUID

from amparo.casework.people.models import Person, Photo, Tie
from amparo.casework.people.queries.person import IDENTITY, PersonView, people, row
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of, facts_of_many


@dataclass(frozen=True)
class TieView:
    """A tie as seen from one person: the relation's code, and the other person."""

    id: UUID
    relation: str
    same_household: bool
    other: PersonView
    from_other_side: bool


def ties(access: Access, person_id: UUID) -> list[TieView]:
    """Return the ties of a person whose identity `access` may read.

    A tie to somebody out of reach is left out: it would tell that there is such a record.
    """
    row(access, person_id)
    every = list(Tie.rows.filter(ended=False, person=person_id)) + list(Tie.rows.filter(ended=False, other=person_id))
    others = people(access, [_across(tie, person_id) for tie in every])
    rows = [tie for tie in every if _across(tie, person_id) in others]
    facts = facts_of_many(Person.rows.filter(pk__in={tie.person_id for tie in rows}))
    asks = [gate.Ask(facts[tie.person_id], IDENTITY, tie.pk) for tie in rows]
    opened = gate.read_many(access, asks, "tie.opened")
    return [_tie_view(tie, person_id, opened, others) for tie in rows if tie.pk in opened]


def _across(tie: Tie, person_id: UUID) -> UUID:
    """Return the one at the other end of a tie."""
    there: UUID = tie.other_id if tie.person_id == person_id else tie.person_id
    return there


def _tie_view(tie: Tie, person_id: UUID, opened: dict[UUID, gate.Content], others: dict[UUID, PersonView]) -> TieView:
    reverse = tie.person_id != person_id
    other = others[_across(tie, person_id)]
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
