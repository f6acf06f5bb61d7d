"""Changes of own files: give one to a person, end it, and keep it in step with every act that changes what it shows."""

import secrets
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.casework.consent import actions as consent
from amparo.casework.own_file import keeping, rules
from amparo.casework.own_file.composing import compose
from amparo.casework.own_file.kinds import PURPOSE, Part
from amparo.casework.own_file.models import Key, Message, OwnFile
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.letters import receipts
from amparo.trust.letters.receipts import Receipt

IDENTITY, OWN_FILE = Compartment.IDENTITY, Compartment.OWN_FILE
USE = {"purpose": PURPOSE, "recipient_kind": "own_agency", "data_groups": ["plan"]}
"""What the consent to an own file is about; how it was explained and who gave it is asked."""


def give(*, by: Access, person: UUID, pin: str, pin_again: str, parts: Collection[str], said: dict[str, Any]) -> str:
    """Give a person access to their own file; return the code, which nobody can show again. An earlier one ends.

    `said` is how it was explained and who agreed. Raises Refusal for a PIN that is none or easily guessed, for what
    the consent does not say, "own_file.no_case" without a case that `by` may write in, "own_file.nobody" where nobody
    could read what the person says.
    """
    view = people.person(by, person)
    chosen = rules.check_pin(pin, pin_again, view.birth_year)
    _check_writes(by, person)
    told = compose(by, person, frozenset(parts))
    if told is None:
        raise Refusal("own_file.no_case")
    number, row = _new(by, view.facts, chosen, rules.shown(set(parts) & set(Part)))
    with transaction.atomic():
        row.consent = consent.record(by=by, person=person, fields={**USE, **said}, given=True)
        with acting.act(by, "own_file.given", view.facts, Action.WRITE, IDENTITY) as act:
            _end(keeping.live().filter(person=person))
            row.save(force_insert=True)
            keeping.settle([row], {person: view.facts}, by)
            if not Key.rows.filter(own_file=row).exists():
                raise Refusal("own_file.nobody")
            keeping.seal(row, told)
            act.about(row.pk, OWN_FILE)
    return number


def _new(by: Access, facts: Facts, pin: str, parts: str) -> tuple[str, OwnFile]:
    """Return a fresh code and the own file that it opens with the PIN, which is not saved yet; slow."""
    new = ids.new()
    receipt, kept = receipts.issue(new, Receipt(numbers.new_number(), pin))
    row = OwnFile(pk=new, agency_id=facts.agency, person=facts.record, parts=parts, given_by=by.id,
                  given_at=clock.now(), **vars(kept))  # fmt: skip
    return receipt.number, row


def end(*, by: Access, person: UUID) -> None:
    """End a person's own file at once: the paper opens nothing any more. Ending what was ended changes nothing."""
    view = people.person(by, person)
    found = keeping.in_reach(by, Action.WRITE).filter(person=person)
    if not found.exists():
        raise gate.not_there(by, person, "own_file.ended")
    with acting.act(by, "own_file.ended", view.facts, Action.WRITE, IDENTITY) as act:
        act.about(found.values_list("pk", flat=True)[0], OWN_FILE)
        _end(found)


def consents_ended(act: acting.Act, consents: Collection[UUID]) -> None:
    """Inside an act that ends consents: end the own files that stand on them."""
    _end(keeping.live().filter(consent__in=list(consents)))


def let_go(act: acting.Act, persons: Sequence[UUID]) -> list[UUID]:
    """Inside an act that destroys the files of `persons`: end their own files; return what waits there, whose keys go, too."""
    theirs = OwnFile.rows.filter(person__in=list(persons))
    waiting = Message.rows.filter(own_file__in=theirs, admitted_at=None)
    _end(theirs.filter(ended_at=None))
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def after(by: Access, holder: UUID) -> None:
    """After an act: bring the own file that it concerns up to date, in the session of whoever acted."""
    if by.role not in keeping.STAFF:
        return
    with second_lock.standing(by.actor):
        concerned = list(keeping.concerned(holder).values_list("pk", flat=True))
        if concerned:
            refresh(by, list(keeping.in_reach(by).filter(pk__in=concerned)))


def refresh(by: Access, rows: Sequence[OwnFile]) -> None:
    """Bring own files in step with who reads what the person says, and up to date as far as `by` may read the case."""
    facts = people.facts_of([row.person for row in rows])
    with transaction.atomic():
        keeping.settle(rows, facts, by)
    for row in rows:
        keeping.bring_up_to_date(by, row)


def _check_writes(by: Access, person: UUID) -> None:
    """Raise "not there" for whoever reads the person without working on the case."""
    if not people.in_reach(by, Action.WRITE, Compartment.RIGHTS).filter(pk=person).exists():
        raise gate.not_there(by, person, "own_file.given")


def _end(rows: Any) -> None:
    """Take away the keys: nothing that was sealed for the person opens again, and no code leads there."""
    for key in list(rows.values_list("pk", flat=True)):
        Key.rows.filter(own_file=key).delete()
        OwnFile.rows.filter(pk=key).update(
            ended_at=clock.now(), finder=secrets.token_hex(32), salt="", verifier="", shut=b"", public=b"", extract=b""
        )
