"""What other rooms do once an act is kept, in the session of whoever acted: said here when the program starts.

It runs after the transaction, so that nothing of it can keep the act from being kept.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.db import transaction

from amparo.trust.disclosure.access import Access

Listener = Callable[[Access, UUID], object]
"""Given who acted, and the person, case or packet that the act was on."""
_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Say what another room does after each act; wired in `config`."""
    if listener not in _listeners:
        _listeners.append(listener)


def kept(by: Access, holder: UUID) -> None:
    """Inside an act: let every listener know of it once the transaction is committed."""
    for listener in _listeners:
        transaction.on_commit(partial(listener, by, holder), robust=True)
