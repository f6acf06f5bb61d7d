"""Lists of reports: their clear columns alone; nothing is opened for a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from amparo.casework.feedback import telling
from amparo.casework.feedback.kinds import OPEN, State
from amparo.casework.feedback.models import Report
from amparo.casework.feedback.queries.reach import in_reach
from amparo.foundation import ids
from amparo.foundation.policy import Action
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One report in a list: its clear columns alone."""

    row: Report
    handler: str
    mine: bool

    @property
    def code(self) -> str:
        """Return the short code by which staff call it."""
        return ids.code(self.row.pk)

    @property
    def due_at(self) -> datetime | None:
        """Return by when the next step is due; None when nobody waits for us."""
        if self.row.state == State.RECEIVED:
            return min(self.row.acknowledge_by, self.row.answer_by)
        return self.row.answer_by if self.row.state in OPEN else None


def inbox(access: Access, which: str, page: int = 1, *, asked: bool = False) -> tuple[list[Line], bool]:
    """Return a page of the reports `access` reads, the most urgent first, and whether there are more.

    `which` is open, done or set_aside; with `asked` it is of what people ask of services. Nothing is opened for it.
    """
    states = {"open": OPEN, "done": (State.ANSWERED, State.CLOSED), "set_aside": (State.SET_ASIDE,)}[which]
    order = ("-sensitive", "answer_by", "pk") if which == "open" else ("-received_at", "pk")
    rows = list(
        _of(in_reach(access, Action.READ), asked=asked)
        .filter(state__in=states)
        .order_by(*order)[(page - 1) * PAGE :][: PAGE + 1]
    )
    return lines(access, rows[:PAGE]), len(rows) > PAGE


def waiting(access: Access, *, asked: bool = False) -> list[Line]:
    """Return what waits for `access` today: new, overdue, appealed by nobody yet, or their own and open."""
    rows = _of(in_reach(access, Action.WRITE), asked=asked).filter(state__in=OPEN)
    mine = rows.filter(Q(handler=access.id) | Q(handler=None) | telling.is_overdue())
    return lines(access, list(mine.order_by("-sensitive", "answer_by", "pk")[:PAGE]))


def _of(rows: QuerySet[Report], *, asked: bool) -> QuerySet[Report]:
    return rows.filter(service__isnull=not asked)


def lines(access: Access, rows: Sequence[Report]) -> list[Line]:
    """Return rows as a list shows them."""
    names = accounts.names_of([row.handler for row in rows if row.handler]) if rows else {}
    return [Line(row, names.get(row.handler or row.pk, ""), row.handler == access.id) for row in rows]
