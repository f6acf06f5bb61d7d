"""Surveys of reintegration: known answers, a second way, and exact numbers for who is qualified in the area alone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from amparo import practice
from amparo.analysis.indicators import queries
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.practice.numbers import scales
from amparo.practice.numbers.scales import Scale
from amparo.trust.projections import statistics
from tests.analysis.indicators.apart import Apart, qualified
from tests.analysis.indicators.making import at
from tests.analysis.indicators.second_apart import second_surveys
from tests.cast import Cast

TODAY, AREA = "2027-05-20", "return_reintegration"
FIRST, SECOND = holding(date(2027, 3, 31), Span.QUARTER), holding(date(2027, 4, 1), Span.QUARTER)
NAMES = ("reintegration_risen", "reintegration_above", "reintegration_change")


def said(which: Any, many: int = 99) -> dict[str, str]:
    """Return answers to the first so many questions that give the fewest points (min) or the most (max)."""
    scheme = scales.scale(practice.catalogue(), AREA, "survey", date(2027, 5, 1)).scheme
    found = {}
    for item in scheme.dimensions["composite"][:many]:
        points = {answer: value for answer, value in item.points.items() if value is not None}
        found[item.question] = which(points, key=lambda answer, known=points: known[answer])
    return found


class Surveying(Apart):
    """A hand that makes cases of reintegration."""

    def survey(self, case: UUID, day: str, turn: str, answers: dict[str, str], status: str = "complete") -> None:
        """Write down a survey of a round."""
        told = {"survey_date": day, "survey_round": turn, **answers}
        self.area_form(case, f"{AREA}/survey", day, told, status=status)


@pytest.fixture
def made(cast: Cast) -> Surveying:
    """Somebody who rose, one who fell, one with the last survey alone, one with the first alone, and one who said too little."""
    qualified(cast, "rr")
    hand = Surveying(cast)
    rose, fell, last, first, little, gone = (hand.carrying(AREA, "2027-01-15") for _ in range(6))
    hand.survey(rose, "2027-01-31", "baseline", said(min))
    hand.survey(rose, "2027-03-01", "midline", said(min))
    hand.survey(rose, "2027-03-31", "endline", said(max))
    hand.survey(fell, "2027-01-31", "baseline", said(max))
    hand.survey(fell, "2027-04-01", "endline", said(min))
    hand.survey(last, "2027-04-30", "endline", said(max))
    hand.survey(last, "2027-05-01", "endline", said(min), status="draft")
    hand.survey(first, "2027-04-30", "baseline", said(max))
    hand.survey(little, "2027-01-31", "baseline", said(max))
    hand.survey(little, "2027-04-30", "endline", said(max, 3))
    hand.survey(gone, "2027-04-30", "endline", said(max))
    with clock.fixed(at("2027-05-10")):
        hand.withdraw(gone)
    return hand


def whole(cast: Cast, name: str, period: Period, who: str = "bruno") -> Any:
    return queries.figure(cast.access(who), name, period).whole.now


@pytest.mark.usefixtures("made")
def test_the_known_answers_hold_and_a_second_way_says_the_same(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        known = [whole(cast, name, period) for name in NAMES[:2] for period in (FIRST, SECOND)]
        assert [(one.part, one.whole) for one in known] == [(1, 1), (0, 1), (1, 1), (1, 2)]
        assert [whole(cast, NAMES[2], period).value for period in (FIRST, SECOND)] == [100, -100]
        for period in (FIRST, SECOND, holding(date(2027, 4, 1), Span.MONTH), FIRST.before()):
            for name, (part, of, value) in second_surveys(cast.bruno, period, date.fromisoformat(TODAY)):
                now = whole(cast, name, period)
                assert (now.part, now.whole, now.value) == (part, of, pytest.approx(value)), (name, str(period))


@pytest.mark.usefixtures("made")
def test_exact_numbers_are_for_who_is_qualified_and_others_are_told_protected_ones_or_nothing(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        assert set(NAMES).isdisjoint(one.id for one in queries.listed(cast.bruno)), "dashboards are printed"
        assert set(NAMES) <= {one.id for one in queries.apart(cast.bruno)}
        assert whole(cast, NAMES[0], FIRST, "alma").part == 1
        for who in ("amir", "samuel", "chidi", "gita"):
            with pytest.raises(Refusal, match=r"record.not_there"):
                whole(cast, NAMES[0], FIRST, who)
        assert whole(cast, NAMES[0], FIRST, "dina").hidden
        with pytest.raises(Refusal):
            whole(cast, NAMES[2], FIRST, "dina")  # one person moves a mean far
        assert len(queries.counted_cases(cast.bruno, NAMES[0], FIRST, {})) == 1


@pytest.mark.usefixtures("made")
def test_a_restricted_case_with_surveys_is_in_no_figure_of_the_servers(cast: Cast) -> None:
    from amparo.casework.cases import actions as cases

    with clock.fixed(at(TODAY)):
        table = statistics.current()
        before = len(table.arrays["survey"])
        assert before == 5
        cases.restrict(by=cast.alma, case=table.id_at(int(table.arrays["case"]["many_survey"].argmax())))
        assert len(statistics.current().arrays["survey"]) == before - 1


@pytest.mark.usefixtures("made")
def test_another_scheme_of_scores_makes_every_score_another_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from amparo.casework.cases.counted import surveyed

    with clock.fixed(at(TODAY)):
        assert whole(cast, "reintegration_above", FIRST).part == 1
        own: Scale = surveyed.own_scale(date.fromisoformat(TODAY))
        half = {
            name: tuple(
                replace(item, points={a: p if p is None else p / 2 for a, p in item.points.items()}) for item in items
            )
            for name, items in own.scheme.dimensions.items()
        }
        other = replace(own, scheme=replace(own.scheme, version="other", dimensions=half))
        monkeypatch.setattr(surveyed, "_scale", lambda _catalogue, _day: other)
        assert whole(cast, "reintegration_above", FIRST).part == 0


def test_every_indicator_of_reintegration_says_that_the_score_is_our_own_and_not_verified(cast: Cast) -> None:
    qualified(cast, "rr")
    for name in NAMES:
        one = queries.indicator(cast.bruno, name)
        assert not one.verified
        assert "not IOM's" in one.title
        assert "not IOM's" in one.limits
