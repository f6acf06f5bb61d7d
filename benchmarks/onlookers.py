"""Who looks at every view before and after somebody came or left, at full number; and how far figures are from the truth.

Run: `python tools/sandbox.py -m benchmarks.onlookers [releases]` (who came, who left, reports; half an hour of CPU at 1,200
releases in each setting, `make bench` makes 60), `… came [releases]`, `… left [releases]` (with reports), `… error`.
Caseloads are invented in memory; no database is touched.
"""

import os
import random
import sys
from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import product
from math import ceil
from operator import add

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import numpy as np  # noqa: E402

from amparo.analysis.indicators.company import InCompany  # noqa: E402
from amparo.analysis.indicators.computing import Reckoning  # noqa: E402
from amparo.analysis.indicators.protecting import protected  # noqa: E402
from amparo.foundation import clock  # noqa: E402
from amparo.foundation.privacy import BATCH  # noqa: E402
from tests.analysis.feeds import attacking, knowing, newcomers, reporters, worlds  # noqa: E402

OFFICES, SHARES = (60, 150, 400, 1000), (0.1, 0.2, 0.5, 1.0)
FEWER = 10
"""What is not protected is known so often that a tenth of the releases says it."""
HOW = (("in company", True, False), ("rounded", False, False), ("exact", False, True))
"""As figures are; rounded, in batches of ten cases whatever changed in them; exact with small counts hidden, as is common."""
ERRORS = 20
"""So many invented offices of each size show how far figures are from the truth."""


def who_came(releases: int = 1200) -> None:
    """Print how many newcomers are known whole by comparing every view before and after, in so many releases of each setting."""
    for how, guarded, exact in HOW:
        of_each, every = releases if guarded else ceil(releases / FEWER), dict[str, list[knowing.Known]]()
        for many, share in product(OFFICES, SHARES):
            few = round(BATCH * share * of_each)
            found = newcomers.newcomers(few, share=share, many=many, guarded=guarded, exact=exact)
            _say(f"{many} cases, {share:.0%} of changes are newcomers, {how}", found)
            for choice, known in found.items():
                every[choice] = [*every.get(choice, []), known]
        _say(f"newcomers, {how}", {choice: reduce(add, some) for choice, some in every.items()})


def who_left(releases: int = 1200) -> None:
    """Print how many who left, and how many reports, are known whole by comparing every view before and after."""
    for how, guarded, exact in HOW:
        few = releases if guarded else ceil(releases / FEWER)
        gone = [newcomers.leavers(few, many=many, guarded=guarded, exact=exact) for many in OFFICES]
        _say(f"who left, {how}", {at: reduce(add, [one[at] for one in gone if at in one]) for at in knowing.VIEWS})
    for batched in (True, False):
        told = reporters.reports(releases, batched=batched)
        _say(f"reports, {'ten at a time' if batched else 'one by one'}", {"all": told})


def _say(what: str, found: Mapping[str, knowing.Known]) -> None:
    for choice, known in found.items():
        low, mean, high = known.given_away
        print(f"{what}; {choice}: {known}, beyond chance {mean:.2%} ({low:.2%} to {high:.2%})", flush=True)


def error() -> None:
    """Print how far shown counts of new cases are from what the table says, and how many counts that are not small are hidden."""
    for many, share in product(OFFICES, SHARES[1::2]):
        off, hidden = [], []
        for number in range(ERRORS):
            for told, true in _told(random.Random(number), number, many, share):
                off += [] if told is None else [abs(told - true)]
                hidden += [told is None] if true >= 10 else []
        print(f"{many} cases, {share:.0%} of changes are newcomers: {len(off)} counts shown, off by {np.mean(off):.1f},"
              f" 95 % by at most {np.quantile(off, 0.95):.0f}, all by at most {max(off)}; of counts from ten on"
              f" {np.mean(hidden):.0%} hidden", flush=True)  # fmt: skip


def _told(chance: random.Random, number: int, many: int, share: float) -> Iterator[tuple[int | None, int]]:
    """Yield each count of new cases after twelve releases, as it is shown and as it is."""
    with clock.fixed(newcomers.NOW):
        world = newcomers.World([worlds.a_case(chance, place, knowing.WHOSE) for place in range(many)])
        world.release()
        for _ in range(newcomers.RELEASES):
            new, others = newcomers.happened(chance, world.counted, share, lively=True)
            released = world.release([case.case for case in (*new, *others)])
    one = next(each for each in attacking.going_further(released.table) if each.id == "cases_new")
    given = one, released.table, worlds.TODAY, np.ones(len(released.table), dtype=bool), worlds.TODAY
    told, true = InCompany(*given, released.company, frozenset({knowing.WHOSE})), Reckoning(*given)
    for period, kind in product(newcomers.PERIODS, ("", *worlds.KINDS)):
        by = (kind,) if kind else ()
        numbers = true.numbers(period, by)
        for (row, _column), shown in protected(told, period, by, knowing.WHOSE, newcomers.key(number)).cells.items():
            group = (row.partition("=")[2],) if "=" in row else ()
            if len(group) == len(by) and group in numbers:
                yield shown, numbers[group].part


if __name__ == "__main__":
    what, few = sys.argv[1:2], [int(each) for each in sys.argv[1:] if each.isdecimal()]
    if what == ["error"]:
        error()
    if what != ["error"] and what != ["left"]:
        who_came(*few)
    if what != ["error"] and what != ["came"]:
        who_left(*few)
