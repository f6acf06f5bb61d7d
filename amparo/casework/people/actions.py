"""Changes to people: register, correct, choose between two edits, tie, photograph."""

from typing import Any
from uuid import UUID

from amparo.casework.people import pictures, rules
from amparo.casework.people.models import Person, Photo, Tie
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries import IDENTITY, marking, row
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

TIE = "people.tie"


def register(*, by: Access, fields: rules.Fields, team: UUID, key: UUID | None = None) -> UUID:
    """Register a person in `team` with `by` as the responsible worker; return the person's id.

    Raises Refusal for details that cannot stand, and "not there" when `by` may not register in that team.
    """
    known = once.already(by, key)
    if known:
        return known
    details = rules.checked(fields)
    rules.check_complete(details, clock.today())
    home = accounts.team(team)
    if home is None:
        raise Refusal(gate.NOT_THERE)
    new = Person(id=ids.new(), agency_id=home.agency, team_id=team, owner_id=by.id, registered_at=clock.now())
    facts = Facts(record=new.pk, agency=home.agency, team=team, tier=Tier.STANDARD, owner=by.id)
    with acting.act(by, "person.registered", facts, Action.CREATE, Compartment.INDEX) as act:
        new.save(force_insert=True)
        kept = {"team": str(team), "tier": Tier.STANDARD.value}
        act.write(new.pk, IDENTITY, KIND, {**details, **kept}, key=key)
        act.about(new.pk, IDENTITY)
    return facts.record


def change(
    *, by: Access, person: UUID, changes: dict[str, Any], based_on: int, key: UUID | None = None
) -> once.Written:
    """Change details of a person; what somebody else changed meanwhile stays beside it as a choice.

    `changes` maps a field to its new value, empty to take it away; `based_on` is the version that was on the screen.
    """
    known = row(by, person)
    before = once.written_before(by, key, person)
    if before:
        return before
    clean = rules.checked(changes)
    others = {name: value for name, value in _standing(by, known).items() if name not in changes}
    rules.check_complete({**others, **clean}, clock.today())
    with acting.act(by, "person.changed", facts_of(known), Action.WRITE, IDENTITY) as act:
        wanted = {name: clean.get(name) for name in changes}
        written = act.write(known.pk, IDENTITY, KIND, wanted, based_on=based_on, key=key)
        act.about(known.pk, IDENTITY, fields=sorted(changes), conflicts=list(written.conflicts))
    return written


def _standing(by: Access, known: Person) -> dict[str, Any]:
    return gate.read(by, gate.Ask(facts_of(known), IDENTITY, known.pk), "person.checked").fields


def choose(*, by: Access, person: UUID, field: str, value: Any) -> once.Written:
    """Settle which value of a field in conflict stands; the others stay in the history."""
    known = row(by, person)
    with acting.act(by, "person.choice_made", facts_of(known), Action.WRITE, IDENTITY) as act:
        written = act.choose(known.pk, IDENTITY, KIND, field, value)
        act.about(known.pk, IDENTITY, field=field)
    return written


def tie(*, by: Access, person: UUID, other: UUID, relation: str, same_household: bool) -> UUID:
    """Say what `other` is to `person` (a code of the list `relation`); saying it again corrects it. Return its id."""
    if person == other:
        raise Refusal("people.tie_to_oneself", field="other")
    known, them = row(by, person), row(by, other)
    with acting.act(by, "person.tied", facts_of(known), Action.WRITE, IDENTITY) as act:
        tied: Tie = Tie.rows.update_or_create(person=known, other=them, defaults={"ended": False})[0]
        act.write(tied.pk, IDENTITY, TIE, {"relation": relation, "same_household": same_household})
        act.about(tied.pk, IDENTITY)
    return tied.pk


def end_tie(*, by: Access, person: UUID, tie: UUID) -> None:
    """Say that a tie of `person` does not hold, or no longer; what was written about it stays in the history."""
    known = row(by, person)
    found = Tie.rows.filter(pk=tie, person=known, ended=False).first()
    if found is None:
        raise Refusal(gate.NOT_THERE)
    with acting.act(by, "person.tie_ended", facts_of(known), Action.WRITE, IDENTITY) as act:
        Tie.rows.filter(pk=found.pk).update(ended=True)
        act.about(found.pk, IDENTITY)


def set_photo(*, by: Access, person: UUID, data: bytes) -> None:
    """Keep a photo of the person: re-encoded, so that nothing but the picture itself survives (no place, no device)."""
    known = row(by, person)
    clean = pictures.cleaned(data)
    with acting.act(by, "person.photo_set", facts_of(known), Action.WRITE, Compartment.FILES) as act:
        Photo.rows.filter(person=known).delete()
        new = Photo(id=ids.new(), person=known, added_at=clock.now())
        new.sealed = act.seal_file(new.pk, Compartment.FILES, clean)
        new.save(force_insert=True)
        act.about(new.pk, Compartment.FILES)


def mark_duplicate(*, by: Access, person: UUID, of: UUID) -> None:
    """Say that `person` is the same as `of`, who was registered before: from now on a search finds `of` alone.

    By who may write about the person, or their supervisor; both must be in reach. Nothing is merged and nothing lost:
    `unmark_duplicate` undoes it. Raises "people.duplicate_twice" where one of the two is marked already.
    """
    known, kept = row(by, person), row(by, of)
    pointing = Person.rows.filter(duplicate_of=known).exists()
    if known.pk == kept.pk or known.duplicate_of_id or kept.duplicate_of_id or pointing:
        raise Refusal("people.duplicate_twice", field="of")
    _point(by, known, kept.pk, "person.marked_duplicate")


def unmark_duplicate(*, by: Access, person: UUID) -> None:
    """Take the mark of a duplicate away, by who may set it; without a mark nothing changes."""
    known = row(by, person)
    if known.duplicate_of_id:
        _point(by, known, None, "person.unmarked_duplicate")


def _point(by: Access, known: Person, to: UUID | None, name: str) -> None:
    facts = facts_of(known)
    action, where = marking(by, facts) or (Action.WRITE, IDENTITY)
    with acting.act(by, name, facts, action, where) as act:
        Person.rows.filter(pk=known.pk).update(duplicate_of=to)
        act.about(known.pk, Compartment.INDEX, of=str(to or known.duplicate_of_id))
