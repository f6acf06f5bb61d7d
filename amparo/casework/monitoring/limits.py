"""Numbers of watching: dated parameters of practice, which a country office lays its own over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo import practice
from amparo.casework.monitoring.kinds import AREA
from amparo.foundation.codelists import in_force, read_date
from amparo.practice.numbers import limits
from amparo.practice.numbers.limits import Limit

FLOW = "flow"
"""Stands in the place of a risk where people are counted who pass."""
UNITS = ("per_thousand", "weeks", "observations", "days")


@dataclass(frozen=True)
class Threshold:
    """From how much of `what` on ("" for any risk) an alert is raised in `place` ("" for any)."""

    what: str
    place: str
    amount: int
    valid_from: date | None
    valid_to: date | None


def named(name: str, day: date) -> Limit:
    """Return the number of this name in force on `day`. Raises PracticeError when there is none."""
    return limits.limit(AREA, "watching", name, day, UNITS)


def thresholds() -> tuple[Threshold, ...]:
    """Return every threshold, all dates."""
    rows = practice.catalogue().areas[AREA].tables()["thresholds"]
    return tuple(
        Threshold(
            row["what"], row["place"], int(row["amount"]), read_date(row["valid_from"]), read_date(row["valid_to"])
        )
        for row in rows
    )


def threshold(known: Iterable[Threshold], what: str, chain: tuple[str, ...], day: date) -> int | None:
    """Return what counts for `what` in a place (`chain`: it and all that it lies in, itself first); None where nothing does.

    The nearest place speaks, then the country as a whole; there a threshold of the risk itself before one of any risk.

    >>> threshold([Threshold("", "", 8, None, None), Threshold("torture", "", 2, None, None)], "torture", ("QV01",), date.max)
    2
    """
    counts = [one for one in known if in_force(one.valid_from, one.valid_to, day)]
    wanted = (what,) if what == FLOW else (what, "")
    order = [(risk, place) for place in (*chain, "") for risk in wanted]
    found = {(one.what, one.place): one.amount for one in counts}
    return next((found[each] for each in order if each in found), None)
