"""Figures that are counted in the session of who may open what stands behind them: exact, for them alone, and kept nowhere.

Nothing of it reaches the server's memory, a dashboard, a kept figure, a file or the feed. Whoever may open none of it is told
as much as somebody for whom there is none.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from uuid import UUID, uuid5

import numpy as np

from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import Figure, exact_lines
from amparo.analysis.indicators.periods import Period
from amparo.analysis.indicators.session import children, incidents, reports, trafficked
from amparo.analysis.indicators.session.agreeing import Agreed, agreed
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.foundation.policy import Role
from amparo.practice.counted import CARE, CHILD, EXPLOITED, INCIDENT, SAFETY, SENSITIVE, SESSION, TRAFFICKED
from amparo.practice.indicators import Indicator
from amparo.trust.disclosure.access import Access
from amparo.trust.projections.statistics import Table, made

AREAS: Mapping[str, tuple[str, Callable[[Agreed], Mapping[str, list[dict[str, object]]]]]] = {
    CHILD: (children.AREA, children.rows), CARE: (children.AREA, children.rows),
    TRAFFICKED: (trafficked.AREA, trafficked.rows), EXPLOITED: (trafficked.AREA, trafficked.rows),
    INCIDENT: (incidents.AREA, incidents.rows), SAFETY: (incidents.AREA, incidents.rows),
}  # fmt: skip
"""Unit → the area in which it is written, and what makes rows of a case that carries it."""
READERS = (Role.FOCAL_POINT,)
"""Who counts sensitive reports: those who read them."""


class Session:
    """Figures of one reader's session; what stands behind an area is opened once."""

    def __init__(self, access: Access) -> None:
        self.access, self.today = access, clock.today()
        self._opened: dict[str, tuple[Table, int]] = {}

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...]) -> Figure:
        """Return one figure with the period before, exact; `counted` and `uncounted` are the cases that carry the area."""
        table, uncounted = self._table(one.unit)
        lines = exact_lines(self.reckoning(one), period, by)
        return Figure(one, period, by, lines, counted=len(table), uncounted=uncounted)

    def reckoning(self, one: Indicator) -> Reckoning:
        """Return an indicator over what the reader may open."""
        table, _uncounted = self._table(one.unit)
        return Reckoning(one, table, self.today, np.ones(len(table), dtype=bool), self.today)

    def _table(self, unit: str) -> tuple[Table, int]:
        if unit == SENSITIVE:
            return self._reports, 0
        area, make = AREAS[unit]
        if area not in self._opened:
            some, uncounted = agreed(self.access, area, self.today)
            self._opened[area] = made(SESSION, _of_cases(some, make), Codes()), uncounted
        return self._opened[area]

    @cached_property
    def _reports(self) -> Table:
        found = enumerate(reports.rows(self.access))
        told = (Counted(uuid5(self.access.id, f"{n}"), {}, {SENSITIVE: [row]}) for n, row in found)
        return made(SESSION, told, Codes())


def _of_cases(
    some: Iterable[Agreed], make: Callable[[Agreed], Mapping[str, list[dict[str, object]]]]
) -> Iterable[Counted]:
    return (Counted(UUID(str(one.case.view.id)), one.groups, make(one)) for one in some)
