"""Open many restricted records at once for the program to search in, within the session of who may read them."""

from collections.abc import Sequence
from uuid import UUID

from amparo.foundation.policy import Action
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate, opening
from amparo.trust.disclosure.access import Access
from amparo.trust.history import queries as versions


def scan(by: Access, asks: Sequence[gate.Ask], act: str) -> dict[UUID, opening.Content]:
    """Return what those of `asks` say that `by` may read, for the program to search in and not for showing: one leaf.

    What is found and shown is read once more, with a leaf of its own.
    """
    granted = [ask for ask in asks if gate.allowed(by, Action.READ, ask.facts, ask.compartment).allowed]
    if not granted or by.keys is None:
        return {}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, detail={"records": len(granted)})])
    newest = versions.latest_of([ask.record for ask in granted])
    standing = [newest[ask.record] for ask in granted if ask.record in newest and ask.fits(newest[ask.record])]
    return opening.contents(standing, by.keys)
