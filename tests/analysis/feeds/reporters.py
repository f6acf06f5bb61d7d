"""Somebody who looks at every figure of reports before and after one came, and says what it was about."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

from amparo.analysis.indicators.sources.batches import BATCHED
from amparo.foundation.counting import Codes, Counted
from amparo.practice.counted import OUTSIDE, REPORT
from amparo.trust.projections.statistics import Released, Table, made
from tests.analysis.feeds.attacking import going_further
from tests.analysis.feeds.knowing import Known, changed, shown
from tests.analysis.feeds.newcomers import NOW, PERIODS, key
from tests.analysis.feeds.worlds import REPORTED, TODAY, a_report


def reports(tries: int, *, batched: bool, many: int = 300, seed: int = 12) -> Known:
    """Return of how many reports kind and way are known from every view before and after each came, with and without batches."""
    chance, found = random.Random(seed), Known()
    rows = sorted(
        (a_report(chance, TODAY - timedelta(days=chance.randrange(90))) for _ in range(many)), key=lambda r: r["came"]
    )
    for number in range(tries):
        rows = [*rows, a_report(chance, TODAY)]
        tables = [_of_reports(some, batched=batched) for some in (rows[:-1], rows)]
        watched = [one for one in going_further(tables[0]) if one.unit == REPORT]
        kinds = tuple(REPORTED)
        told = [Released(table, NOW, 0, b"") for table in tables]
        before, after = (shown(each, watched, key(number), kinds, PERIODS) for each in told)
        found.judge([(changed(before, after, kinds)["by one and by two"], rows[-1])], REPORTED)
    return found


def _of_reports(rows: list[dict[str, Any]], *, batched: bool) -> Table:
    told = BATCHED[REPORT](rows, TODAY) if batched else rows
    counted = [Counted(UUID(int=number + 1), {"agency": "ours"}, {REPORT: [row]}) for number, row in enumerate(told)]
    return made(OUTSIDE, counted, Codes())
