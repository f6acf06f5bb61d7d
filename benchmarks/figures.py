"""Figures over 10,000, 100,000 and 1,000,000 cases: the list of an information officer and single figures, cold and warm.

Run: `python tools/sandbox.py -m benchmarks.figures [cases ...]`. Cases are invented in memory; no database is touched. CPU
time, not the clock; cold is the first reckoning over new arrays, warm what the same page costs until the next batch.
With the word `attack`: the solver on two thousand random tables, for which tests have no time.
"""

import os
import random
import sys
from collections.abc import Callable, Sequence
from datetime import date
from time import process_time

import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from amparo import practice  # noqa: E402
from amparo.analysis.indicators import protecting  # noqa: E402
from amparo.analysis.indicators.computing import Reckoning  # noqa: E402
from amparo.analysis.indicators.periods import Period, Span, holding  # noqa: E402
from amparo.foundation.counting import CASE, Codes, Counted  # noqa: E402
from amparo.foundation.privacy import hide  # noqa: E402
from amparo.practice.counted import LAYOUT  # noqa: E402
from amparo.practice.indicators import Indicator, indicators  # noqa: E402
from amparo.trust.projections.statistics import Table  # noqa: E402
from tests.foundation.privacy import test_suppression as tables  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
TODAY = date(2027, 3, 31)
PERIOD = holding(TODAY, Span.QUARTER)
EACH = {"work": 1.1, "clock": 6, "plan": 0.8, "referral": 1.5, "follow_up": 1.5, "review": 0.5}
"""Rows of each unit for one case."""
TEXTS = {
    "agency": ["ours"], "sex": ["female", "male", "unknown"], "age_band": [f"band{n}" for n in range(5)],
    "disability": ["yes", "no", "unknown"], "nationality": [f"N{n:02}" for n in range(40)],
    "population_group": ["migrant", "idp", "refugee"], "risk_level": ["high", "medium", "low"],
    "office": [f"Office {n}" for n in range(12)], "team": [f"team{n}" for n in range(40)],
    "owner": [f"worker{n}" for n in range(300)],
    "again": ["no", "yes"], "closure_reason": ["goals_met", "moved", "lost_contact"],
    "lasted": ["up_to_1_month", "over_6_months"],
    "step": ["first_action", "assessment", "plan", "follow_up"], "in_time": ["yes", "no"], "agreed": ["yes", "partly"],
    "kind": ["referral"], "urgency": ["normal", "urgent"], "answer": ["accepted", "declined"],
}  # fmt: skip
DAYS = (20_000, 20_908)


def invented(many: int) -> Table:
    """Return a table of cases drawn by chance."""
    chance, arrays = np.random.default_rng(many), {}
    for name, dtype in LAYOUT.dtypes().items():
        rows = many if name == CASE else int(many * EACH[name])
        array = np.zeros(rows, dtype=dtype)
        for column in dtype.names or ():
            if column == "id":
                array[column] = np.sort(np.frombuffer(chance.bytes(16 * rows), dtype="S16"))
            elif column.startswith("many_"):
                unit = column.removeprefix("many_")
                array[column] = np.bincount(chance.integers(0, many, int(many * EACH[unit])), minlength=many)
            elif column == "person":
                array[column] = np.arange(rows)
            elif column in TEXTS:
                array[column] = chance.integers(1, len(TEXTS[column]) + 1, rows)
            elif column != "agreed_until":
                array[column] = chance.integers(*DAYS, rows) if dtype[column] == "u2" else 0
        arrays[name] = array
    return Table(LAYOUT, arrays, Codes({column: ["", *texts] for column, texts in TEXTS.items()}))


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of some work."""
    began = process_time()
    work()
    return process_time() - began


def works(table: Table, known: Sequence[Indicator]) -> dict[str, Callable[[], object]]:
    """Return what is measured, by its name."""
    scope = np.ones(len(table), dtype=bool)

    def told(one: Indicator, period: Period, by: tuple[str, ...] = ()) -> object:
        return protecting.protected(Reckoning(one, table, TODAY, scope, TODAY), period, by, "ours", lambda _: 0.5)

    named = {one.id: one for one in known}
    new, first = named["cases_new"], named["first_response_in_time"]
    return {
        f"list of {len(known)} figures, two periods": lambda: [
            told(one, at) for one in known for at in (PERIOD, PERIOD.before())
        ],
        "new cases by sex and age": lambda: told(new, PERIOD, ("sex", "age_band")),
        "first action in time by office": lambda: told(first, PERIOD, ("office",)),
        "new cases by nationality and office": lambda: told(new, PERIOD, ("nationality", "office")),
    }


def measure(many: int) -> None:
    """Print the times at one size."""
    table = invented(many)
    print(f"\n{many:,} cases, {table.size / many:.0f} bytes a case")
    for name, work in works(table, [one for one in indicators(practice.catalogue()) if one.goes_further]).items():
        print(f"  {name:45} cold {seconds(work) * 1000:8.1f} ms   warm {seconds(work) * 1000:8.1f} ms")
    act = seconds(lambda: table.with_changes([], [one_case(table)]))
    own = seconds(lambda: table.part(np.arange(0, many, many // 300)))
    print(f"  {'one act counted in':45}      {act * 1000:8.1f} ms")
    print(f"  {'the part of a team of 300 cases':45}      {own * 1000:8.1f} ms")


def one_case(table: Table) -> Counted:
    """Return a case of the table that says something else now."""
    work = [{"started": date(2027, 1, 1), "again": "no"}]
    return Counted(table.id_at(len(table) // 2), {"sex": "female", "agency": "ours"}, {"work": work})


def attack(many: int = 2000) -> None:
    """Print how many small cells of random tables a solver recovers, with what is hidden beside them and without."""
    chance, small, lost, plain, beside = random.Random(1), 0, 0, 0, 0
    for number in range(many):
        shape, values = (tables.cross, tables.places, tables.row)[number % 3](chance)
        own = frozenset(cell for cell, count in values.items() if count < tables.LIMIT)
        found = hide(shape, values, tables.LIMIT)
        small, beside = small + len(own), beside + len(found.cells - own)
        lost += len(tables.recovered(shape, values, found.cells))
        plain += len(tables.recovered(shape, values, own)) if number % 10 == 0 else 0
    print(f"{many} tables: {small} small cells, {beside} others hidden beside them, {lost} recovered")
    print(f"of every tenth table without those beside: {plain} recovered")


if __name__ == "__main__":
    if sys.argv[1:] == ["attack"]:
        attack()
    else:
        for size in map(int, sys.argv[1:] or SIZES):
            measure(size)
