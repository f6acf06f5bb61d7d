"""The feed: 20,000 rows of a repeat table in pages by HTTP, and the attacker with every view at full number.

Run: `python tools/sandbox.py -m benchmarks.feed` (rows in pages, in a database of its own), `… -m benchmarks.feed attack` (the
solver on 200 random caseloads; `attack 0 100` the first hundred), `… attack demo` (the demo country in
AMPARO_DATA; `attack demo 0 40` its first agency in 40 rounds). Who looks before and after somebody came: `benchmarks.onlookers`.
CPU time of this one process, client and server together, not the clock.
"""

import os
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import process_time

os.environ["DJANGO_SETTINGS_MODULE"] = (
    "amparo.config.settings" if sys.argv[1:3] == ["attack", "demo"] else "tests.settings"
)

import django
import numpy as np

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import get_runner, override_settings, setup_test_environment  # noqa: E402

from amparo import practice  # noqa: E402
from amparo.analysis.indicators.periods import Span, holding, offered  # noqa: E402
from amparo.casework.mainstreaming.models import Checklist, Sheet, Site  # noqa: E402
from amparo.casework.mainstreaming.queries import FORM  # noqa: E402
from amparo.casework.mainstreaming.rules import items_of  # noqa: E402
from amparo.foundation import clock  # noqa: E402
from amparo.foundation.counting import EPOCH  # noqa: E402
from amparo.trust.projections import statistics  # noqa: E402
from tests.analysis.feeds import attacking, besieging, newcomers, supposing, worlds  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.interfaces.api.odata.feeding import program  # noqa: E402

ROWS, SITES = 20_000, 40
TODAY = worlds.TODAY
KINDS, RECORDS = worlds.KINDS[:3], ("feedback_kind", "feedback_channel", "service_kind")
ROUNDS, AT_ONCE = 60, 700
WIDER = 20
"""Of a rare group few are among so few others: what was ruled out is asked again with so many times as many cases."""
PERIODS = [*(holding(TODAY.replace(month=month, day=1), Span.MONTH) for month in (1, 2, 3)),
           holding(TODAY, Span.QUARTER), holding(TODAY, Span.YEAR)]  # fmt: skip


def fill(cast: Cast) -> None:
    """Write checklists with together at least ROWS answers."""
    form = practice.catalogue().form(FORM)
    items = [item.path for page in form.pages for item in items_of(page)]
    common = {"agency": cast.puente, "kind": "reception", "by": cast.dina.id}
    sites = Site.objects.bulk_create(Site(name=f"Site {number}", **common) for number in range(SITES))
    days = ROWS // (len(items) * SITES) + 1
    lists = Checklist.objects.bulk_create(
        Checklist(site=site, on=clock.today() - timedelta(days=day), form=form.ref, by=cast.dina.id)
        for site in sites for day in range(days)
    )  # fmt: skip
    answers = dict.fromkeys(items, "partly")
    Sheet.objects.bulk_create(Sheet(checklist=one, number=1, answers=answers, by=cast.dina.id) for one in lists)


def pages() -> None:
    """Print what it takes to read all rows in pages of a thousand."""
    runner = get_runner(settings)(verbosity=0)
    setup_test_environment()
    before = runner.setup_databases()
    try:
        with override_settings(ROOT_URLCONF="tests.interfaces.api.addresses"):
            cast = make_cast()
            fill(cast)
            reads = program(cast, tables=("ChecklistAnswers",))
            for what in ("first", "second"):
                began = process_time()
                rows = reads.rows("ChecklistAnswers")
                spent = process_time() - began
                print(f"{len(rows):,} rows in pages of 1,000, {what} time: {spent:.2f} s CPU, {connection.vendor}")
            began = process_time()
            some = reads.rows("ChecklistAnswers", filter="Item eq 'way_safe'", select="Answer")
            print(f"{len(some):,} of them by a condition: {process_time() - began:.2f} s CPU")
    finally:
        runner.teardown_databases(before)


def attack(first: int = 0, last: int = 200, most: int | None = None) -> None:
    """Print what a solver with every view recovers of random caseloads, every fourth of reports, requests and ratings."""
    shown, hidden, tried, open_, lost = 0, 0, 0, 0, 0
    for number in range(first, last):
        verdict = attacking.attacked(_cells(number), most, random.Random(number))
        if verdict.recovered:
            again = attacking.attacked(_cells(number, WIDER), only=verdict.recovered)
            verdict = replace(verdict, recovered=again.recovered, undecided=verdict.undecided + again.undecided)
        shown, hidden, tried = shown + verdict.shown, hidden + verdict.hidden, tried + verdict.tried
        open_, lost = open_ + verdict.undecided, lost + len(verdict.recovered)
        for each in verdict.recovered:
            print("  recovered:", each, flush=True)
        if number % 10 == 9 or number == last - 1:
            print(f"  until {number + 1}: {shown} shown, {hidden} hidden, {tried} tried, {lost} recovered, {open_} undecided",
                  flush=True)  # fmt: skip


def _cells(number: int, times: int = 2) -> Iterator[attacking.Cell]:
    """Yield every cell of a random caseload, with so many times as many cases that could have been."""
    chance = random.Random(4500 + number)
    made, kinds = (worlds.random_cases, KINDS) if number % 4 else (worlds.random_records, RECORDS)
    table, universe = made(chance, chance.choice((30, 50, 80, 120, 160)), times)
    return attacking.cells(table, PERIODS, kinds, "ours", TODAY, newcomers.key(number), universe)


def attack_demo(which: int | None = None, rounds: int = ROUNDS) -> None:
    """Print what a solver with every view of every period recovers of the demo country, one agency after the other."""
    table, day = statistics.released().table, clock.today()
    kinds = sorted({kind for one in attacking.going_further(table) for kind in one.grouping})
    for agency in sorted(set(table.codes.texts("agency")) - {""})[slice(which, which if which is None else which + 1)]:
        own = table.part((table.arrays["case"]["agency"] == table.codes.found("agency", agency)).nonzero()[0])
        views = partial(attacking.cells, own, offered(day), kinds, agency, day, statistics.draw)
        small, known = attacking.confined(views())
        print(f"{len(own)} cases: {small} small counts, known even if cases could be split: {known}", flush=True)
        chance, times = np.random.default_rng(45), max(1, AT_ONCE // len(own))
        supposed = partial(supposing.supposed, own, chance, (day - EPOCH).days, times)
        still = attacking.confined(views(supposed()), known)[1] if known else []
        print(f"  of these for who does not know which cases there are: {still}", flush=True)
        _besiege(lambda: views(supposed()), rounds, chance)  # noqa: B023 (asked at once)


def _besiege(views: Callable[[], Iterable[attacking.Cell]], rounds: int, chance: np.random.Generator) -> None:
    """Print of how many counts other whole numbers are found, round after round, each time with other cases that could be."""
    siege = besieging.Siege()
    for number in range(1, rounds + 1):
        siege.goes_on(views(), chance, 1200, 6.0)
        print(f"  round {number}: {siege.tried} tried, {len(siege.still)} open, {process_time():.0f} s", flush=True)
        if not siege.still:
            break


if __name__ == "__main__":
    if sys.argv[1:3] == ["attack", "demo"]:
        attack_demo(*map(int, sys.argv[3:]))
    elif sys.argv[1:2] == ["attack"]:
        attack(*map(int, sys.argv[2:]))
    else:
        pages()
