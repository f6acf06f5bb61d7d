"""From when on a caseload is much, a supervisor leads many, and a file lacks something: dated numbers of practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from amparo.casework.cases.workload import Lacks
from amparo.practice.numbers.limits import limit

AREA, TABLE = "case_management", "supervision"
UNITS = ("cases", "workers", "days")
BANDS = ("few", "usual", "many")
"""The bands of a caseload below the last one, from the smallest; each ends with its number."""
MORE = "very_many"


@dataclass(frozen=True)
class Limits:
    """The numbers in force on a day."""

    bands: Mapping[str, int]
    caseload_flag: int
    workers_flag: int
    files: Mapping[str, int]

    def band(self, cases: int) -> str:
        """Return the band of a caseload."""
        return next((name for name, most in self.bands.items() if cases <= most), MORE)

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
        {name: _of(f"caseload_{name}", day) for name in BANDS},
        _of("caseload_flag", day),
        _of("workers_flag", day),
        {what.value: _of(name, day) for what, name in FILES.items()},
    )


def _of(name: str, day: date) -> int:
    return limit(AREA, TABLE, name, day, UNITS).amount
