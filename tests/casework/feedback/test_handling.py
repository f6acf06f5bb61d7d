"""From receiving to closing: clocks as they are promised, notices without a word, nothing deleted, nothing rare counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.feedback import (
    actions,
    admission,
    clocks,
    intake,
    public,
    queries,
    returning,
    rules,
    telling,
)
from amparo.casework.feedback.kinds import EntryKind, State
from amparo.casework.feedback.letterboxes import building
from amparo.casework.feedback.models import Entry, Published, Report
from amparo.casework.notices.models import Notice
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.audit.models import Leaf
from amparo.trust.projections import statistics
from tests.casework.feedback.telling import WORDS, told
from tests.casework.feedback.telling import telling as said
from tests.cast import NOW, Cast

FRIDAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DONE = "We changed it."


def test_the_promise_is_two_and_fifteen_working_days_and_a_day_for_what_is_sensitive(cast: Cast) -> None:
    assert NOW == FRIDAY
    _, report = told(cast)
    assert report.acknowledge_by == FRIDAY + timedelta(days=4), "Saturday and Sunday do not count"
    assert report.answer_by == FRIDAY + timedelta(days=21)
    _, sensitive = told(cast, "fraud")
    assert sensitive.acknowledge_by == FRIDAY + timedelta(hours=24)


moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
resting = st.sets(st.integers(1, 7), max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moments, st.integers(0, 60), resting)
def test_so_many_working_days_lie_between(begun: datetime, days: int, rest: set[int]) -> None:
    ends = clocks.after_working_days(begun, days, rest)
    between = [begun + timedelta(days=each) for each in range(1, (ends - begun).days + 1)]
    assert sum(day.isoweekday() not in rest for day in between) == days
    assert not days or ends.isoweekday() not in rest


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="somebody has to work"):
        clocks.after_working_days(NOW, 1, set(range(1, 8)))


def test_sending_twice_keeps_one_report_and_shows_no_second_receipt(cast: Cast) -> None:
    building.build()
    sent = said(cast)
    assert intake.receive(sent)
    assert intake.receive(sent) is None
    assert Report.rows.count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": " "}, "words_missing"),
        ({"words": "x" * 5_001}, "too_long"),
        ({"category": "gossip"}, "category_unknown"),
    ],
)
def test_what_cannot_be_kept_is_told_gently(cast: Cast, change: dict[str, str], code: str) -> None:
    building.build()
    with pytest.raises(Refusal, match=code):
        intake.receive(said(cast, **change))  # type: ignore[arg-type]
    assert not Report.rows.exists()


def test_readers_are_told_that_it_came_and_nothing_of_it(cast: Cast) -> None:
    _, report = told(cast, "sexual_exploitation")
    rows = Notice.objects.filter(record=report.pk)
    assert {(row.user_id, row.kind) for row in rows} == {
        (user, "feedback_sensitive") for user in (cast.gita.id, cast.galo.id)
    }
    assert queries.told(cast.gita, [report.pk])
    assert queries.told(cast.bruno, [report.pk]) == {}


def test_what_came_through_the_door_is_admitted_once_by_the_clock_or_by_a_reader_who_looks(cast: Cast) -> None:
    building.build()
    intake.receive(said(cast, "fraud"))
    report = Report.rows.get()
    assert not Notice.objects.filter(record=report.pk).exists()
    assert [admission.look(cast.bruno), admission.look(cast.gita), admission.look(cast.galo)] == [0, 1, 0]
    assert admission.take_in() == []
    assert Leaf.objects.filter(holder=report.pk, act="feedback.received").count() == 1
    assert Notice.objects.filter(record=report.pk).count() == 2


def test_every_act_and_every_opening_is_a_leaf_without_a_word(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    queries.report(cast.gita, report.pk)
    actions.answer(by=cast.gita, report=report.pk, done=DONE)
    leaves = list(Leaf.objects.filter(holder=report.pk).order_by("index"))
    assert [leaf.act for leaf in leaves] == ["feedback.received", "feedback.opened", "feedback.answered"]
    assert leaves[0].actor is None
    assert all(leaf.detail in ("", "{}") for leaf in leaves)


def test_lists_open_nothing(cast: Cast) -> None:
    told(cast, "fraud")
    before = Leaf.objects.count()
    assert len(queries.inbox(cast.gita, "open")[0]) == 1
    assert len(queries.waiting(cast.gita)) == 1
    assert Leaf.objects.count() == before


def test_taking_it_acknowledges_and_answering_closes_the_loop(cast: Cast) -> None:
    _, report = told(cast)
    actions.take(by=cast.bruno, report=report.pk)
    report.refresh_from_db()
    assert (report.state, report.handler, report.acknowledged_at) == (State.ACKNOWLEDGED, cast.bruno.id, NOW)
    actions.answer(by=cast.bruno, report=report.pk, done=DONE)
    actions.close(by=cast.bruno, report=report.pk)
    report.refresh_from_db()
    assert (report.state, report.answered_at, report.closed_at) == (State.CLOSED, NOW, NOW)
    with pytest.raises(Refusal, match="step_not_open"):
        actions.take(by=cast.bruno, report=report.pk)


def test_a_word_on_the_way_reaches_the_person_and_the_clock_runs_on(cast: Cast) -> None:
    receipt, report = told(cast)
    actions.answer(by=cast.bruno, report=report.pk, done="We are asking.", final=False)
    report.refresh_from_db()
    assert report.state == State.RECEIVED
    reporter = returning.enter(number=receipt.number, pin=receipt.pin)
    assert [message.said["final"] for message in returning.messages(reporter)] == [False]


def test_what_was_not_possible_needs_its_reason(cast: Cast) -> None:
    _, report = told(cast)
    with pytest.raises(Refusal, match="why_missing"):
        actions.answer(by=cast.bruno, report=report.pk, done=DONE, not_possible="More tents")


def test_only_readers_are_given_a_report(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    with pytest.raises(Refusal, match="no_reader"):
        actions.assign(by=cast.gita, report=report.pk, to=cast.bruno.id)
    actions.assign(by=cast.gita, report=report.pk, to=cast.galo.id)
    report.refresh_from_db()
    assert report.handler == cast.galo.id


@pytest.mark.parametrize("who", ["alma", "bruno", "farah", "petra", "hana"])
def test_who_may_not_read_it_can_do_nothing_to_it(cast: Cast, who: str) -> None:
    _, report = told(cast, "fraud")
    by, key = cast.access(who), report.pk
    for act in (
        lambda: actions.take(by=by, report=key),
        lambda: actions.note(by=by, report=key, text="x"),
        lambda: actions.answer(by=by, report=key, done="x"),
        lambda: actions.close(by=by, report=key),
        lambda: actions.sort(by=by, report=key, kind="complaint", category="fraud"),
        lambda: actions.set_aside(by=by, report=key, reason="x"),
        lambda: actions.bring_back(by=by, report=key),
        lambda: actions.mark_double(by=by, report=key, code="0000-0000"),
        lambda: actions.name_complained(by=by, report=key, users=[]),
        lambda: actions.pass_on(by=by, report=key, agency=cast.horizon.pk),
        lambda: actions.unlock(by=by, report=key),
        lambda: actions.assign(by=by, report=key, to=cast.gita.id),
    ):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            act()
    row = Report.rows.get()
    assert (row.state, row.agency_id, Entry.rows.count()) == (State.RECEIVED, cast.puente.pk, 1)


def test_abuse_is_set_aside_with_a_reason_and_comes_back_whole(cast: Cast) -> None:
    _, report = told(cast)
    with pytest.raises(Refusal, match="reason_missing"):
        actions.set_aside(by=cast.bruno, report=report.pk, reason=" ")
    actions.set_aside(by=cast.bruno, report=report.pk, reason="Insults alone.")
    assert queries.inbox(cast.bruno, "open")[0] == []
    assert [line.row.pk for line in queries.inbox(cast.bruno, "set_aside")[0]] == [report.pk]
    actions.bring_back(by=cast.galo, report=report.pk)
    assert queries.report(cast.galo, report.pk).told["words"] == WORDS


def test_doubles_are_linked_one_step_deep_and_never_across_the_closed_way(cast: Cast) -> None:
    codes = {}
    for name, category in (("one", "quality"), ("two", "quality"), ("three", "quality"), ("shut", "fraud")):
        _, codes[name] = told(cast, category)
    link = lambda report, other: actions.mark_double(  # noqa: E731
        by=cast.gita, report=codes[report].pk, code=queries.report(cast.gita, codes[other].pk).line.code
    )
    link("two", "one")
    for report, other in (("one", "one"), ("three", "two"), ("three", "shut")):
        with pytest.raises(Refusal, match="no_double"):
            link(report, other)
    with pytest.raises(Refusal, match="no_double"):
        actions.mark_double(by=cast.bruno, report=codes["one"].pk, code="nonsense")


def test_sorting_what_is_not_sensitive_stands_in_the_clear_to_be_counted(cast: Cast) -> None:
    _, report = told(cast)
    actions.sort(by=cast.bruno, report=report.pk, kind="complaint", category="targeting")
    report.refresh_from_db()
    assert (report.kind, report.category) == ("complaint", "targeting")
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.rows.filter(pk=report.pk).update(sensitive=True)


def test_overdue_reports_are_told_once_a_day_and_come_first(cast: Cast) -> None:
    _, report = told(cast)
    told(cast)
    with clock.fixed(report.acknowledge_by + timedelta(hours=1)):
        for _ in range(3):
            telling.remind()
        assert Notice.objects.filter(kind=telling.OVERDUE, record=report.pk).count() == 4, "one for each reader"
        actions.take(by=cast.bruno, report=report.pk)
        assert report.pk in {line.row.pk for line in queries.waiting(cast.bruno)}
        assert report.pk not in {line.row.pk for line in queries.waiting(cast.gita)}
    with clock.fixed(report.answer_by + timedelta(hours=1)):
        telling.remind()
        assert Notice.objects.filter(kind=telling.OVERDUE, record=report.pk).count() == 8


def test_totals_say_nothing_rare_nothing_sensitive_and_nothing_new_between_two_days(cast: Cast) -> None:
    for _ in range(rules.SMALLEST):
        told(cast, "quality")
        told(cast, "fraud")
    for _ in range(rules.SMALLEST - 1):
        told(cast, "rumour")
    public.count(statistics.draw)
    assert public.totals() == {"quality": 5}
    told(cast, "rumour")
    assert public.totals() == {"quality": 5}
    public.count(statistics.draw)
    assert public.totals() == {"quality": 5, "rumour": 5}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from("abc"), max_size=60), st.floats(0, 1, exclude_max=True))
def test_no_small_count_and_no_exact_one_is_told(codes: list[str], at: float) -> None:
    for code, number in rules.counted(codes, lambda _: at).items():
        assert codes.count(code) >= rules.SMALLEST <= number
        assert number % rules.SMALLEST == 0
        assert abs(number - codes.count(code)) < rules.SMALLEST


def test_what_was_published_is_everybodys_until_it_is_taken_back(cast: Cast) -> None:
    key = actions.publish(by=cast.gita, language="es", said="The queue is long.", done="There is a second desk.")
    assert [each.agency for each in public.published("en")] == ["Puente Amparo"]
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.withdraw(by=cast.hana, published=key)
    for who in ("alma", "dina", "farah"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            actions.publish(by=cast.access(who), language="en", said="x", done="y")
    actions.withdraw(by=cast.bruno, published=key)
    assert public.published("en") == []
    assert Published.objects.count() == 1


def test_a_session_without_its_key_is_told_so_and_opens_nothing(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    shut = replace(cast.gita, keys=None)
    assert queries.in_reach(shut, Action.READ).exists()
    with pytest.raises(Refusal, match=r"record\.sealed"):
        queries.report(shut, report.pk)
    with pytest.raises(Refusal, match=r"record\.sealed"):
        actions.name_complained(by=shut, report=report.pk, users=[cast.galo.id])
    assert Entry.rows.filter(kind=EntryKind.COMPLAINED_OF).count() == 0
