"""Changes of consent: record, withdraw, and the vital-interest basis that two people decide."""

from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.consent import ending, rules
from amparo.casework.consent.kinds import Status
from amparo.casework.consent.models import Consent
from amparo.casework.consent.queries import IDENTITY, contradicted, row
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import authored_by

KIND = "consent.consent"


def record(
    *, by: Access, person: UUID, fields: dict[str, Any], given: bool, until: date | None = None, key: UUID | None = None
) -> UUID:
    """Write down what the person answered (given or refused); return the consent's id.

    Raises Refusal when it does not say what it must, or `until` lies in the past.
    """
    known = once.already(by, key)
    if known:
        return known
    status = Status.GIVEN if given else Status.REFUSED
    return _store(by, person, {**fields, "basis": rules.BASIS_CONSENT}, status, until, key)


def propose_vital_interest(
    *, by: Access, person: UUID, fields: dict[str, Any], until: date, key: UUID | None = None
) -> UUID:
    """Propose to share without consent because a life is at stake; it holds once a supervisor confirms it."""
    known = once.already(by, key)
    if known:
        return known
    return _store(by, person, {**fields, "basis": rules.BASIS_VITAL}, Status.PROPOSED, until, key)


def _store(
    by: Access, person: UUID, fields: dict[str, Any], status: Status, until: date | None, key: UUID | None
) -> UUID:
    view = people.person(by, person)
    rules.check(fields, child=view.is_child, status=status)
    if until is not None and until < clock.today():
        raise Refusal("consent.until_past", field="until")
    new = Consent(id=ids.new(), person_id=person, status=status, until=until, recorded_by=by.id, decided_at=clock.now())
    gone = contradicted(by, person, fields) if status is Status.REFUSED else []
    with acting.act(by, f"consent.{status.value}", view.facts, Action.WRITE, IDENTITY) as act:
        new.save(force_insert=True)
        act.write(new.pk, IDENTITY, KIND, fields, key=key)
        act.about(new.pk, IDENTITY)
        ending.ended(act, gone)
    return new.pk


def withdraw(*, by: Access, consent: UUID, how: str) -> None:
    """Withdraw a consent at once; `how` says in words how the person asked for it.

    Withdrawing what was refused, or withdrawn before, changes nothing.
    """
    found, facts = row(by, consent)
    if found.status not in (Status.GIVEN, Status.PROPOSED):
        return
    with acting.act(by, "consent.withdrawn", facts, Action.WRITE, IDENTITY) as act:
        Consent.rows.filter(pk=found.pk).update(status=Status.WITHDRAWN, ended_at=clock.now())
        act.write(found.pk, IDENTITY, KIND, {"withdrawn_how": how.strip()})
        act.about(found.pk, IDENTITY)
        ending.ended(act, [found.pk])


def confirm_vital_interest(*, by: Access, consent: UUID) -> None:
    """Confirm as the second person that a vital interest stands in for consent; the author cannot."""
    found, facts = row(by, consent)
    if found.status != Status.PROPOSED:
        raise Refusal("consent.not_proposed")
    authored = authored_by(facts, found.recorded_by)
    with acting.act(by, "consent.vital_interest_confirmed", authored, Action.APPROVE, Compartment.INDEX) as act:
        Consent.rows.filter(pk=found.pk).update(status=Status.GIVEN, confirmed_by=by.id)
        act.about(found.pk, IDENTITY)
