"""Who is compared: one row a person, seen until the same day, apart from who is not told apart by a ground."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np

from amparo.analysis.equity.people import People, horizon
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation.counting import Codes, Counted
from amparo.practice import catalogue
from amparo.practice.counted import LAYOUT, REFERRAL, WORK
from amparo.practice.numbers.equity import dimensions, measures
from amparo.trust.projections.statistics import made

QUARTER, TODAY = holding(date(2027, 2, 1), Span.QUARTER), date(2027, 6, 1)
MEASURES = {one.id: one for one in measures(catalogue())}
SEX = dimensions(catalogue())[0]


def person(number: int, unit: str, *rows: dict[str, Any], who: int | None = None, **case: Any) -> Counted:
    """Return one case with rows of a unit."""
    told = {
        "person": str(UUID(int=(who or number) << 64)),
        "sex": "female",
        "office": "Port",
        "risk_level": "low",
        **case,
    }
    return Counted(UUID(int=number), told, {unit: rows})


def people(measure: str, counted: Iterator[Counted] | list[Counted]) -> People:
    """Return the people of a measure in the first quarter of 2027."""
    table = made(LAYOUT, list(counted), Codes())
    scope = np.ones(len(table), dtype=bool)
    return People(MEASURES[measure], table, scope, QUARTER, TODAY, horizon(QUARTER, 30))


def work(started: str, **more: Any) -> dict[str, Any]:
    days = {name: date.fromisoformat(day) for name, day in more.items() if name != "again"}
    return {"started": date.fromisoformat(started), "again": more.get("again", "no"), **days}


def test_a_wait_ends_or_is_seen_until_the_case_closed_or_the_last_day_of_all() -> None:
    found = people("first_response", [
        person(1, WORK, work("2027-03-31", responded="2027-03-31")),
        person(2, WORK, work("2027-01-01", responded="2027-01-05")),
        person(3, WORK, work("2027-01-01", ended="2027-01-21")),
        person(4, WORK, work("2027-03-31")),
        person(5, WORK, work("2027-03-31", responded="2027-05-20")),
    ])  # fmt: skip
    wait, ended = found.waits
    assert wait.tolist() == [0, 4, 20, 30, 30]
    assert ended.tolist() == [True, True, False, False, False]


def test_only_the_first_row_of_a_person_in_the_quarter_counts() -> None:
    found = people("acceptance", [
        person(1, REFERRAL, *({"answered": date(2027, month, 2), "answer": what} for month, what in
                              ((4, "accepted"), (2, "declined"), (3, "accepted")))),
        person(2, REFERRAL, {"answered": date(2027, 1, 9), "answer": "accepted"}, who=1),
        person(3, REFERRAL, {"answered": date(2026, 12, 31), "answer": "accepted"}, {"sent": date(2027, 1, 1)}),
    ])  # fmt: skip
    assert found.met.tolist() == [True]


def test_a_case_opened_again_is_no_first_answer_and_one_who_takes_consent_back_is_nobody() -> None:
    gone = {"agreed_until": date(2027, 5, 31)}
    found = people("first_response", [
        person(1, WORK, work("2027-02-01", again="yes")),
        person(2, WORK, work("2027-02-01"), **gone),
        person(3, WORK, work("2027-02-01"), agreed_until=TODAY),
    ])  # fmt: skip
    assert len(found.places) == 1


def test_strata_are_alike_in_all_columns_and_unknown_belongs_to_no_side() -> None:
    told = (
        ("low", "Port", "male"),
        ("high", "Port", "female"),
        ("low", "Port", "unknown"),
        ("low", "Capital", "female"),
    )
    found = people("first_response", [
        person(number, WORK, work("2027-02-01"), risk_level=risk, office=office, sex=sex)
        for number, (risk, office, sex) in enumerate(told, 1)
    ])  # fmt: skip
    assert found.strata[0] == found.strata[2]
    assert len(set(found.strata.tolist())) == 3
    sides = {group: (known.tolist(), inside.tolist()) for group, known, inside in found.sides(SEX)}
    assert set(sides) == {"male", "female"}
    assert sides["male"] == ([True, True, False, True], [True, False, False, False])


def test_completion_asks_for_thirty_days_and_an_outcome_for_all_goals() -> None:
    sent = date(2027, 2, 1)
    received = people("completion", [
        person(1, REFERRAL, {"sent": sent, "received": date(2027, 3, 3)}),
        person(2, REFERRAL, {"sent": sent, "received": date(2027, 3, 4)}),
        person(3, REFERRAL, {"sent": sent}),
    ])  # fmt: skip
    assert received.met.tolist() == [True, False, False]
    ended = {"started": sent, "ended": date(2027, 3, 1), "again": "no"}
    outcome = people("outcome", [
        person(1, WORK, {**ended, "goals": 2, "goals_met": 2}), person(2, WORK, {**ended, "goals": 2, "goals_met": 1}),
        person(3, WORK, {**ended, "goals": 0}),
    ])  # fmt: skip
    assert outcome.met.tolist() == [True, False]
