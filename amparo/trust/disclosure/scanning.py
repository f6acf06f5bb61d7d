"""Open many restricted records at once for the program to search in, within the session of who may read them."""

from collections.abc import Sequence
from uuid import UUID

from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


def scan(
    by: Access, asks: Sequence[gate.Ask], act: str, *, beside: Sequence[gate.Ask] = (), beside_act: str = ""
) -> dict[UUID, gate.Content]:
    """Return what those of `asks` say that `by` may read, for the program to search in and not for showing: one leaf.

    What is to be shown anyhow is opened `beside` them, with a leaf each: one way to the database serves both.
    """
    scanned = gate.readable(by, asks) if by.keys else []
    shown = gate.readable(by, beside)
    leaves = [gate.leaf(by, beside_act, ask) for ask in shown]
    if scanned:
        leaves.append(audit.Entry(actor=by.id, role=by.role, act=act, detail={"records": len(scanned)}))
    return gate.opened(by, [*shown, *scanned], leaves)


def show(by: Access, asks: Sequence[gate.Ask], act: str) -> None:
    """Log that what was scanned is shown now: a leaf for each."""
    if asks:
        audit.append([gate.leaf(by, act, ask) for ask in asks])
