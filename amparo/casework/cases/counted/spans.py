"""The times in which somebody worked on a case: from its opening or a reopening to a closing, or until today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Span:
    """One time of work; `again` after a reopening, `closure` is the form that ended it (None: none, or it goes on)."""

    start: datetime
    end: datetime | None = None
    again: bool = False
    closure: UUID | None = None


def spans(
    opened: datetime,
    closings: Sequence[tuple[datetime, UUID]],
    reopenings: Sequence[datetime],
    closed: datetime | None,
) -> list[Span]:
    """Return the times of work of a case in order.

    `closings` are the approved closures, `reopenings` what the log says of reopening, `closed` is None for an open case.
    """
    found, start, again = list[Span](), opened, False
    for number, (at, form) in enumerate(sorted(closings)):
        found.append(Span(start, at, again, form))
        following = min((r for r in reopenings if r >= at), default=None)
        last = number == len(closings) - 1
        if following is None and (last and closed is not None):
            return found
        start, again = following or at, True
    return [*found, Span(start, closed, again)]
