"""Non-discrimination as tables: what is compared, between which groups, within which strata, and how sure one has to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo import practice
from amparo.foundation.codelists import read_yes
from amparo.practice.areas import PracticeError
from amparo.practice.catalogue import Catalogue
from amparo.practice.counted import checked_conditions
from amparo.practice.numbers import limits

FOLDER, MEASURES, DIMENSIONS, AREA = "equity", "measures", "dimensions", "case_management"
UNITS = ("per_mille", "percent", "of_hundred", "people", "days", "quarters")
NEEDED = ("id", "title", "question", "unit", "kind", "clock", "strata", "limits", "source", "verified")


class Kind(StrEnum):
    """What is compared: how long people wait, or how many of them something is true of."""

    WAIT = "wait"
    SHARE = "share"


@dataclass(frozen=True)
class Measure:
    """One thing in which groups are compared, one row a person: the first of a quarter by the day `clock`.

    Of a wait `until` is the day it ended and `stop` the day after which nobody looked any more; of a share `met` is the
    condition. `strata` are the columns in which those compared are alike.
    """

    id: str
    title: str
    question: str
    unit: str
    kind: Kind
    who: str
    clock: str
    until: str
    stop: str
    met: str
    strata: tuple[str, ...]
    limits: str
    source: str
    verified: bool

    def conditions(self) -> Mapping[str, str]:
        """Return its expressions by the column in which they stand."""
        return {name: text for name, text in (("who", self.who), ("met", self.met)) if text}

    def days(self) -> tuple[str, ...]:
        """Return the columns that hold days."""
        return tuple(name for name in (self.clock, self.until, self.stop) if name)


@dataclass(frozen=True)
class Dimension:
    """A ground on which groups are told apart; whose code is `left_out` belongs to none, nor to the others."""

    id: str
    left_out: frozenset[str]
    source: str
    verified: bool


def measures(catalogue: Catalogue) -> tuple[Measure, ...]:
    """Return everything in which groups are compared. Raises PracticeError with file and row."""
    return tuple(read_measures(_rows(catalogue, MEASURES)))


def read_measures(rows: Iterable[Mapping[str, str]]) -> Iterable[Measure]:
    """Read a table of measures. Raises PracticeError with file and row."""
    for number, row in enumerate(rows, 2):
        try:
            yield _measure(row)
        except (KeyError, ValueError) as problem:
            raise PracticeError(f"{AREA}/{FOLDER}/{MEASURES}.csv, row {number}: {problem}") from problem


def _measure(row: Mapping[str, str]) -> Measure:
    if missing := [name for name in NEEDED if not row[name]]:
        raise ValueError(f"it says no {', '.join(missing)}")
    found = Measure(
        row["id"], row["title"], row["question"], row["unit"], Kind(row["kind"]), row["who"], row["clock"], row["until"],
        row["stop"], row["met"], tuple(row["strata"].split()), row["limits"], row["source"], read_yes(row["verified"]),
    )  # fmt: skip
    if (found.kind is Kind.WAIT) != bool(found.until) or (found.kind is Kind.SHARE) != bool(found.met):
        raise ValueError("a wait has a day until which it is, a share has a condition that is met; neither has both")
    checked_conditions(found.conditions())
    return found


def dimensions(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """Return the grounds on which groups are told apart."""
    rows = _rows(catalogue, DIMENSIONS)
    return tuple(
        Dimension(row["id"], frozenset(row["left_out"].split()), row["source"], read_yes(row["verified"]))
        for row in rows
    )


def _rows(catalogue: Catalogue, table: str) -> list[dict[str, str]]:
    """Return a table of comparisons; nothing in a folder of practice that has none."""
    return catalogue.areas[AREA].tables(FOLDER).get(table, []) if AREA in catalogue.areas else []


def amount(name: str, day: date) -> int:
    """Return a number of `parameters/equity.csv` in force on a day. Raises PracticeError when there is none."""
    return limits.limit(AREA, FOLDER, name, day, UNITS).amount


def verified(day: date) -> bool:
    """Return whether every number in force on a day was compared with its source."""
    rows = practice.catalogue().areas[AREA].tables()[FOLDER]
    return all(limits.limit(AREA, FOLDER, row["id"], day, UNITS).verified for row in rows)
