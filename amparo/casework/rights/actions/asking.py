"""Write down what a person asks about their data, and how the one who asks was recognised."""

from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.rights import pathway, rules
from amparo.casework.rights.actions.moving import moving
from amparo.casework.rights.kinds import Kind, Step
from amparo.casework.rights.models import Request
from amparo.casework.rights.queries.requests import KIND, RIGHTS, holder
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, ending
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once


def ask(*, by: Access, person: UUID, kind: Kind, fields: dict[str, Any], key: UUID | None = None,
        arrived: datetime | None = None) -> UUID:  # fmt: skip
    """Write down what was asked; the clock runs from when it arrived (now when None). Return the request's id.

    Raises Refusal when it does not say who asked or what. No document is asked for, here or later.
    """
    known = once.already(by, key)
    if known:
        return known
    facts = holder(by, person)
    clean = {name: value for name, value in fields.items() if value}
    rules.check_asked(kind, clean)
    since = arrived or clock.now()
    due_at, parameter = pathway.due(kind.value, since)
    new = Request(id=ids.new(), person_id=person, kind=kind, asked_at=since, asked_seq=ending.now_written(),
                  due_at=due_at, parameter=parameter, recorded_by=by.id)  # fmt: skip
    with acting.act(by, "rights.asked", facts, Action.WRITE, RIGHTS) as act:
        new.save(force_insert=True)
        act.write(new.pk, RIGHTS, KIND, clean, key=key)
        act.about(new.pk, RIGHTS, kind=kind.value)
    return new.pk


def recognise(*, by: Access, request: UUID, check: str, note: str = "") -> None:
    """Write down how the one who asks was recognised: a code of the list `identity_check`, never a copy of a paper."""
    if not check:
        raise Refusal("rights.identity_missing", field="check")
    with moving(by, request, Step.CHECKED, "rights.recognised", needs={"identity_known"}) as move:
        move.write({"identity_check": check, "identity_note": note.strip() or None})


def withdraw(*, by: Access, request: UUID, how: str) -> None:
    """Write down that the request is taken back, and how the person said so."""
    if not how.strip():
        raise Refusal("rights.words_missing", field="how")
    with moving(by, request, Step.WITHDRAWN, "rights.withdrawn") as move:
        move.write({"withdrawn_how": how.strip()})
