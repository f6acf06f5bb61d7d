"""Indicators of all areas: what is counted, of what, by which clock, with whose word, and what the number does not say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from amparo.foundation.codelists import read_yes
from amparo.practice.areas import PracticeError
from amparo.practice.catalogue import Catalogue
from amparo.practice.counted import APART, LAYOUT, OPEN, SESSION, checked_conditions, columns_named
from amparo.practice.numbers.measures import SAYS_MORE, SHARES, Measure, fits

__all__ = ["BASE", "COLUMNS", "FOLDER", "SHARES", "Indicator", "Measure", "indicators", "read_indicators"]

FOLDER = "indicators"
COLUMNS = (
    "id", "title", "standard", "unit", "measure", "numerator", "denominator", "value", "clock", "grouping",
    "smallest_shown", "direction", "target", "limits", "source", "verified",
)  # fmt: skip
NEEDED = ("id", "title", "unit", "measure", "smallest_shown", "limits", "source", "verified")
BASE = 5
"""What figures that go further are rounded to; the smallest count shown is a multiple of it."""


@dataclass(frozen=True)
class Indicator:
    """One indicator; conditions speak of columns of its unit, `clock` names the day by which a row is of a period."""

    id: str
    area: str
    title: str
    standard: str
    unit: str
    measure: Measure
    numerator: str
    denominator: str
    value: str
    clock: str
    grouping: tuple[str, ...]
    smallest_shown: int
    direction: str
    target: float | None
    limits: str
    source: str
    verified: bool

    @property
    def goes_further(self) -> bool:
        """Return whether it may be told, protected, to who may not open the cases."""
        return self.is_open or not (self.in_session or self.measure in SAYS_MORE)

    @property
    def of_cases(self) -> bool:
        """Return whether single cases stand behind it."""
        return self.unit in LAYOUT.units or self.unit in APART

    @property
    def in_session(self) -> bool:
        """Return whether it is counted only in the session of who may open what stands behind it."""
        return self.unit in SESSION.units

    @property
    def apart(self) -> str:
        """Return the compartment of the specialised area in which it is written, "" where it is of none."""
        return APART.get(self.unit, "")

    @property
    def is_open(self) -> bool:
        """Return whether everybody who works with figures may know every row behind it: it is told exactly."""
        return self.unit in OPEN

    def conditions(self) -> Mapping[str, str]:
        """Return its expressions by the column in which they stand."""
        said = {"numerator": self.numerator, "denominator": self.denominator, "value": self.value}
        return {name: text for name, text in said.items() if text}

    def numbers(self) -> frozenset[str]:
        """Return in which columns an expression stands that gives a number, not yes or no."""
        return frozenset({"value", "numerator"} if self.measure is Measure.PARTS else {"value"})

    def names(self) -> frozenset[str]:
        """Return every column that its expressions and its clock speak of."""
        return columns_named(self.conditions()) | ({self.clock} if self.clock else set())


@lru_cache(maxsize=2)
def indicators(catalogue: Catalogue) -> tuple[Indicator, ...]:
    """Return every indicator of every area, in the order of their tables. Raises PracticeError with file and row."""
    found = [
        one
        for area in catalogue.areas.values()
        for name, rows in area.tables(FOLDER).items()
        for one in read_indicators(area.name, name, rows)
    ]
    twice = {one.id for one in found if sum(other.id == one.id for other in found) > 1}
    if twice:
        raise PracticeError(f"two indicators are called {', '.join(sorted(twice))}")
    return tuple(found)


def read_indicators(area: str, table: str, rows: Iterable[Mapping[str, str]]) -> Iterable[Indicator]:
    """Read one table of indicators. Raises PracticeError with file and row."""
    for number, row in enumerate(rows, 2):
        try:
            yield _read(area, row)
        except (KeyError, ValueError) as problem:
            raise PracticeError(f"{area}/{FOLDER}/{table}.csv, row {number}: {problem}") from problem


def _read(area: str, row: Mapping[str, str]) -> Indicator:
    missing = [name for name in NEEDED if not row[name]]
    if missing:
        raise ValueError(f"it says no {', '.join(missing)}")
    measure, smallest = Measure(row["measure"]), int(row["smallest_shown"])
    fits(row, measure)
    if smallest < BASE or smallest % BASE:
        raise ValueError(f"the smallest count shown is a multiple of {BASE}")
    return _checked(
        Indicator(
            row["id"], area, row["title"], row["standard"], row["unit"], measure, row["numerator"], row["denominator"],
            row["value"], row["clock"], tuple(row["grouping"].split()), smallest, row["direction"],
            float(row["target"]) if row["target"] else None, row["limits"], row["source"], read_yes(row["verified"]),
        )
    )  # fmt: skip


def _checked(one: Indicator) -> Indicator:
    checked_conditions(one.conditions())
    return one
