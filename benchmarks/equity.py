"""Reviews of equal treatment, tried on invented caseloads: how often one without any gap raises an alarm, which gaps are found.

Run: `python tools/sandbox.py -m benchmarks.equity [reviews]` (1,000 when not named, over all sizes together). Groups differ
in need and in the offices where they live, and need and office in how fast and how well people are served: whoever compared
groups without regard to either would see gaps everywhere. No database is touched. CPU time, not the clock.
"""

import gc
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from time import process_time
from typing import Any
from uuid import UUID

import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from amparo.analysis.equity.reviewing import Review  # noqa: E402
from amparo.analysis.indicators.periods import Span, holding  # noqa: E402
from amparo.foundation.counting import CASE, EPOCH, Array, Codes  # noqa: E402
from amparo.foundation.fairness import Finding  # noqa: E402
from amparo.foundation.proportions import wilson  # noqa: E402
from amparo.practice.counted import LAYOUT, REFERRAL, WORK  # noqa: E402
from amparo.trust.projections.statistics import Table  # noqa: E402
from benchmarks import machine  # noqa: E402

QUARTER = holding(date(2027, 2, 1), Span.QUARTER)
TODAY = date(2027, 5, 1)
SIZES = (200, 500, 1000, 2000)
OFFICES, NATIONS = 6, 8
GROUPS = {
    "sex": ["female", "male"], "age_band": [f"unhcr_{band}" for band in ("0_4", "5_11", "12_17", "18_59", "60_plus")],
    "disability": ["yes", "no", "unknown"],
    "nationality": ["AFG", "COD", "COL", "ETH", "HND", "MMR", "SYR", "VEN"],
    "population_group": ["migrant", "idp", "refugee", "host_community"],
    "risk_level": ["low", "medium", "high"], "office": [f"Office {n}" for n in range(OFFICES)],
    "again": ["no"], "urgency": ["normal", "urgent", "emergency"], "answer": ["accepted", "declined"],
}  # fmt: skip
FIRST = (QUARTER.first - EPOCH).days
Gap = tuple[str, str, str]
"""Measure, ground and group in which a gap is planted."""
DELAYED = ("first_response", "sex", "female")
RARER = ("first_response", "disability", "yes")


def caseload(chance: np.random.Generator, many: int, planted: Gap | None = None, factor: float = 1.3) -> Table:
    """Return the cases of one quarter; where a gap is planted the group waits so many times as long."""
    case = _people(chance, many)
    hard = 0.35 * (case["office"] - 1) - 0.5 * (case["risk_level"] - 1)
    slow = partial(_slow, case, planted, factor)
    work, referral = np.zeros(many, LAYOUT.dtypes()[WORK]), np.zeros(many, LAYOUT.dtypes()[REFERRAL])
    work["at"] = referral["at"] = np.arange(many)
    work["started"] = begun = FIRST + chance.integers(0, 90, many)
    work["again"] = 1
    work["ended"] = np.where(chance.random(many) < 0.4, begun + 20 + chance.integers(0, 60, many), 0)
    work["responded"] = begun + (chance.lognormal(1.2 + hard, 0.9) * slow("first_response")).astype(int)
    work["referred"] = sent = begun + chance.integers(0, 10, many)
    served = sent + (chance.lognormal(2.4 + hard, 0.9) * slow("first_service")).astype(int)
    work["served"] = np.where(chance.random(many) < 0.8, served, 0)
    work["goals"], good = 2, chance.random(many) < 1 / (1 + np.exp(hard))
    work["goals_met"] = np.where(good, 2, 1)
    referral["urgency"] = np.minimum(case["risk_level"], 1 + chance.integers(0, 3, many))
    referral["sent"], referral["received"] = sent, work["served"]
    referral["answered"] = sent + 2
    referral["answer"] = np.where(chance.random(many) < 1 / (1 + np.exp(0.6 * hard - 1)), 1, 2)
    others = {unit: np.zeros(0, LAYOUT.dtypes()[unit]) for unit in LAYOUT.units if unit not in (WORK, REFERRAL)}
    codes = Codes({name: ["", *texts] for name, texts in {**GROUPS, "agency": ["ours"]}.items()})
    return Table(LAYOUT, {CASE: case, WORK: work, REFERRAL: referral, **others}, codes)


def _people(chance: np.random.Generator, many: int) -> Array:
    """Return people whose groups go together with where they live and what they need."""
    case = np.zeros(many, LAYOUT.dtypes()[CASE])
    case["id"] = np.frombuffer(b"".join(UUID(int=number + 1).bytes for number in range(many)), dtype="S16")
    case["person"], case["agency"] = np.arange(many) + 1, 1
    case["office"] = office = 1 + chance.choice(OFFICES, many, p=[0.3, 0.25, 0.15, 0.12, 0.1, 0.08])
    case["sex"] = np.where(chance.random(many) < 0.35 + 0.06 * office, 1, 2)
    case["disability"] = np.where(
        chance.random(many) < 0.08 + 0.02 * office, 1, np.where(chance.random(many) < 0.1, 3, 2)
    )
    case["age_band"] = 1 + chance.choice(5, many, p=[0.08, 0.14, 0.2, 0.5, 0.08])
    case["nationality"] = 1 + (chance.geometric(0.35, many) + office) % NATIONS
    case["population_group"] = 1 + (chance.geometric(0.5, many) + office) % 4
    need = 0.25 + 0.15 * (case["sex"] == 1) + 0.2 * (case["disability"] == 1) + 0.1 * (case["age_band"] < 3)
    case["risk_level"] = 1 + chance.binomial(2, need)
    return case


def _slow(case: Array, planted: Gap | None, factor: float, measure: str) -> Array:
    if planted is None or planted[0] != measure:
        return np.ones(len(case))
    return np.where(case[planted[1]] == 1 + GROUPS[planted[1]].index(planted[2]), factor, 1.0)


def reviews(
    many: int, size: int, planted: Gap | None = None, seed: int = 1, factor: float = 1.3
) -> Iterator[dict[Gap, Any]]:
    """Yield so many reviews of caseloads of a size: comparison → its line."""
    gc.freeze()  # statsmodels collects garbage in each correction, of the whole program
    chance = np.random.default_rng([seed, size])
    for _ in range(many):
        table = caseload(chance, size, planted, factor)
        lines = Review(table, np.ones(size, dtype=bool), QUARTER, TODAY).lines()
        yield {line.key: line for line in lines}


def raised(lines: dict[Gap, Any]) -> list[Gap]:
    """Return the comparisons of a review that raise an alarm."""
    return [key for key, line in lines.items() if line.finding in (Finding.SEEN, Finding.CONFIRMED)]


def false_alarms(many: int, size: int) -> tuple[int, int, float]:
    """Return how many reviews without a gap raised an alarm, how many were sure at once, comparisons a review."""
    alarms, sure, compared = 0, 0, 0
    for lines in reviews(many, size):
        fit = [line for line in lines.values() if line.compared.fit]
        alarms += bool(raised(lines))
        sure += any(line.finding is Finding.CONFIRMED for line in fit)
        compared += len(fit)
    return alarms, sure, compared / many


def main(many: int) -> None:
    """Print how often alarms are false, and which gaps are found."""
    each = -(-many // len(SIZES))
    print(f"Machine: {machine.named()}\n\nNo gap: {each:,} reviews of each size", flush=True)
    every = 0
    for size in SIZES:
        began = process_time()
        alarms, sure, compared = false_alarms(each, size)
        every += alarms
        share = wilson(alarms, each)
        print(
            f"  {size:6,} cases a quarter  {compared:5.1f} comparisons  alarm in {share.some / each:6.2%}"
            f" ({share.low:.2%} to {share.high:.2%})  sure at once {sure / each:.2%}"
            f"  {(process_time() - began) / each * 1000:.0f} ms CPU a review",
            flush=True,
        )
    share = wilson(every, each * len(SIZES))
    print(f"  all sizes: alarm in {every / share.every:.2%} ({share.low:.2%} to {share.high:.2%}) of {share.every:,}")
    tried = max(each // 4, 20)
    for planted in (DELAYED, RARER):
        print(f"\nA wait 30 % longer, {planted[1]} = {planted[2]}: {tried:,} reviews of each size")
        for size in SIZES:
            found = Counter[str]()
            for lines in reviews(tried, size, planted, seed=2):
                found[lines[planted].finding.value] += 1
            seen = wilson(found["seen"] + found["confirmed"], tried)
            print(
                f"  {size:6,} cases a quarter  seen in {seen.some / tried:6.1%} ({seen.low:.1%} to {seen.high:.1%})"
                f"  sure at once {found['confirmed'] / tried:6.1%}  too few {found['too_few'] / tried:.1%}",
                flush=True,
            )
    began = process_time()
    list(reviews(1, 100_000))
    print(f"\nOne review of 100,000 cases: {process_time() - began:.1f} s CPU, making them up included")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
