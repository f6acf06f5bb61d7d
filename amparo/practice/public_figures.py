"""Which figures are published for everybody each quarter, by which single group, and how much privacy each may cost.

The cost is a number of differential privacy, epsilon, in thousandths: the less, the more noise. A country office may publish
less, or with more noise; how much a year may cost at most stands in the program (`MOST_A_YEAR`), which no table raises.
"""

from dataclasses import dataclass
from datetime import date

from amparo import practice
from amparo.foundation.codelists import in_force, read_date
from amparo.practice.areas import PracticeError
from amparo.practice.counted import GROUPINGS
from amparo.practice.indicators import Indicator, Measure, indicators
from amparo.practice.numbers.limits import named

AREA, TABLE, BUDGET = "case_management", "public_figures", "public_budget"
UNIT = "thousandths_of_epsilon"
MOST_A_YEAR = 8_000
"""What the figures of a year may cost together at most, whatever a table says."""
BY = ("", "sex", "age_band", "disability", "population_group", "risk_level", "office")
"""Groups of a person; groups of rows, such as reasons of closure, would count somebody twice."""


@dataclass(frozen=True)
class PublicFigure:
    """One figure that is published: people, each counted once, by one kind of groups or none, at a cost."""

    id: str
    indicator: Indicator
    grouping: str
    cost: int


def public_figures(day: date) -> tuple[PublicFigure, ...]:
    """Return the figures that are published for a quarter that ends on `day`. Raises PracticeError with the row."""
    known = {one.id: one for one in indicators(practice.catalogue())}
    found = []
    for row in practice.catalogue().areas[AREA].tables().get(TABLE, []):
        if not in_force(read_date(row["valid_from"]), read_date(row["valid_to"]), day):
            continue
        one = known.get(row["indicator"])
        if one is None or one.measure not in (Measure.COUNT, Measure.SHARE) or not one.clock:
            raise PracticeError(f"{TABLE}, {row['id']}: it names no count or share with a day of its own")
        if row["unit"] != UNIT or not row["amount"].isdigit() or not 0 < int(row["amount"]) <= MOST_A_YEAR:
            raise PracticeError(f"{TABLE}, {row['id']}: the cost is a number of {UNIT}, at most {MOST_A_YEAR}")
        if row["grouping"] not in BY or row["grouping"] not in ("", *GROUPINGS, *one.grouping):
            raise PracticeError(f"{TABLE}, {row['id']}: people are not grouped by {row['grouping']}")
        found.append(PublicFigure(row["id"], one, row["grouping"], int(row["amount"])))
    return tuple(found)


def budget(day: date) -> int:
    """Return what all figures of the year of `day` may cost together; nothing where no number is in force."""
    found = named(AREA, BUDGET, "a_year", day, (UNIT,))
    return min(found[0].amount, MOST_A_YEAR) if found else 0
