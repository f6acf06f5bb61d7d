"""Every indicator on hand-made cases: the known answer, and a second way of reckoning that shares nothing with the first.

The second way goes through the database row by row with the words of the definitions in plain Python: no facets, no
conditions, no arrays.
"""

from datetime import date
from statistics import median
from typing import Any

import pytest

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import exactly
from amparo.analysis.indicators.outside import Outside
from amparo.analysis.indicators.periods import Period, Span, days, holding
from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.foundation import clock
from tests.analysis.indicators.making import Making, at
from tests.analysis.indicators.second_outside import second_outside
from tests.analysis.indicators.second_way import agreed, second_way
from tests.cast import Cast

TODAY, GOAL = "2027-05-20", "outcomes/goal_review[{}]/review_satisfied"
FIRST, SECOND = holding(date(2027, 3, 31), Span.QUARTER), holding(date(2027, 4, 1), Span.QUARTER)
APRIL, MAY = (holding(date(2027, month, 1), Span.MONTH) for month in (4, 5))


@pytest.fixture
def made(cast: Cast) -> Making:
    """A caseload with every edge: the last day of a month, day 3 and 4, no goals, a reopening, who does not agree any more."""
    hand = Making(cast)
    one = hand.case("2027-01-31", nationalities=["SDN"], population_groups=["refugee"])
    hand.meet(one, "first_action", 1.0)  # 24 hours to the second: in time
    hand.meet(one, "assessment", 3.0)
    hand.plan(one, "2027-02-05", "yes")
    hand.close(one, "2027-03-31", outcomes=("met", "met"))
    hand.reopen(one, "2027-04-01")
    two = hand.case("2027-02-01", sex="male", birth_date="2009-02-02", wg_seeing="a_lot")  # 17 on that day
    hand.meet(two, "first_action", 1.0 + 1 / 86_400)  # a second late
    hand.meet(two, "assessment", 4.0)
    hand.plan(two, "2027-02-28", "partly")
    hand.close(two, "2027-04-30", reason="lost_contact", outcomes=("met", "not_met"))
    three = hand.case("2027-03-31", sex="another")
    hand.refer(three, "2027-03-31", "urgent", received="2027-04-01", accepted="2027-04-03", completed="2027-04-20")
    hand.refer(three, "2027-04-06", received="2027-04-06", declined="2027-04-10")
    hand.refer(
        three,
        "2027-04-06",
        received="2027-04-07",
        accepted="2027-04-08",
        partly="2027-04-19",
        feedback_received="2027-04-20",
    )
    hand.close(three, "2027-05-01", reason="person_request")
    hand.take_back(hand.agree(one, "2027-01-31"), "2027-04-30")
    hand.agree(two, "2027-03-31", "family_tracing", until=date(2027, 4, 30))
    four = hand.case("2027-04-30", by="amir")
    hand.refer(four, "2027-05-06")
    reached = {"contact/contact_result": "reached"}
    hand.talk(three, "review", "2027-04-30", {GOAL.format(1): "satisfied", GOAL.format(2): "satisfied"})
    hand.talk(three, "review", "2027-05-01", {GOAL.format(1): "not_asked"})
    hand.talk(
        three, "follow_up", "2027-04-30", {**reached, "services/treated_well": "no", "services/felt_safe": "unknown"}
    )
    hand.talk(three, "follow_up", "2027-04-02", {"contact/contact_result": "not_reached"})
    hand.talk(two, "follow_up", "2027-04-30", {**reached, "services/treated_well": "yes", "services/felt_safe": "yes"})
    hand.talk(two, "follow_up", "2027-04-29", {**reached, "services/felt_informed": "no"})
    hand.talk(two, "follow_up", "2027-05-01", {**reached, "services/felt_informed": "yes"})
    hand.case("2027-04-10", agreed=False)
    gone = hand.case("2027-04-11")
    hand.withdraw(gone)
    hand.case("2027-04-12", until=date(2027, 5, 19))  # was over yesterday
    hand.case("2027-04-13", until=date(2027, 5, 20))  # holds until today
    hand.case("2027-04-14", by="selma")  # of another team
    return hand


def whole(cast: Cast, name: str, period: Period, who: str = "bruno") -> Any:
    """Return the number of all together that somebody is told."""
    return queries.figure(cast.access(who), name, period).whole.now


KNOWN = [
    ("cases_new", FIRST, 3, None), ("cases_new", SECOND, 2, None), ("cases_new", APRIL, 2, None),
    ("cases_active", FIRST, 2, None), ("cases_active", APRIL, 4, None), ("cases_active", SECOND, 3, None),
    ("cases_closed", FIRST, 1, None), ("cases_closed", SECOND, 2, None),
    ("cases_reopened", FIRST, 0, None), ("cases_reopened", SECOND, 1, None),
    ("first_response_in_time", FIRST, 1, 2), ("first_response_in_time", SECOND, 0, 2),
    ("assessment_in_time", FIRST, 1, 2), ("plan_in_time", FIRST, 0, 0),
    ("plans_agreed", FIRST, 1, 2), ("goals_all_met", FIRST, 1, 1), ("goals_all_met", SECOND, 0, 1),
    ("closed_goals_met", SECOND, 0, 2), ("people_assisted", SECOND, 1, None), ("people_assisted", FIRST, 0, None),
    ("referrals_sent", FIRST, 1, None), ("referrals_sent", SECOND, 3, None),
    ("referrals_completed", FIRST, 1, 1), ("referrals_completed", SECOND, 1, 2),
    ("referrals_accepted", SECOND, 2, 3), ("referrals_with_consent", SECOND, 3, 3),
    ("goals_met", FIRST, 2, 2), ("goals_met", SECOND, 1, 2),
    ("satisfied_at_review", APRIL, 1, 1), ("satisfied_at_review", SECOND, 1, 1), ("satisfied_at_review", FIRST, 0, 0),
    ("asked_at_review", SECOND, 1, 2), ("treated_with_respect", APRIL, 1, 2), ("felt_safe_at_services", APRIL, 1, 1),
    ("felt_informed_at_services", APRIL, 0, 1), ("felt_informed_at_services", MAY, 1, 1), ("caseload_bands", APRIL, 2, None),
    ("referral_feedback_in_time", SECOND, 1, 2), ("referral_feedback_in_time", FIRST, 0, 1),
    ("consents_withdrawn", FIRST, 0, None), ("consents_withdrawn", SECOND, 1, None), ("consents_withdrawn", APRIL, 1, None),
    ("consents_withdrawn", MAY, 0, None),
]  # fmt: skip


@pytest.mark.usefixtures("made")
def test_every_indicator_gives_the_known_answers_at_the_edges(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        told = [(name, period, whole(cast, name, period)) for name, period, _, _ in KNOWN]
        wrong = [
            (name, str(period), now.part, now.whole)
            for (name, period, now), (_, _, part, of) in zip(told, KNOWN, strict=True)
            if (now.part, now.whole) != (part, of)
        ]
        assert wrong == []
        assert whole(cast, "days_open", SECOND).value == median([88, 31])
        assert whole(cast, "days_open", days(date(2027, 1, 1), date(2027, 2, 1))).value is None
        assert whole(cast, "referral_answer_days", SECOND).value == median([3, 4, 2])
        assert whole(cast, "caseload", APRIL).value == 2.0  # four cases of Alma and Amir
        assert whole(cast, "follow_ups_per_case", SECOND).value == 1.5  # the try that reached nobody is none
        assert whole(cast, "referrals_per_case", SECOND).value == 1.5  # three of the third, none of the second
        assert whole(cast, "workers_per_supervisor", SECOND).value == 1.5  # Alma, Amir, Selma; Bruno and Samuel
        assert whole(cast, "plan_in_time", FIRST).value is None  # no denominator is no nought


@pytest.mark.usefixtures("made")
def test_groups_add_up_and_each_case_is_in_the_group_that_was_true_when_it_was_opened(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        figure = queries.figure(cast.bruno, "cases_new", FIRST, ("age_band", "sex"))
    groups = {line.group: line.now.part for line in figure.lines}
    assert groups == {
        (): 3, ("unhcr_12_17", "male"): 1, ("unhcr_18_59", "female"): 1, ("unhcr_18_59", "another"): 1,
    }  # fmt: skip
    assert (figure.counted, figure.uncounted) == (5, 3)


@pytest.mark.usefixtures("made")
def test_a_case_worker_reads_own_cases_a_supervisor_those_of_the_team_and_both_may_look_at_them(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        assert [whole(cast, "cases_new", SECOND, who).part for who in ("alma", "amir", "bruno", "selma", "carla")] == [
            1,
            1,
            2,
            1,
            0,
        ]
        seen = queries.counted_cases(cast.alma, "cases_new", FIRST, {"sex": "male"})
        assert len(seen) == 1
        assert queries.counted_cases(cast.selma, "cases_new", FIRST, {}) == []


@pytest.mark.usefixtures("made")
def test_a_second_way_of_reckoning_says_the_same_in_every_month_quarter_and_year(cast: Cast) -> None:
    today, compared = date.fromisoformat(TODAY), set[str]()
    counted = [case for case in Case.rows.filter(team=cast.north) if agreed(case, today)]
    months = [holding(date(2027, month, 1), Span.MONTH) for month in range(1, 6)]
    known = {one.id: one for one in queries.listed(cast.bruno)}
    with clock.fixed(at(TODAY)):
        outside = Outside(cast.puente.pk)
        for period in [*months, FIRST, SECOND, holding(today, Span.YEAR)]:
            figures = queries.figures(cast.bruno, [one for one in known.values() if one.of_cases], period)
            told = {figure.indicator.id: figure.whole.now for figure in figures}
            for name, one in known.items():
                if not one.of_cases:
                    told[name] = exactly(outside.reckoning(one).numbers(period)[()], one.measure)
            for name, part, of, value in (
                *second_way(counted, period, today),
                *second_outside(cast.puente, period, today),
            ):
                now = told[name]
                assert (now.part, now.whole, now.value) == (part, of, pytest.approx(value)), (name, str(period))
                compared.add(name)
    assert compared == set(known)  # an indicator without a second way fails here


def test_a_consent_of_somebody_with_two_cases_counts_once_and_the_one_to_be_counted_never(cast: Cast) -> None:
    hand = Making(cast)
    one = hand.case("2027-02-01")
    hand.close(one, "2027-02-20")
    with clock.fixed(at("2027-03-01")):
        cases.open_case(by=cast.alma, person=hand.person(one))
    hand.take_back(hand.agree(one, "2027-03-02"), "2027-04-02")
    with clock.fixed(at(TODAY)):
        assert whole(cast, "cases_new", FIRST).part == 2
        found = queries.figure(cast.bruno, "consents_withdrawn", APRIL, ("consent_purpose",))
        assert {line.group: line.now.part for line in found.lines} == {(): 1, ("referral",): 1}
        hand.withdraw(one)  # the one to be counted
        assert whole(cast, "consents_withdrawn", APRIL).part == 0


def test_who_takes_the_consent_back_is_in_no_figure_from_then_on(cast: Cast, made: Making) -> None:
    with clock.fixed(at(TODAY)):
        before = whole(cast, "cases_new", FIRST).part
        made.withdraw(next(case for case in Case.rows.filter(opened_at__month=1).values_list("pk", flat=True)))
        assert whole(cast, "cases_new", FIRST).part == before - 1


@pytest.mark.usefixtures("made")
def test_one_day_later_an_open_clock_is_missed_and_a_consent_is_over(cast: Cast) -> None:
    with clock.fixed(at("2027-05-21")):
        assert whole(cast, "cases_new", SECOND).part == 1
