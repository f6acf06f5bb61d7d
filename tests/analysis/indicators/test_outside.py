"""What is about no case, hand-made with known answers at the edges: last days, ends before their time, nobody, midnight."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import exactly
from amparo.analysis.indicators.outside import Outside
from amparo.analysis.indicators.periods import Span, days, holding
from amparo.casework.feedback.models import Report
from amparo.casework.partnership import actions as partnership
from amparo.casework.people.models import Person
from amparo.casework.referrals.models import Rating
from amparo.casework.rights.models import Request
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.practice.indicators import indicators
from tests.analysis.indicators.making import at
from tests.analysis.indicators.second_outside import second_outside
from tests.casework.partnership import records
from tests.cast import Cast, register_sara

TODAY = "2028-03-15"
FEBRUARY, QUARTER, YEAR = (holding(date(2028, 2, 29), span) for span in (Span.MONTH, Span.QUARTER, Span.YEAR))
KNOWN = [
    ("reports_received", FEBRUARY, 2, None), ("reports_answered_in_time", FEBRUARY, 1, 2),
    ("reports_received", QUARTER, 4, None), ("reports_answered_in_time", QUARTER, 1, 3),
    ("data_requests_in_time", FEBRUARY, 1, 1), ("data_requests_in_time", YEAR, 1, 2),
    ("services_rated_well", FEBRUARY, 1, 2), ("services_rated_well", YEAR.before(), 0, 0),
    ("people_trained", FEBRUARY, 30, None), ("training_change", FEBRUARY, 1, None),
    ("capacity_better", QUARTER, 1, 2), ("agreements_in_force", FEBRUARY, 2, None), ("agreements_in_force", QUARTER, 1, None),
    ("advocacy_begun", FEBRUARY, 1, None), ("advocacy_with_change", FEBRUARY, 1, 2),
    ("advocacy_with_change", holding(date(2027, 12, 31), Span.MONTH), 0, 1), ("measures_closed_in_time", FEBRUARY, 0, 0),
]  # fmt: skip


def moment(day: str, **more: int) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(**more)


@pytest.fixture
def kept(cast: Cast) -> Cast:
    """Reports, requests, ratings and registers around the end of a February with a leap day."""
    report(
        cast, moment("2028-02-01"), due=moment("2028-02-08"), answered=moment("2028-02-08")
    )  # to the second: in time
    report(
        cast,
        moment("2028-02-29", hours=24, seconds=-1),
        due=moment("2028-03-07"),
        answered=moment("2028-03-07", seconds=1),
    )
    report(cast, moment("2028-03-01"), due=moment("2028-03-08"))  # a second later, another month; never answered
    report(cast, moment("2028-03-14"), due=moment("2028-03-21"))  # not due yet
    report(cast, moment("2028-02-02"), due=moment("2028-02-09"), sensitive=True, kind="")
    report(cast, moment("2028-02-02"), due=moment("2028-02-09"), state="set_aside")
    person = Person.rows.get(pk=register_sara(cast))
    for asked, told, step in (
        ("2028-02-29", "2028-03-14", "told"),
        ("2028-01-01", None, "received"),
        ("2028-02-01", None, "withdrawn"),
    ):
        Request.rows.create(
            id=ids.new(), person=person, kind="access", step=step, asked_at=moment(asked), due_at=moment(asked, days=14),
            told_at=moment(told) if told else None, parameter="rights_access", recorded_by=cast.alma.id,
        )  # fmt: skip
    for rating in ("good", "bad", "not_said"):
        Rating.rows.create(id=ids.new(), service=ids.new(), rating=rating, month=date(2028, 2, 1))
    training(cast, "2028-02-29", women=12, men=8, others=0, tested=20, before=40.5, after=62)
    training(cast, "2028-02-01", women=6, others=4)
    training(cast, "2028-03-01", men=50)
    clinic, shelter = records.organization(cast), records.organization(cast, "Shelter")
    for to, day, levels in (
        (clinic, "2027-12-01", "12"),
        (clinic, "2028-01-31", "23"),
        (shelter, "2028-01-01", "33"),
        (shelter, "2028-02-29", "42"),
    ):
        capacity(cast, to, day, levels)
    until = {"agreement_time/agreement_from": "2026-01-01", "agreement_time/agreement_review_on": "2027-01-01"}
    partnership.begin(by=cast.bruno, code="agreement", organization=clinic, answers={
        **records.AGREEMENT, **until, "agreement_time/agreement_until": "2028-02-29",
    })  # fmt: skip
    records.agreement(cast, shelter)
    advocacy(cast, "2027-12-31", "promised")
    advocacy(cast, "2028-02-29", "practice")
    return cast


def report(cast: Cast, came: datetime, *, due: datetime, answered: datetime | None = None, **more: Any) -> None:
    said = {"sensitive": False, "kind": "complaint", "state": "received", **more}
    Report.rows.create(
        id=ids.new(), agency=cast.puente, channel="web", route="own", language="en", received_at=came, acknowledge_by=due,
        answer_by=due, answered_at=answered, parameters="x", sending=ids.new(), finder=str(ids.new()), salt="", verifier="",
        shut=b"", public=b"", **said,
    )  # fmt: skip


def training(cast: Cast, day: str, **said: Any) -> None:
    answers = {"training/training_title": "Signs", "training/training_topics": topic(), "training/training_on": day}
    answers |= {"training/training_days": "1", "training/training_for": "government"}
    groups = {"women": "people", "men": "people", "others": "people"}
    answers |= {f"training_{groups.get(name, 'learning')}/training_{name}": str(value) for name, value in said.items()}
    with clock.fixed(at(TODAY)):
        partnership.begin(by=cast.bruno, code="training", answers=answers)


def topic() -> str:
    return next(iter(queries.practice.catalogue().lists["training_topic"])).code


def capacity(cast: Cast, to: Any, day: str, levels: str) -> None:
    form = queries.practice.catalogue().form("partnership/capacity")
    paths = [path for path in form.questions if path.startswith("capacity_levels/")]
    said = dict.fromkeys(paths, "not_known") | dict(zip(paths, levels, strict=False))
    said |= {
        "capacity/capacity_title": "Yearly",
        "capacity/capacity_on": day,
        "capacity/capacity_by": "A team from outside",
    }
    said |= {"capacity_next/capacity_plan": "More", "capacity_next/capacity_again_on": "2029-01-01"}
    with clock.fixed(at(TODAY)):
        partnership.begin(by=cast.bruno, code="capacity", organization=to, answers=said)


def advocacy(cast: Cast, begun: str, outcome: str) -> None:
    said = {"advocacy/advocacy_begun_on": begun, "advocacy_result/advocacy_outcome": outcome}
    with clock.fixed(at(TODAY)):
        partnership.begin(by=cast.bruno, code="advocacy", answers={**records.ADVOCACY, **said})


def test_the_known_answers_hold_at_the_edges_and_a_second_way_says_the_same(kept: Cast) -> None:
    with clock.fixed(at(TODAY)):
        outside, known = Outside(kept.puente.pk), {one.id: one for one in indicators(queries.practice.catalogue())}
        wrong = []
        for name, period, part, of in KNOWN:
            now = exactly(outside.reckoning(known[name]).numbers(period)[()], known[name].measure)
            wrong += [(name, str(period), now)] if (now.part, now.whole) != (part, of) else []
        assert wrong == []
        assert queries.figure(kept.dina, "training_change", FEBRUARY).whole.now.value == 62 - 41  # 40.5 is 41
        for period in (FEBRUARY, QUARTER, YEAR, YEAR.before()):
            for name, part, of, value in second_outside(kept.puente, period, date.fromisoformat(TODAY)):
                now = exactly(outside.reckoning(known[name]).numbers(period)[()], known[name].measure)
                assert (now.part, now.whole, now.value) == (part, of, pytest.approx(value)), (name, str(period))


def test_reports_are_told_rounded_to_everybody_alike_and_registers_exactly(kept: Cast) -> None:
    with clock.fixed(at(TODAY)):
        for number in range(16):  # with the four before them two batches of ten
            report(kept, moment("2028-02-10", hours=number), due=moment("2028-02-17"))
        told = {
            who: queries.figure(kept.access(who), "reports_received", FEBRUARY) for who in ("alma", "bruno", "dina")
        }
        assert {figure.whole.now.part for figure in told.values()} <= {15, 20}
        assert len({figure.whole.now.part for figure in told.values()}) == 1
        assert {figure.off for figure in told.values()} == {4}
        assert queries.figure(kept.alma, "reports_received", QUARTER.before()).whole.now.hidden  # nobody is hidden, too
        some = days(date(2028, 2, 1), date(2028, 2, 20))
        assert queries.figure(kept.bruno, "reports_received", some).whole.now.hidden
        assert [
            queries.figure(kept.access(who), "people_trained", FEBRUARY, ("sex",)).whole.now.part
            for who in ("alma", "dina")
        ] == [30, 30]
        march = queries.figure(kept.dina, "people_trained", holding(date(2028, 3, 1), Span.MONTH), ("sex",))
        assert [line.now.part for line in march.lines if line.group == ("unknown",)] == [
            0
        ]  # nobody in March, some before
        training(kept, "2028-04-02", men=50)
        april = queries.figure(kept.dina, "people_trained", holding(date(2028, 5, 1), Span.MONTH), ("sex",))
        assert [line.group for line in april.lines] == [(), ("male",)]  # of women and others nobody wrote a number
        assert queries.figure(kept.carla, "people_trained", FEBRUARY).whole.now.part == 0  # of another agency
        with pytest.raises(Refusal):
            queries.counted_cases(kept.bruno, "people_trained", FEBRUARY, {})
        with pytest.raises(Refusal):
            queries.figure(kept.farah, "people_trained", FEBRUARY)
