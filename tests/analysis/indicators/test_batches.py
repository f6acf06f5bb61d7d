"""Protected rows about no case are told ten at a time: in their order, with answers ten at a time, ratings by months."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from amparo.analysis.indicators.sources.batches import BATCH, by_months, whole_batches, with_answers

TODAY = date(2028, 3, 15)
DAYS = st.integers(0, 60).map(lambda back: TODAY - timedelta(days=back))


def report(came: date, after: int | None) -> dict[str, Any]:
    """Return a report answered so many days after it came, if that is over."""
    answered = None if after is None or came + timedelta(days=after) > TODAY else came + timedelta(days=after)
    due = came + timedelta(days=14)
    return {
        "came": came, "due": due, "answered": answered,
        "in_time": "" if answered is None else "yes" if answered <= due else "no",
    }  # fmt: skip


REPORTS = st.lists(st.builds(report, DAYS, st.none() | st.integers(0, 20)), max_size=45).map(
    lambda rows: sorted(rows, key=lambda row: row["came"])
)


def settled(rows: list[dict[str, Any]], today: date = TODAY) -> list[int]:
    return [place for place, row in enumerate(rows) if row["answered"] or row["due"] < today]


@given(REPORTS)
def test_one_report_more_changes_nothing_or_ten_come_at_once(rows: list[dict[str, Any]]) -> None:
    before, after = (with_answers(some, TODAY, answer="answered") for some in (rows, [*rows, report(TODAY, None)]))
    assert len(after) - len(before) in (0, BATCH)
    if len(after) == len(before):
        assert after == before


@given(REPORTS)
def test_what_was_answered_or_is_overdue_is_told_ten_at_a_time_and_truly(rows: list[dict[str, Any]]) -> None:
    told = with_answers(rows, TODAY, answer="answered")
    places = settled(told)
    assert len(places) % BATCH == 0
    assert all(told[place] == rows[place] for place in places)
    over = [place for place in settled(whole_batches(rows)) if (rows[place]["answered"] or date.min) < TODAY]
    assert len(over) - len(places) < BATCH + sum(row["in_time"] == "no" and row["due"] >= TODAY for row in rows)


@given(REPORTS)
def test_an_answer_of_today_changes_nothing_today(rows: list[dict[str, Any]]) -> None:
    for row in [row for row in rows if row["answered"] is None and row["due"] >= TODAY][:1]:
        answered = [one | {"answered": TODAY, "in_time": "yes"} if one is row else one for one in rows]
        assert with_answers(answered, TODAY, answer="answered") == with_answers(rows, TODAY, answer="answered")


def test_ratings_are_told_by_months_that_are_over_and_make_ten_together() -> None:
    def ratings(*months: tuple[int, int]) -> list[dict[str, Any]]:
        return [{"month": date(2028, month, 1), "rating": "good"} for month, many in months for _ in range(many)]

    assert by_months(ratings((1, 9), (3, 50)), TODAY) == []  # March is not over
    assert len(by_months(ratings((1, 9), (2, 1), (3, 50)), TODAY)) == 10
    assert len(by_months(ratings((1, 12), (2, 9)), TODAY)) == 12
    silent = [{"month": date(2028, 1, 1), "rating": "not_said"}] * 20
    assert by_months(silent, TODAY) == []
