"""What other rooms do once an act is kept, in the session of whoever acted: said here when the program starts.

It runs after the transaction, so that nothing of it can keep the act from being kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from amparo.foundation.policy import Actor
from amparo.trust.disclosure.access import Access

Listener = Callable[[Access, UUID], object]
"""Given who acted, and the person, case or packet that the act was on."""
_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Say what another room does after each act; wired in `config`."""
    if listener not in _listeners:
        _listeners.append(listener)


@dataclass
class _Due:
    """One listener that is still to hear of one holder; two acts of one person on it are heard of together."""

    listener: Listener
    actor: Actor
    holder: UUID
    by: Access = field(compare=False)
    waits: bool = True

    def __call__(self) -> None:
        self.waits = False
        self.listener(self.by, self.holder)


def kept(by: Access, holder: UUID) -> None:
    """Inside an act: let every listener know of it once the transaction is committed; once for all acts on `holder`."""
    waiting = [called for _, called, _ in transaction.get_connection().run_on_commit]
    for listener in _listeners:
        due = _Due(listener, by.actor, holder, by)
        if due not in waiting:
            transaction.on_commit(due, robust=True)
