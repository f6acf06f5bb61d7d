"""Receipt and PIN open the answers and nothing else; guessing is slowed down, ended, and hopeless by the numbers."""

from datetime import timedelta
from math import expm1, log1p

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.feedback import actions, admission, limits, returning, rules
from amparo.casework.feedback.kinds import EntryKind, State
from amparo.casework.feedback.models import Budget, Entry, Report
from amparo.casework.feedback.rules import Bucket
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.trust.letters import guessing, receipts
from amparo.trust.letters.receipts import Receipt
from amparo.trust.vault.models import Grant
from amparo.trust.vault.suites import Unreadable
from tests.casework.feedback.telling import WORDS, told
from tests.cast import NOW, Cast

DONE = "We spoke with the team and changed the list."


def enter(receipt: Receipt, pin: str = "") -> returning.Reporter:
    """Come back with a receipt."""
    return returning.enter(number=numbers.spoken(receipt.number), pin=pin or receipt.pin)


def wrong(receipt: Receipt) -> str:
    """Return a PIN that is not the receipt's."""
    return f"{(int(receipt.pin) + 1) % 10**6:06d}"


def refused(receipt: Receipt, pin: str = "") -> str:
    """Return why a try is refused."""
    with pytest.raises(Refusal) as caught:
        enter(receipt, pin)
    return caught.value.code


def test_the_answer_is_read_with_the_receipt_and_what_was_told_is_not_shown(cast: Cast) -> None:
    receipt, report = told(cast, "fraud")
    assert returning.messages(enter(receipt)) == []
    actions.answer(
        by=cast.gita, report=report.pk, done=DONE, not_possible="No name was found.", why="The list was burnt."
    )
    said = returning.messages(enter(receipt))[0].said
    assert said == {"done": DONE, "not_possible": "No name was found.", "why": "The list was burnt.", "final": True}
    assert WORDS not in str(returning.messages(enter(receipt)))


def test_nothing_that_is_kept_says_receipt_or_pin(cast: Cast) -> None:
    receipt, report = told(cast)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (tables of our own)
            assert receipt.number not in str(cursor.fetchall()), table
    assert receipt.pin not in f"{report.finder}{report.verifier}".split()


def test_an_answer_opens_for_its_own_report_alone(cast: Cast) -> None:
    mine, report = told(cast)
    other, _ = told(cast)
    actions.answer(by=cast.gita, report=report.pk, done=DONE)
    entry = Entry.rows.get(report=report, kind=EntryKind.ANSWER)
    assert receipts.read(enter(mine).keys, entry.pk, entry.told)["done"] == DONE
    with pytest.raises(Unreadable):
        receipts.read(enter(other).keys, entry.pk, entry.told)


def test_a_wrong_pin_and_a_receipt_that_is_not_there_are_one_answer(cast: Cast) -> None:
    receipt, _ = told(cast)
    assert refused(receipt, wrong(receipt)) == "feedback.wrong_code"
    assert refused(Receipt(numbers.new_number(), receipt.pin)) == "feedback.wrong_code"


def test_what_is_mistyped_is_told_before_anything_is_looked_up(cast: Cast, django_assert_num_queries: object) -> None:
    receipt, _ = told(cast)
    with django_assert_num_queries(0):  # type: ignore[operator]
        broken = receipt.number[:-1] + str((int(receipt.number[-1]) + 1) % 10)
        assert refused(Receipt(broken, receipt.pin)) == "feedback.mistyped"
        assert refused(receipt, "12345") == "feedback.mistyped_pin"
    assert Report.rows.get().wrong == 0


def test_wrong_codes_wait_longer_and_longer_and_then_staff_have_to_help(cast: Cast) -> None:
    receipt, report = told(cast)
    now, waits = NOW, []
    for number in range(1, guessing.LAST + 1):
        with clock.fixed(now):
            assert refused(receipt, wrong(receipt)) == "feedback.wrong_code", number
            report.refresh_from_db()
            if number >= guessing.FREE:
                assert refused(receipt) in ("feedback.wait", "feedback.locked"), "not even the right one"
            waits.append(report.wait_until - now if report.wait_until else timedelta())
        now += waits[-1] + timedelta(seconds=1)
    assert waits[:4] == [timedelta()] * 4
    assert waits[4:9] == [timedelta(minutes=4**power) for power in range(5)]
    with clock.fixed(now + timedelta(days=365)):
        assert refused(receipt) == "feedback.locked"
        actions.unlock(by=cast.gita, report=report.pk)
        assert enter(receipt).row.pk == report.pk


def test_the_right_code_forgives_the_wrong_ones_before(cast: Cast) -> None:
    receipt, report = told(cast)
    for _ in range(4):
        refused(receipt, wrong(receipt))
    enter(receipt)
    report.refresh_from_db()
    assert report.wrong == 0


def test_tries_at_the_same_moment_count_one_by_one(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt, report = told(cast)
    Report.rows.filter(pk=report.pk).update(wrong=9, wait_until=None)
    slow = receipts.opened

    def meanwhile(*args: object) -> object:
        Report.rows.filter(pk=report.pk).update(wrong=10, locked_at=clock.now())
        return slow(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(receipts, "opened", meanwhile)
    assert refused(receipt) == "feedback.locked", "a right guess that comes after the tenth wrong one does not count"


def test_everybody_together_tries_no_more_than_the_bucket_holds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.TRY, Bucket(3, 60))
    receipt, _ = told(cast)
    for _ in range(3):
        assert refused(Receipt(numbers.new_number(), "000000")) == "feedback.wrong_code"
    assert refused(receipt) == "feedback.busy"
    with clock.fixed(NOW + timedelta(minutes=1)):
        assert enter(receipt)


def test_a_million_guesses_are_hopeless() -> None:
    """By the limits themselves: chance of one hit, for an attacker who knows nothing, and for one who found a receipt."""
    reports, guesses = 10**6, 10**6
    one = reports / 10 ** (numbers.DIGITS - 1) / 10**numbers.PIN_DIGITS
    assert -expm1(guesses * log1p(-one)) < 1e-8
    with_receipt = guessing.LAST / 10**numbers.PIN_DIGITS
    assert with_receipt <= 1e-5
    hours = (guesses - rules.TRYING.size) / rules.TRYING.an_hour
    assert hours > 24 * 150, "and it takes half a year to make them at all"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(0, 60), st.integers(-(10**6), 10**6), st.integers(0, 10**6))
def test_a_bucket_never_holds_more_than_its_size_nor_less_than_it_held(tokens: float, back: int, more: int) -> None:
    since = NOW + timedelta(seconds=back)
    bucket = Bucket(60, 120)
    now, later = (rules.left(bucket, tokens, since, NOW + timedelta(seconds=each)) for each in (0, more))
    assert min(tokens, 60) <= now <= later <= 60


def test_a_bucket_refills_by_the_hour(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.TELL, Bucket(2, 4))
    assert [limits.take(limits.TELL) for _ in range(3)] == [True, True, False]
    with clock.fixed(NOW + timedelta(minutes=16)):
        assert [limits.take(limits.TELL) for _ in range(2)] == [True, False]
    assert Budget.objects.get(pk=limits.TELL).tokens < 1


def test_what_is_added_reaches_the_readers_of_now_and_no_others(cast: Cast) -> None:
    receipt, report = told(cast, "fraud")
    actions.name_complained(by=cast.gita, report=report.pk, users=[cast.galo.id])
    returning.add(enter(receipt), "It was on Monday.")
    added = Entry.rows.get(report=report, kind=EntryKind.ADDED)
    users = Grant.objects.filter(holder=added.pk).values_list("recipient", flat=True)
    assert set(users) == {cast.gita.id}


@pytest.mark.parametrize("words", ["", " \n ", "x" * 5_001])
def test_nothing_and_too_much_are_not_added(cast: Cast, words: str) -> None:
    receipt, _ = told(cast)
    with pytest.raises(Refusal, match=r"words_missing|too_long"):
        returning.add(enter(receipt), words)
    assert Entry.rows.count() == 1


def test_what_is_sent_twice_is_added_once(cast: Cast) -> None:
    receipt, _ = told(cast)
    key = ids.new()
    for _ in range(2):
        returning.add(enter(receipt), "It was on Monday.", key)
    assert Entry.rows.filter(kind=EntryKind.ADDED).count() == 1


def test_an_appeal_needs_an_answer_and_is_answered_by_somebody_else(cast: Cast) -> None:
    receipt, report = told(cast, "fraud")
    with pytest.raises(Refusal, match="no_appeal_yet"):
        returning.appeal(enter(receipt), "I am not content.")
    actions.answer(by=cast.gita, report=report.pk, done=DONE)
    returning.appeal(enter(receipt), "You asked only him.")
    with pytest.raises(Refusal, match="no_appeal_yet"):
        returning.appeal(enter(receipt), "Once more.")
    assert admission.look(cast.galo) == 1
    report.refresh_from_db()
    assert (report.state, report.handler) == (State.APPEALED, None)
    for act in (
        lambda: actions.take(by=cast.gita, report=report.pk),
        lambda: actions.assign(by=cast.galo, report=report.pk, to=cast.gita.id),
        lambda: actions.answer(by=cast.gita, report=report.pk, done="The same."),
    ):
        with pytest.raises(Refusal, match="another_answers"):
            act()
    actions.take(by=cast.galo, report=report.pk)
    actions.answer(by=cast.galo, report=report.pk, done="I asked everybody.")
    assert [each.said["done"] for each in returning.messages(enter(receipt))] == [DONE, "I asked everybody."]


def test_what_was_set_aside_can_be_appealed(cast: Cast) -> None:
    receipt, report = told(cast)
    actions.set_aside(by=cast.bruno, report=report.pk, reason="Only an advertisement.")
    returning.appeal(enter(receipt), "It is not.")
    admission.take_in()
    report.refresh_from_db()
    assert report.state == State.APPEALED
