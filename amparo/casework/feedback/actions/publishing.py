"""You said, we did: tell everybody what was done with what people said, about nobody in particular."""

from uuid import UUID

from django.db import transaction

from amparo.casework.feedback.actions.acting import words
from amparo.casework.feedback.models import Published
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

LONGEST = {"said": 300, "done": 600, "why": 600}


def publish(*, by: Access, language: str, said: str, done: str, why: str = "") -> UUID:
    """Publish one thing that people said and what was done; return its id."""
    agency = _agency(by, "feedback.published")
    told = {"said": words(said, "said"), "done": words(done, "done"), "why": why.strip()}
    for name, text in told.items():
        if len(text) > LONGEST[name]:
            raise Refusal("feedback.too_long", field=name)
    with transaction.atomic():
        row = Published.objects.create(agency_id=agency, language=language, by=by.id, **told)
        audit.append([audit.Entry(actor=by.id, role=by.role, act="feedback.published", record=row.pk)])
    return row.pk


def withdraw(*, by: Access, published: UUID) -> None:
    """Take back something that the agency of `by` published."""
    agency = _agency(by, "feedback.withdrawn")
    with transaction.atomic():
        own = Published.objects.filter(pk=published, agency=agency, withdrawn_at=None)
        if not own.update(withdrawn_at=clock.now()):
            raise gate.not_there(by, published, "feedback.withdrawn")
        audit.append([audit.Entry(actor=by.id, role=by.role, act="feedback.withdrawn", record=published)])


def _agency(by: Access, act: str) -> UUID:
    """Return the agency in whose name `by` may publish; raise "not there" for everybody else."""
    if not may(by.actor, Action.PUBLISH_FEEDBACK).allowed or by.actor.agency is None:
        raise gate.not_there(by, None, act)
    return by.actor.agency
