"""Legal holds: while one stands nothing about the person is destroyed."""

from datetime import date
from uuid import UUID

from amparo.casework.rights.models import Hold
from amparo.casework.rights.queries.keeping import HOLD
from amparo.casework.rights.queries.requests import RIGHTS, holder
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by


def hold(*, by: Access, person: UUID, reason: str, until: date | None = None) -> UUID:
    """Keep a person's file from being destroyed, with a reason; return the hold's id.

    By who works on the person's data rights, or would approve there: a supervisor too.
    """
    facts = holder(by, person)
    if not reason.strip():
        raise Refusal("rights.reason_missing", field="reason")
    if until is not None and until < clock.today():
        raise Refusal("rights.until_past", field="until")
    new = Hold(id=ids.new(), person_id=person, set_by=by.id, set_at=clock.now(), until=until)
    action, facts = _ground(by, facts)
    with acting.act(by, "hold.set", facts, action, RIGHTS) as act:
        new.save(force_insert=True)
        act.write(new.pk, RIGHTS, HOLD, {"reason": reason.strip()}, action=action)
        act.about(new.pk, RIGHTS)
    return new.pk


def lift(*, by: Access, hold: UUID, reason: str) -> None:
    """Lift a legal hold, with a reason; lifting what was lifted or is over is refused as not there."""
    row = Hold.rows.filter(pk=hold, lifted_at=None).first()
    if row is None:
        raise gate.not_there(by, hold, "hold.lifted")
    action, facts = _ground(by, holder(by, row.person_id))
    if not reason.strip():
        raise Refusal("rights.reason_missing", field="reason")
    with acting.act(by, "hold.lifted", facts, action, RIGHTS) as act:
        Hold.rows.filter(pk=row.pk).update(lifted_by=by.id, lifted_at=clock.now())
        act.write(row.pk, RIGHTS, HOLD, {"lifted_because": reason.strip()}, action=action)
        act.about(row.pk, RIGHTS)


def _ground(by: Access, facts: Facts) -> tuple[Action, Facts]:
    """Return the action on which `by` holds and lifts, and the facts it is asked about: who writes there, or approves.

    A hold is nobody's proposal: whoever may approve may set it, whoever wrote the file.
    """
    if gate.allowed(by, Action.WRITE, facts, RIGHTS).allowed:
        return Action.WRITE, facts
    return Action.APPROVE, authored_by(facts, facts.record)
