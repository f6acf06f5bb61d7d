"""Steps, who may take them, what must be there first, and by when."""

from datetime import UTC, date, datetime

import pytest

from amparo.foundation.pathways import (
    PathwayError,
    Stand,
    deadline,
    due,
    options,
    progress,
    read_deadlines,
    read_pathway,
)

PATHWAY = read_pathway(
    "case",
    [
        {"step": "contact", "next": "screening", "who": "case_worker", "needs": ""},
        {"step": "screening", "next": "plan", "who": "case_worker supervisor", "needs": "done approved"},
        {"step": "plan", "next": "closed", "who": "supervisor", "needs": ""},
    ],
)
ROW = {"id": "a", "step": "plan", "risk_level": "high", "amount": "3", "unit": "days", "valid_from": "2026-01-01"}
DEADLINES = read_deadlines(
    "deadlines",
    [
        ROW,
        {**ROW, "id": "b", "amount": "36", "unit": "hours", "valid_from": "", "valid_to": "2025-12-31"},
        {**ROW, "id": "c", "risk_level": "low", "amount": "14"},
    ],
)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_steps_come_in_the_order_of_the_table() -> None:
    assert PATHWAY.steps == ("contact", "screening", "plan", "closed")
    assert PATHWAY.first == "contact"


def test_a_move_is_open_to_the_named_roles_once_everything_needed_is_there() -> None:
    (move,) = options(PATHWAY, "screening", "case_worker", ["done"])
    assert (move.open, move.for_role, move.missing) == (False, True, ("approved",))
    (move,) = options(PATHWAY, "screening", "supervisor", ["done", "approved"])
    assert move.open
    (move,) = options(PATHWAY, "plan", "case_worker", [])
    assert not move.open


def test_progress_shows_what_is_done_where_we_are_and_what_lies_ahead() -> None:
    course = progress(PATHWAY, "screening", ["contact"], "case_worker", [])
    assert [stand for _step, stand in course.steps] == [Stand.DONE, Stand.CURRENT, Stand.AHEAD, Stand.AHEAD]


def test_a_deadline_follows_the_step_the_risk_and_the_date() -> None:
    assert due(DEADLINES, "plan", "high", NOON) == datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert due(DEADLINES, "plan", "high", NOON.replace(year=2025)) == datetime(2025, 11, 25, 0, tzinfo=UTC)
    assert due(DEADLINES, "plan", "medium", NOON) is None
    assert due(DEADLINES, "review", "high", NOON) is None


def test_while_the_risk_is_not_assessed_the_shortest_deadline_counts() -> None:
    found = deadline(DEADLINES, "plan", "not_assessed", date(2026, 11, 23))
    assert found is not None
    assert found.id == "a"


@pytest.mark.parametrize(
    "change", [{"amount": "soon"}, {"unit": "moons"}, {"valid_from": "1.1.2026"}, {"amount": "-1"}]
)
def test_a_deadline_that_cannot_be_read_is_refused_with_its_row(change: dict[str, str]) -> None:
    with pytest.raises(PathwayError, match="row 2"):
        read_deadlines("deadlines", [{**ROW, **change}])


def test_a_pathway_without_steps_is_refused() -> None:
    with pytest.raises(PathwayError):
        read_pathway("case", [])
    with pytest.raises(PathwayError, match="row 2"):
        read_pathway("case", [{"step": "a", "next": "", "who": "x", "needs": ""}])
