"""Incidents of gender-based violence: the third day and the fourth, ends of months, consent asked twice, and a second way."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from tests.analysis.indicators.apart import Apart, qualified
from tests.analysis.indicators.making import at
from tests.analysis.indicators.second_apart import Form
from tests.analysis.indicators.second_incidents import AREA, DANGERS, second_incidents
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk
from tests.practice.gender_based_violence import oracle

TODAY = "2027-05-20"
MARCH, APRIL = holding(date(2027, 3, 1), Span.MONTH), holding(date(2027, 4, 1), Span.MONTH)
QUARTER, YEAR = holding(date(2027, 3, 1), Span.QUARTER), holding(date(2027, 3, 1), Span.YEAR)
NAMES = ("incidents_recorded", "incidents_in_three_days", "safety_plans_made")
COUNTED = {"counting_agreed": "yes", "told_by": "self", "told_elsewhere": "no"}
CALM = dict.fromkeys(DANGERS, "no")


def incident(told: str, days: int | None, kind: str = "assault", **more: str) -> Form:
    """Return what is written down of an incident that was told so many days after it; None: nobody knows."""
    place = oracle.KINDS.index(kind)
    kinds = {f"kind_{name}": "no" for name in oracle.KINDS[:place]} | {f"kind_{kind}": "yes"}
    when = {"incident_date_known": "no", "elapsed_said": more.pop("said", "unknown")}
    if days is not None:
        when = {
            "incident_date": (date.fromisoformat(told) - timedelta(days=days)).isoformat(),
            "incident_date_known": "exact",
        }
    return {"report_date": told, **COUNTED, **kinds, **when, **more}


class Listening(Apart):
    """A hand that writes down incidents, needs and plans."""

    def told(self, case: UUID, form: Form) -> None:
        self.area_form(case, f"{AREA}/incident", form["report_date"], form, status="complete")

    def needs(self, case: UUID, day: str, **yes: str) -> None:
        self.area_form(case, f"{AREA}/needs", day, {"needs_date": day, **CALM, **yes})

    def plan(self, case: UUID, day: str, agreed: str = "yes") -> None:
        self.area_form(case, f"{AREA}/safety", day, {"safety_date": day, "safety_agreed": agreed}, status="complete")


@pytest.fixture
def made(cast: Cast) -> Listening:
    """Four survivors; one of them takes it back, and one never agreed to be counted."""
    qualified(cast, "gbv")
    hand = Listening(cast)
    one, two, gone = (hand.carrying(AREA, "2027-02-01") for _ in range(3))
    never = hand.carrying(AREA, "2027-02-02", agreed=False)
    hand.told(one, incident("2027-03-31", 3))
    hand.told(one, incident("2027-04-01", 4, "penetration"))
    hand.told(one, incident("2027-04-02", None))
    hand.told(two, incident("2027-03-01", 0, told_by="caregiver_present", told_elsewhere="not_counting"))
    hand.told(two, incident("2027-02-28", 15))
    hand.told(two, incident("2027-01-31", None, said="days_6_14"))
    for left_out in (
        {"counting_agreed": "no"}, {"counting_agreed": "unknown"}, {"told_by": "other"}, {"told_elsewhere": "counting"},
        {"told_elsewhere": "unknown"}, {"kind_assault": "no"},
    ):  # fmt: skip
        hand.told(two, {**incident("2027-03-15", 1), **left_out})
    hand.told(gone, incident("2027-03-15", 1))
    hand.told(never, incident("2027-03-15", 1))
    hand.needs(one, "2027-03-31", feared_at_home="yes")
    hand.plan(one, "2027-04-01", "later")
    hand.plan(one, "2027-04-30")
    hand.needs(two, "2027-03-01", danger_now="yes")
    hand.needs(gone, "2027-03-01", danger_now="yes")
    hand.plan(gone, "2027-03-01")
    with clock.fixed(at("2027-05-10")):
        hand.withdraw(gone)
    return hand


KNOWN = [
    ("incidents_recorded", MARCH, 2, None), ("incidents_recorded", APRIL, 2, None), ("incidents_recorded", QUARTER, 4, None),
    ("incidents_in_three_days", MARCH, 2, 2), ("incidents_in_three_days", APRIL, 0, 1), ("incidents_in_three_days", YEAR, 2, 5),
    ("safety_plans_made", MARCH, 0, 2), ("safety_plans_made", APRIL, 1, 2),
    ("incidents_in_three_days", YEAR.before(), 0, 0), ("safety_plans_made", YEAR.before(), 0, 0),
]  # fmt: skip


def whole(cast: Cast, name: str, period: Period, who: str = "bruno") -> Any:
    return queries.figure(cast.access(who), name, period).whole.now


@pytest.mark.usefixtures("made")
def test_the_known_answers_hold_and_a_second_way_says_the_same(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        told = [(name, str(period), whole(cast, name, period)) for name, period, _, _ in KNOWN]
        assert [(name, when, now.part, now.whole) for name, when, now in told] == [
            (name, str(period), part, of) for name, period, part, of in KNOWN
        ]
        assert whole(cast, "incidents_in_three_days", YEAR.before()).value is None  # no denominator is no nought
        for period in (MARCH, APRIL, QUARTER, YEAR, YEAR.before()):
            for name, part, of, value in second_incidents(cast.bruno, period, date.fromisoformat(TODAY)):
                now = whole(cast, name, period)
                assert (now.part, now.whole, now.value) == (part, of, pytest.approx(value)), (name, str(period))


@pytest.mark.usefixtures("made")
def test_the_fourth_day_is_not_the_third_and_each_kind_stands_apart(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        found = queries.figure(cast.bruno, "incidents_recorded", YEAR, ("elapsed_band",))
        assert {line.group: line.now.part for line in found.lines[1:]} == {
            ("days_0_3",): 2, ("days_4_5",): 1, ("days_6_14",): 1, ("weeks_2_month_1",): 1, ("",): 1,
        }  # fmt: skip
        kinds = queries.figure(cast.bruno, "incidents_recorded", YEAR, ("incident_type",))
        assert {line.group: line.now.part for line in kinds.lines[1:]} == {("physical_assault",): 5, ("rape",): 1}
        page = (
            at_desk("bruno")
            .get("/figures/incidents_recorded/?period=month-2027-04-01&by=elapsed_band")
            .content.decode()
        )
    assert "4 or 5 days" in page
    assert "never how often violence happens" in page


@pytest.mark.usefixtures("made")
def test_who_is_not_qualified_finds_no_such_figure_and_no_list_names_it(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        assert [whole(cast, "incidents_recorded", MARCH, who).part for who in ("alma", "bruno")] == [2, 2]
        assert set(NAMES).isdisjoint(one.id for one in queries.listed(cast.bruno))
        for who in ("amir", "selma", "samuel", "dina", "chidi", "farah", "petra", "gita", "irene", "eyob"):
            for name in NAMES:
                with pytest.raises(Refusal, match=r"record.not_there"):
                    queries.figure(cast.access(who), name, MARCH)
