"""Figures over 10,000, 100,000 and 1,000,000 cases: the list of an information officer and single figures, cold and warm.

Run: `python tools/sandbox.py -m benchmarks.figures [cases ...]`. Cases are invented in memory; no database is touched. CPU
time, not the clock; cold is the first reckoning over new arrays, warm what the same page costs until the next batch.
"""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from uuid import UUID

import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from amparo import practice  # noqa: E402
from amparo.analysis.indicators import protecting  # noqa: E402
from amparo.analysis.indicators.company import in_company  # noqa: E402
from amparo.analysis.indicators.computing import Reckoning  # noqa: E402
from amparo.analysis.indicators.periods import Period, Span, holding  # noqa: E402
from amparo.foundation import clock  # noqa: E402
from amparo.foundation.counting import CASE, Codes, Counted  # noqa: E402
from amparo.practice.counted import LAYOUT  # noqa: E402
from amparo.practice.indicators import Indicator, indicators  # noqa: E402
from amparo.trust.projections.statistics import Released, Table  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
TODAY = date(2027, 3, 31)
PERIOD = holding(TODAY, Span.QUARTER)
EACH = {"work": 1.1, "clock": 6, "plan": 0.8, "referral": 1.5, "follow_up": 1.5, "review": 0.5, "consent": 0.2,
        "survey": 0.2}  # fmt: skip
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
    reckonings = {one.id: Reckoning(one, table, TODAY, scope, TODAY) for one in known}

    def told(one: Indicator, period: Period, by: tuple[str, ...] = ()) -> object:
        return protecting.protected(reckonings[one.id], period, by, "ours", lambda _: 0.5)

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
    known = [one for one in indicators(practice.catalogue()) if one.goes_further and one.of_cases]
    for name, work in works(table, known).items():
        print(f"  {name:45} cold {seconds(work) * 1000:8.1f} ms   warm {seconds(work) * 1000:8.1f} ms")
    act = seconds(lambda: table.with_changes([], [one_case(table, table.id_at(many // 2))]))
    own = seconds(lambda: table.part(np.arange(0, many, many // 300)))
    print(f"  {'one act counted in':45}      {act * 1000:8.1f} ms")
    for what, gone in (("ten changed cases released", False), ("ten consents taken back", True)):
        print(f"  {what:45}      {seconds(lambda gone=gone: release(table, gone=gone)) * 1000:8.1f} ms")
    print(f"  {'the part of a team of 300 cases':45}      {own * 1000:8.1f} ms")


def one_case(table: Table, case: UUID) -> Counted:
    """Return a case of the table that says something else now."""
    work = [{"started": date(2027, 1, 1), "again": "no"}]
    return Counted(case, {"sex": "female", "agency": "ours", "person": case}, {"work": work})


def release(table: Table, *, gone: bool) -> None:
    """Work out who is told otherwise where ten cases say something else than what was released the day before."""
    ids = [table.id_at(place) for place in range(0, len(table), len(table) // 10)]
    new = table.with_changes(ids, () if gone else [one_case(table, case) for case in ids])
    now = datetime.combine(TODAY, time(9), UTC)
    with clock.fixed(now):
        in_company(Released(table, now - timedelta(days=1), 0, b""), new, ids, now)


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or SIZES):
        measure(size)
