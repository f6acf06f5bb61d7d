"""What a service can do with a referral, read from the pathway of practice: its decision first, then what became of it."""

from functools import cache

from amparo import practice
from amparo.foundation.pathways import Pathway

SERVICE = "service_provider"
OPENED, QUESTION = "opened", "question"
"""What is done on a page and is no step."""
REASONS = {"declined": "decline_reason", "not_delivered": "not_delivered_reason"}
"""Steps that need a reason, and the list it is of."""


@cache
def _pathway() -> Pathway:
    return practice.catalogue().pathway("referral")


def _ways(state: str) -> list[str]:
    return [move.next for move in _pathway().from_step(state) if SERVICE in move.who]


def path(state: str, to: str) -> tuple[str, ...]:
    """Return the steps of a service that lead from `state` to `to`, the fewest there are; none where no way leads there.

    >>> path("sent", "declined")
    ('received', 'declined')
    """
    ways: list[tuple[tuple[str, ...], str]] = [((), state)]
    seen = {state}
    while ways:
        gone, here = ways.pop(0)
        for step in _ways(here):
            if step == to:
                return (*gone, step)
            if step not in seen:
                seen.add(step)
                ways.append(((*gone, step), step))
    return ()


def offered(state: str) -> tuple[str, ...]:
    """Return what a service is asked for: to accept or decline while it has not, then everything that can become of it.

    >>> offered("sent")
    ('accepted', 'declined')
    """
    if path(state, "accepted"):
        return tuple(step for step in ("accepted", "declined") if path(state, step))
    return tuple(step for step in _pathway().steps if path(state, step))


def opens(state: str) -> bool:
    """Return whether a page shows anything in this state: while something is expected, and while outcomes are spoken of."""
    return bool(offered(state)) or state in ("completed", "partly", "not_delivered")
