"""Bands in which figures tell ages and caseloads: one reader for the list of ages and the dated numbers of caseload."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from amparo import practice
from amparo.practice.numbers.limits import limit

AGES, UNKNOWN = "unhcr", "unknown"
"""The set of age bands that figures use, and the code of an age that nobody knows."""
AREA, TABLE = "case_management", "supervision"
UNITS = ("cases", "workers", "days")
CASELOADS = ("caseload_few", "caseload_usual", "caseload_many")
"""The bands of a caseload below the last one, from the smallest; each ends with its number."""
UNDER, OVER, TO = "under_", "over_", "_to_"


def age_bands() -> tuple[str, ...]:
    """Return the codes of the bands in which figures tell ages, the youngest first, without that of an unknown age."""
    return tuple(code.code for code in practice.catalogue().lists["age_band"] if code.extra.get("band_set") == AGES)


def age_band(years: int | None) -> str:
    """Return the band of an age in whole years, UNKNOWN where it is None or in no band.

    >>> age_band(17), age_band(60), age_band(None)
    ('unhcr_12_17', 'unhcr_60_plus', 'unknown')
    """
    for code in practice.catalogue().lists["age_band"]:
        least, most = code.extra.get("min_years", ""), code.extra.get("max_years", "")
        if years is not None and code.extra.get("band_set") == AGES and int(least or 0) <= years <= int(most or 200):
            return code.code
    return UNKNOWN


@dataclass(frozen=True)
class Caseloads:
    """The largest caseload of every band but the last one, which has no end.

    A code says its own numbers, so that a figure that was kept still says what it said when practice has others.
    """

    ends: tuple[int, ...]

    def code(self, cases: int) -> str:
        """Return the code of the band of a caseload.

        >>> Caseloads((9, 20)).code(9), Caseloads((9, 20)).code(10), Caseloads((9, 20)).code(21)
        ('under_10', '10_to_20', 'over_20')
        """
        if cases <= self.ends[0]:
            return f"{UNDER}{self.ends[0] + 1}"
        found = next((f"{below + 1}{TO}{most}" for below, most in pairwise(self.ends) if cases <= most), None)
        return found or f"{OVER}{self.ends[-1]}"


def caseloads(day: date) -> Caseloads:
    """Return the bands of caseload in force on `day`. Raises PracticeError where one is missing."""
    return Caseloads(tuple(supervising(name, day) for name in CASELOADS))


def supervising(name: str, day: date) -> int:
    """Return a number of `parameters/supervision.csv` in force on `day`. Raises PracticeError where it is missing."""
    return limit(AREA, TABLE, name, day, UNITS).amount


def between(code: str) -> tuple[int | None, int | None]:
    """Return the least and the most of a caseload by the code of its band; None where it is open. Raises ValueError.

    >>> between("under_10"), between("10_to_20"), between("over_30")
    ((None, 9), (10, 20), (31, None))
    """
    if code.startswith(UNDER):
        return None, int(code.removeprefix(UNDER)) - 1
    if code.startswith(OVER):
        return int(code.removeprefix(OVER)) + 1, None
    least, _, most = code.partition(TO)
    return int(least), int(most)
