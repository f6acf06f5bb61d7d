"""False alarms of alerts of unusual change, and how many real changes they find: on invented weeks whose truth is known.

Run: `python tools/sandbox.py -m benchmarks.alerts [series]`. Nothing changes in the null series but by chance, trend and
season; one week of each is judged, as the daily job does. Beside each share stands Wilson's interval of 95 percent. The last
columns double or triple that week. No database is touched.
"""

import os
import sys
from dataclasses import dataclass
from datetime import date

import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from amparo.casework.monitoring import limits  # noqa: E402
from amparo.casework.monitoring.rules import unusual  # noqa: E402
from amparo.foundation.proportions import wilson  # noqa: E402

DAY = date(2026, 11, 27)
RATE, LEAST_WEEKS, LEAST = (
    limits.named(name, DAY).amount for name in ("false_alarms", "least_weeks", "least_observations")
)
LENGTHS, MEANS = (56, 75, 110, 160), (0.3, 1.0, 3.0, 10.0, 40.0)
"""Weeks of a series, and its mean a week: from what is rarely seen to people counted at a busy point."""


@dataclass(frozen=True)
class World:
    """How the weeks of a place scatter and change while nothing happens: times a Poisson variance, wave, growth a year."""

    name: str
    scatter: float = 1.0
    wave: float = 0.0
    growth: float = 0.0


WORLDS = (
    World("Poisson"), World("twice the scatter", 2.0), World("four times the scatter", 4.0),
    World("a season", 1.5, wave=0.5), World("a trend", 1.5, growth=0.5), World("season, trend, scatter", 2.0, 0.4, 0.4),
)  # fmt: skip


def weeks(chance: np.random.Generator, world: World, length: int, mean: float, times: float = 1.0) -> list[int]:
    """Return a series whose last week is `times` what it would have been."""
    week = np.arange(length)
    wave = world.wave * np.sin(2 * np.pi * week / unusual.YEAR + chance.uniform(0, 2 * np.pi))
    expected = mean * np.exp(wave + world.growth * (week - length) / unusual.YEAR)
    expected[-1] *= times
    if world.scatter <= 1:
        return list(map(int, chance.poisson(expected)))
    return list(map(int, chance.negative_binomial(expected / (world.scatter - 1), 1 / world.scatter)))


def alarms(chance: np.random.Generator, world: World, length: int, mean: float, series: int, times: float = 1.0) -> int:
    """Return how many of so many series raise an alert in their last week."""
    found = 0
    for _ in range(series):
        counts = weeks(chance, world, length, mean, times)
        bound = unusual.bound(counts, RATE / 1000, LEAST_WEEKS)
        found += bound is not None and bound.passed(counts[-1], LEAST)
    return found


def main() -> None:
    """Measure and print."""
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance = np.random.default_rng(43)
    print(
        f"False alarms: stated at most {RATE / 10:g} % of weeks. {series} series a cell, over {len(LENGTHS)} lengths."
    )
    every = [0, 0]
    for world in WORLDS:
        for mean in MEANS:
            found = sum(alarms(chance, world, length, mean, series) for length in LENGTHS)
            every = [every[0] + found, every[1] + series * len(LENGTHS)]
            print(f"  {world.name:28} mean {mean:>4g}  {_share(found, series * len(LENGTHS))}")
    print(f"  all together{'':27}{_share(*every)}")
    print("Found, of a doubled and of a tripled week (scatter 1.5, 110 weeks):")
    for mean in MEANS:
        real = [alarms(chance, World("", 1.5), 110, mean, series, times) for times in (2.0, 3.0)]
        print(f"  mean {mean:>4g}  doubled {_share(real[0], series)}  tripled {_share(real[1], series)}")


def _share(found: int, of: int) -> str:
    share = wilson(found, of)
    return f"{found / of:7.2%} ({share.low:.2%} to {share.high:.2%})"


if __name__ == "__main__":
    main()
