"""A review of a caseload without any gap raises an alarm in at most one of twenty, and finds gaps that are there.

`benchmarks/equity.py` does the same a thousand times and more; docs/speed.md says what came of it.
"""

from dataclasses import replace

import pytest

from amparo.analysis.equity import reviewing
from benchmarks.caseloads import DELAYED
from benchmarks.equity import false_alarms, raised, reviews


def test_without_a_gap_hardly_a_review_raises_an_alarm() -> None:
    alarms, _sure, compared = false_alarms(40, 500)
    assert compared > 60
    assert alarms <= 6  # at one of twenty more than six of forty come once in 300 tries


def test_who_compares_without_regard_to_need_and_place_sees_gaps_nearly_always(monkeypatch: pytest.MonkeyPatch) -> None:
    known = reviewing.measures
    monkeypatch.setattr(reviewing, "measures", lambda catalogue: [replace(one, strata=()) for one in known(catalogue)])
    alarms, _sure, _compared = false_alarms(6, 2000)
    assert alarms >= 5


def test_a_wait_that_is_thirty_per_cent_longer_is_found_among_two_thousand_cases() -> None:
    found = [DELAYED in raised(lines) for lines in reviews(6, 2000, DELAYED)]
    assert sum(found) >= 4
