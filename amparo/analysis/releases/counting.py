"""Counts people for a public figure: each person once, in groups that are known before anybody is counted.

That nobody stands in two groups, and that no group appears because somebody is in it, is what the proof of privacy needs:
one person more or less changes one count by one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from amparo import practice
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period, Span
from amparo.foundation.counting import CASE
from amparo.practice.counted import GROUPINGS
from amparo.practice.indicators import Measure
from amparo.practice.numbers.bands import UNKNOWN, age_bands
from amparo.practice.public_figures import PublicFigure
from amparo.trust.accounts import queries as accounts
from amparo.trust.projections.statistics import Table

Cell = tuple[str, str]
MET, NOT_MET = "met", "not_met"


def histogram(
    figure: PublicFigure, table: Table, agency: UUID, days: tuple[date, date], today: date
) -> Mapping[Cell, int]:
    """Return (group, part) → how many people, every cell that there can be, in a fixed order; one person is in one of them."""
    scope = table.arrays[CASE]["agency"] == table.codes.found("agency", str(agency))
    reckoning = Reckoning(figure.indicator, table, today, scope, today)
    people = reckoning.each_once(Period(Span.QUARTER, *days), figure.grouping)
    known, share = groups(figure.grouping, agency), figure.indicator.measure is Measure.SHARE
    counts = Counter[Cell]()
    for group, met in people:
        part = (MET if met else NOT_MET) if share else ""
        counts[group if group in known else known[-1], part] += 1
    return {(group, part): counts[group, part] for group in known for part in ((MET, NOT_MET) if share else ("",))}


def groups(kind: str, agency: UUID) -> Sequence[str]:
    """Return every group of a kind, the unknown one last; they depend on lists and offices, never on who is counted."""
    if not kind:
        return ("",)
    if kind == "office":
        return (*sorted({one.office for one in accounts.teams() if one.agency == agency and one.office}), UNKNOWN)
    codes = practice.catalogue().lists[GROUPINGS[kind]]
    mine = age_bands() if kind == "age_band" else [one.code for one in codes]
    return (*(code for code in mine if code != UNKNOWN), UNKNOWN)
