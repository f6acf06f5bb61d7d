"""Asking DTM by IOM's own package: what leaves, what comes back, and every way in which nothing comes."""

import sys
from datetime import date

import pytest

from amparo.exchange import dtm
from tests.exchange.dtm.standing_in import KEY, answering

pytest.importorskip("dtmapi")
TODAY = date(2026, 11, 20)
ROW = {
    "id": 1, "operation": "Vega crisis", "admin0Name": "Vega", "admin0Pcode": "VEG", "admin1Name": "Coast",
    "admin1Pcode": "QV01", "numPresentIdpInd": 400.0, "reportingDate": "2026-10-01T00:00:00", "yearReportingDate": 2026,
    "monthReportingDate": 10, "roundNumber": 7, "assessmentType": "BA", "operationStatus": "Active",
    "numberMales": None, "numberFemales": 210,
}  # fmt: skip


def test_only_the_country_and_the_round_leave_and_rows_of_the_api_come_back() -> None:
    with answering([ROW, {**ROW, "admin1Pcode": "QV02", "numPresentIdpInd": None}]) as (address, asked):
        found = dtm.ask(KEY, address, "VEG", 1, 5, TODAY)
    assert asked == [("/v3/displacement/admin1", {"Admin0Pcode": ["VEG"], "FromRoundNumber": ["5"]})]
    assert [(row.place, row.people, row.females, row.males) for row in found.rows] == [("QV01", 400, 210, None)]
    assert [(one.row, one.column) for one in found.problems] == [(2, "numPresentIdpInd")]


@pytest.mark.parametrize(
    ("key", "told", "more", "code"),
    [
        ("wrong", [], {}, "monitoring.dtm_key"),
        (KEY, [], {"success": False}, "monitoring.dtm_no_answer"),
        (KEY, "<html>", {}, "monitoring.dtm_no_answer"),
        (KEY, {"rows": []}, {}, "monitoring.dtm_no_answer"),
        (KEY, ["text"], {}, "monitoring.dtm_no_answer"),
        (KEY, [], {"status": 404}, "monitoring.dtm_no_answer"),
    ],
)
def test_when_nothing_comes_it_is_said_why(key: str, told: object, more: dict[str, object], code: str) -> None:
    with answering(told, **more) as (address, _), pytest.raises(dtm.AskError, match=code):  # type: ignore[arg-type]
        dtm.ask(key, address, "VEG", 0, 1, TODAY)


def test_where_the_package_is_not_installed_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dtmapi", None)
    with pytest.raises(dtm.AskError, match=r"dtm_not_installed"):
        dtm.ask(KEY, "http://127.0.0.1:9", "VEG", 2, 1, TODAY)
