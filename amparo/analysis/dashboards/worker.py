"""A case worker's dashboard: their own caseload, what is due and waits, what people said, their own figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.analysis.dashboards.shared import all_of
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.casework.cases import workload
from amparo.casework.own_file import queries as own_files
from amparo.casework.referrals import queries as referrals
from amparo.casework.referrals.queries import Unanswered
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Worker:
    """What a case worker reads; counts are of every case of the standard tier, figures of who agreed to be counted.

    `caseload` is by step and level of risk; `apart` says how many restricted cases stand in none of these numbers.
    """

    period: Period
    caseload: Mapping[tuple[str, str], int]
    clocks: list[workload.Clocks]
    waiting: workload.Waiting
    unanswered: Unanswered
    said: int
    apart: int
    figures: list[Figure]

    @property
    def open_cases(self) -> int:
        """Return how many cases of the standard tier are open."""
        return sum(self.caseload.values())


def worker(access: Access, period: Period) -> Worker:
    """Return the dashboard of a case worker."""
    mine = workload.in_charge(access)
    return Worker(
        period,
        workload.by_risk(mine),
        workload.clocks(mine),
        workload.to_do(mine),
        referrals.unanswered(mine.cases),
        own_files.came(access, period.first, period.last),
        workload.apart(access),
        all_of(access, period),
    )
