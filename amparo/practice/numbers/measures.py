"""Kinds of numbers that an indicator can be, and what a row of its table has to say for each."""

from collections.abc import Mapping
from enum import StrEnum

from amparo.practice.counted import OPEN, OUTSIDE, SESSION

DIRECTIONS = ("", "up", "down")


class Measure(StrEnum):
    """What kind of number an indicator is."""

    COUNT = "count"
    PEOPLE = "people"
    SHARE = "share"
    PARTS = "parts"
    MEDIAN = "median"
    MEAN = "mean"
    SUM = "sum"
    PER_WORKER = "per_worker"
    WORKERS = "workers"
    RATIO = "ratio"


SHARES = (Measure.SHARE, Measure.PARTS)
"""So many of so many: rows of rows, or what a number of each row adds up to, of what `value` adds up to."""
SAYS_MORE = frozenset(Measure) - {Measure.COUNT, Measure.PEOPLE, Measure.SHARE}
"""Numbers that one person alone can move far; of cases they stay with who may open these."""
VALUED = (Measure.MEDIAN, Measure.MEAN, Measure.SUM, Measure.PARTS)
"""Numbers that are made of a value of each row."""
OF_WORKERS = (Measure.PEOPLE, Measure.PER_WORKER, Measure.WORKERS)
"""Numbers for which it must be known whose cases these are."""


def fits(row: Mapping[str, str], measure: Measure) -> None:
    """Raise ValueError where a row says too little or too much for its kind of number."""
    if measure in SHARES and not row["numerator"]:
        raise ValueError("a share has a numerator")
    if measure is Measure.PEOPLE and not row["clock"]:
        raise ValueError("people are counted by the clock of what they received last")
    if (measure in VALUED) != bool(row["value"]):
        raise ValueError("a median, a mean, a sum and parts have a value, and nothing else has")
    if measure is Measure.RATIO and not row["numerator"]:
        raise ValueError("a ratio says which rows are set against the others")
    if measure in SAYS_MORE and row["unit"] in {*OUTSIDE.units} - OPEN:
        raise ValueError("of what is protected for everybody only counts and shares are told")
    if measure in OF_WORKERS and row["unit"] in SESSION.units:
        raise ValueError("in a session neither people nor workers are told apart")
    if row["direction"] not in DIRECTIONS:
        raise ValueError("what is better goes up, down, or neither")
