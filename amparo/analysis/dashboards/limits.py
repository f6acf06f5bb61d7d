"""From when on a caseload is much, a supervisor leads many, and a file lacks something: dated numbers of practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from amparo.casework.cases.workload import Lacks
from amparo.practice.numbers.bands import Caseloads, caseloads, supervising


@dataclass(frozen=True)
class Limits:
    """The numbers in force on a day."""

    bands: Caseloads
    caseload_flag: int
    workers_flag: int
    files: Mapping[str, int]

    def band(self, cases: int) -> str:
        """Return the code of the band of a caseload."""
        return self.bands.code(cases)

    def much(self, cases: int) -> bool:
        """Return whether a caseload is flagged."""
        return cases > self.caseload_flag

    def many(self, workers: int) -> bool:
        """Return whether more workers are led than one supervisor should."""
        return workers > self.workers_flag


FILES = {Lacks.ASSESSMENT: "file_assessment", Lacks.PLAN: "file_plan", Lacks.SILENT: "file_silent"}


def in_force(day: date) -> Limits:
    """Return the limits in force on `day`. Raises PracticeError where one is missing."""
    return Limits(
        caseloads(day),
        supervising("caseload_flag", day),
        supervising("workers_flag", day),
        {what.value: supervising(name, day) for what, name in FILES.items()},
    )
