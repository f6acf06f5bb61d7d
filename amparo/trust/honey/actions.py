"""Note that a planted record was touched, in the log and to the officers, inside the act that touched it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.policy import Actor
from amparo.trust.audit import actions as audit
from amparo.trust.honey.models import Touch

VISIT = timedelta(minutes=10)
"""One page opens several compartments; within this time they are one visit."""

Listener = Callable[[UUID, UUID], None]
"""Is given the agency whose officers are to be told, and the visit."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Let `listener` tell the officers; called once, by the wiring."""
    _listeners[:] = [listener]


def touched(asker: Actor, record: UUID, agency: UUID, outcome: str) -> None:
    """Note a visit of `asker` to a planted record of `agency`, opened ("done") or refused."""
    recent = Touch.objects.filter(record=record, user=asker.id, outcome=outcome, at__gt=clock.now() - VISIT)
    if recent.exists():
        return
    with transaction.atomic():
        new = Touch.objects.create(record=record, agency=agency, user_id=asker.id, outcome=outcome)
        leaf = audit.Entry(actor=asker.id, role=asker.role, act="honey.touched", record=record, outcome=outcome)
        audit.append([leaf])
        for listener in _listeners:
            listener(agency, new.pk)
