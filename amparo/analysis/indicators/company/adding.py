"""What each person adds to an indicator in a period: the rows that count, by all kinds of groups, and whether they are met."""

from collections import defaultdict
from zlib import crc32

from amparo.analysis.indicators.choosing import Choice
from amparo.analysis.indicators.periods import Period
from amparo.practice.indicators import Indicator

Person = int
Rows = tuple[tuple[int, ...], ...]
"""One for each row that counts: 1 if it is met, else 0, and then the codes of its groups, in the indicator's order of kinds."""
NOTHING: Rows = ()


def added(choice: Choice, period: Period) -> dict[Person, Rows]:
    """Return person → the rows that they add."""
    places, met = choice.chosen(period)
    if not len(places):
        return {}
    people = choice.at("person", places)
    codes = (choice.at(kind, places).tolist() for kind in choice.indicator.grouping)
    found = defaultdict[Person, list[tuple[int, ...]]](list)
    for person, *row in zip(people.tolist(), met.astype(int).tolist(), *codes, strict=True):
        found[person].append(tuple(row))
    return {person: tuple(sorted(rows)) for person, rows in found.items()}


def name(agency: str, one: Indicator, period: Period) -> str:
    """Return what the figure of an agency in a period is called; an indicator that is defined anew is another one."""
    defined = "|".join((one.numerator, one.denominator, one.clock, *one.grouping))
    return f"{agency}|{one.id}|{period}|{crc32(defined.encode()):08x}"
