"""Reads about consent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.consent import rules
from amparo.casework.consent.kinds import Status
from amparo.casework.consent.models import Consent
from amparo.casework.partnership import queries as partnership
from amparo.casework.people import queries as people
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of

IDENTITY = Compartment.IDENTITY


@dataclass(frozen=True)
class ConsentView:
    """One consent, opened."""

    row: Consent
    fields: dict[str, Any]

    @property
    def in_force(self) -> bool:
        """Return whether it allows something today."""
        return _in_force(self.row)


def _in_force(row: Consent) -> bool:
    return row.status == Status.GIVEN and (row.until is None or row.until >= clock.today())


def consents(access: Access, person: UUID) -> list[ConsentView]:
    """Return every consent of a person whose identity `access` may read, newest first."""
    facts = facts_of(people.row(access, person))
    rows = list(Consent.rows.filter(person=person).order_by("-decided_at"))
    opened = gate.read_many(access, [gate.Ask(facts, IDENTITY, row.pk) for row in rows], "consent.opened")
    return [ConsentView(row, opened[row.pk].fields) for row in rows if row.pk in opened]


def permitting(access: Access, person: UUID, use: rules.Use) -> UUID | None:
    """Return the id of the consent (or confirmed vital interest) that allows `use`, None when nothing does.

    While the use of the person's data is restricted nothing is allowed.
    """
    if people.row(access, person).use_restricted_at:
        return None
    answers = {
        view.row.pk: rules.Answer(view.in_force, view.row.decided_at, view.fields, view.row.until)
        for view in consents(access, person)
        if view.in_force or view.row.status == Status.REFUSED
    }
    found = rules.permitting(list(answers.values()), use, clock.today())
    return next((key for key, answer in answers.items() if answer is found), None)


@dataclass(frozen=True)
class Basis:
    """What a sharing rests on: the consent that allows it, and the groups of data that agreements keep back."""

    consent: UUID | None
    lacking: frozenset[str]

    def required(self, no_consent: str, no_agreement: str, field: str) -> UUID:
        """Return the consent; raise one of two problems, beside `field`, when it or an agreement is missing."""
        if self.consent is None:
            raise Refusal(no_consent)
        if self.lacking:
            raise Refusal(no_agreement, field=field)
        return self.consent


def basis(
    access: Access, person: UUID, use: rules.Use, organizations: Collection[UUID], *, always: bool = False
) -> Basis:
    """Return what a `use` outside the agency rests on; `organizations` are those of the directory that the recipient is.

    With `always` an agreement is needed also where none was ever written down.
    A life in danger does not wait for a signature: with a confirmed vital interest no agreement is asked for.
    """
    found = permitting(access, person, use)
    if found and Consent.rows.filter(pk=found, confirmed_by__isnull=False).exists():
        return Basis(found, frozenset())
    return Basis(found, partnership.lacking(access, organizations, use.purpose, use.data_groups, always=always))


def contradicted(access: Access, person: UUID, refused: dict[str, Any]) -> list[UUID]:
    """Return the consents in force of which a refusal that says `refused` takes something back."""
    refusal = rules.Answer(False, clock.now(), refused)
    return [
        view.row.pk
        for view in consents(access, person)
        if view.in_force and rules.refuses(refusal, rules.use_of(view.fields))
    ]


def holds(consent: UUID) -> bool:
    """Return whether a consent still allows something today; for what was shared on the strength of it."""
    found = Consent.rows.select_related("person").filter(pk=consent).first()
    return found is not None and _in_force(found) and not found.person.use_restricted_at


def last_day(consent: UUID | None) -> date | None:
    """Return the last day on which a consent allows something, None where it has no end."""
    found: date | None = Consent.rows.filter(pk=consent).values_list("until", flat=True).first()
    return found


def row(access: Access, consent: UUID) -> tuple[Consent, Facts]:
    """Return one consent and the facts of its person; raise "not there" when the person may not be read."""
    found = Consent.rows.filter(pk=consent).first()
    if found is None:
        raise Refusal(gate.NOT_THERE)
    return found, facts_of(people.row(access, found.person_id))


@dataclass(frozen=True)
class Proposal:
    """A vital interest that waits for a second person, with the person it is about."""

    consent: Consent
    person: people.PersonView


def proposals(access: Access) -> list[Proposal]:
    """Return the vital interests that `access` may confirm as the second person, oldest first."""
    theirs = people.in_reach(access, Action.REASSIGN, Compartment.INDEX)
    waiting = Consent.rows.filter(status=Status.PROPOSED, person__in=theirs).exclude(recorded_by=access.id)
    rows = list(waiting.order_by("decided_at"))
    seen = people.people(access, [row.person_id for row in rows], "consent.waiting") if rows else {}
    return [Proposal(row, seen[row.person_id]) for row in rows if row.person_id in seen]
