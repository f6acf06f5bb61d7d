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
from time import process_time
from typing import Any

import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from amparo.analysis.equity.reviewing import Review  # noqa: E402
from amparo.foundation.fairness import Finding  # noqa: E402
from amparo.foundation.proportions import wilson  # noqa: E402
from benchmarks import machine  # noqa: E402
from benchmarks.caseloads import DELAYED, QUARTER, RARER, SIZES, TODAY, Gap, caseload  # noqa: E402


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
    """Print how often alarms are false, which gaps are found, and what a large review costs."""
    each = -(-many // len(SIZES))
    print(f"Machine: {machine.named()}\n\nNo gap: {each:,} reviews of each size", flush=True)
    every = sum(_without(each, size) for size in SIZES)
    share = wilson(every, each * len(SIZES))
    print(f"  all sizes: alarm in {every / share.every:.2%} ({share.low:.2%} to {share.high:.2%}) of {share.every:,}")
    tried = max(each // 4, 20)
    for planted in (DELAYED, RARER):
        print(f"\nA wait 30 % longer, {planted[1]} = {planted[2]}: {tried:,} reviews of each size")
        for size in SIZES:
            _with(tried, size, planted)
    began = process_time()
    list(reviews(1, 100_000))
    print(f"\nOne review of 100,000 cases: {process_time() - began:.1f} s CPU, making them up included")


def _without(each: int, size: int) -> int:
    """Print how often reviews without a gap raise an alarm; return how many did."""
    began = process_time()
    alarms, sure, compared = false_alarms(each, size)
    share = wilson(alarms, each)
    print(
        f"  {size:6,} cases a quarter  {compared:5.1f} comparisons  alarm in {alarms / each:6.2%}"
        f" ({share.low:.2%} to {share.high:.2%})  sure at once {sure / each:.2%}"
        f"  {(process_time() - began) / each * 1000:.0f} ms CPU a review",
        flush=True,
    )
    return alarms


def _with(tried: int, size: int, planted: Gap) -> None:
    """Print how often a gap that is there is found."""
    found = Counter(lines[planted].finding.value for lines in reviews(tried, size, planted, seed=2))
    seen = wilson(found["seen"] + found["confirmed"], tried)
    print(
        f"  {size:6,} cases a quarter  seen in {seen.some / tried:6.1%} ({seen.low:.1%} to {seen.high:.1%})"
        f"  sure at once {found['confirmed'] / tried:6.1%}  too few {found['too_few'] / tried:.1%}",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
