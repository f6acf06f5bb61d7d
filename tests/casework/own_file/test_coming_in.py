"""Code and PIN open an own file and nothing else does: not a guess, not the database alone, not the public process."""

from datetime import timedelta
from math import expm1, log1p

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.cases import actions as cases
from amparo.casework.feedback import limits
from amparo.casework.feedback import rules as feedback
from amparo.casework.feedback.rules import Bucket
from amparo.casework.own_file import actions, door, rules
from amparo.casework.own_file.models import Key, OwnFile
from amparo.casework.people import actions as people
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.trust.letters import guessing, receipts
from amparo.trust.vault.suites import Unreadable
from tests.casework.own_file.giving import GOALS, PIN, give, plan, see
from tests.casework.referrals.sending import CLINIC, Scene, scene
from tests.cast import NOW, UNCLE, Cast

WRONG = "582915"


@pytest.fixture
def sara(cast: Cast) -> Scene:
    """Sara's case, with a plan and a referral."""
    made = scene(cast)
    made.send(cast)
    plan(cast, made.case)
    return made


def refused(number: str, pin: str = PIN) -> str:
    """Return why somebody is turned away."""
    with pytest.raises(Refusal) as caught:
        door.enter(number=number, pin=pin)
    return caught.value.code


def test_wrong_pin_unknown_code_and_ended_access_are_one_answer(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    assert refused(number, WRONG) == "own_file.wrong_code"
    assert refused(numbers.new_number()) == "own_file.wrong_code"
    actions.end(by=cast.alma, person=sara.person)
    assert refused(number) == "own_file.wrong_code"


@pytest.mark.parametrize("case", ["right code", "no such code", "ended"])
def test_each_wrong_try_costs_the_same_two_slow_runs(
    cast: Cast, sara: Scene, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = give(cast, sara.person)
    if case == "ended":
        actions.end(by=cast.alma, person=sara.person)
    tried, runs = numbers.new_number() if case == "no such code" else number, []
    slow = receipts.keyring.stretched
    monkeypatch.setattr(receipts.keyring, "stretched", lambda *told: runs.append(told) or slow(*told))
    refused(tried, WRONG)
    assert len(runs) == 2


def test_mistyped_numbers_are_told_before_anything_is_looked_up(cast: Cast, django_assert_num_queries: object) -> None:
    number = numbers.new_number()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert refused(number[:-1] + str((int(number[-1]) + 1) % 10)) == "own_file.mistyped"
        assert refused(number, "12345") == "own_file.pin_digits"
        assert refused(number, "123456789") == "own_file.pin_digits"


def test_wrong_pins_wait_longer_and_longer_and_then_only_staff_can_help(cast: Cast, sara: Scene) -> None:
    number, now, waits = give(cast, sara.person), NOW, []
    for count in range(1, guessing.LAST + 1):
        with clock.fixed(now):
            assert refused(number, WRONG) == "own_file.wrong_code", count
            row = OwnFile.rows.get()
            if count >= guessing.FREE:
                assert refused(number) in ("own_file.wait", "own_file.locked"), "not even the right one"
            waits.append(row.wait_until - now if row.wait_until else timedelta())
        now += waits[-1] + timedelta(seconds=1)
    assert waits[:4] == [timedelta()] * 4
    assert waits[4:9] == [timedelta(minutes=4**power) for power in range(5)]
    with clock.fixed(now + timedelta(days=365)):
        assert refused(number) == "own_file.locked"
    assert see(give(cast, sara.person)), "a new code is the help"


def test_everybody_together_tries_no_more_than_the_bucket_holds_and_reports_go_on(
    cast: Cast, sara: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.TRY_OWN, Bucket(3, 60))
    number = give(cast, sara.person)
    for _ in range(5):
        assert see(number), "right codes do not count"
    for _ in range(3):
        assert refused(numbers.new_number()) == "own_file.wrong_code"
    assert refused(number) == "own_file.busy"
    assert limits.take(limits.TRY), "receipts of reports have a bucket of their own"


def test_a_million_guesses_are_hopeless() -> None:
    """By the limits themselves. People do not choose by chance: the PIN chosen most often is taken to be one in fifty."""
    files, guesses, favourite = 10**6, 10**6, 1 / 50
    one = files / 10 ** (numbers.DIGITS - 1) * favourite
    assert -expm1(guesses * log1p(-one)) < 1e-4, "for who knows nothing, among a million own files"
    assert guessing.LAST / 10**numbers.PIN_DIGITS <= 1e-5, "for who found a paper, where the PIN was chosen by chance"
    hours = (guesses - feedback.TRYING.size) / feedback.TRYING.an_hour
    assert hours > 24 * 150, "and it takes half a year to make them at all"


def test_the_database_alone_opens_nothing(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(("own_file_", "vault_", "feedback_")):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (tables of our own)
                kept = str(cursor.fetchall())
                for word in (number, PIN, GOALS[0], CLINIC):
                    assert word not in kept, (table, word)
    row = OwnFile.rows.get()
    with pytest.raises(Unreadable):
        receipts.read(cast.keys["alma"], row.pk, row.extract)
    assert receipts.opened(row.pk, _kept(row), number, WRONG) is None


def _kept(row: OwnFile) -> receipts.Kept:
    return receipts.Kept(row.finder, row.salt, row.verifier, bytes(row.shut), bytes(row.public))


def test_an_extract_that_was_put_in_the_place_of_another_does_not_open(cast: Cast, sara: Scene) -> None:
    mine = give(cast, sara.person)
    uncle = people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    cases.open_case(by=cast.alma, person=uncle)
    give(cast, uncle, said={"how_explained": "spoken", "given_by": "person"})
    own, other = OwnFile.rows.get(person=sara.person), OwnFile.rows.get(person=uncle)
    OwnFile.rows.filter(pk=own.pk).update(extract=bytes(other.extract))
    with pytest.raises(Unreadable):
        see(mine)


def test_its_size_does_not_tell_how_much_is_in_it(cast: Cast, sara: Scene) -> None:
    give(cast, sara.person)
    full = len(OwnFile.rows.get(ended_at=None).extract)
    give(cast, sara.person, parts=())
    assert len(OwnFile.rows.get(ended_at=None).extract) == full


def test_what_the_public_door_knows_of_the_staff_is_public_keys(cast: Cast, sara: Scene) -> None:
    give(cast, sara.person)
    names = {field.name for field in Key._meta.get_fields()}
    assert names == {"id", "own_file", "key"}


@pytest.mark.parametrize(
    "pin", ["123456", "654321", "111111", "121212", "123123", "147258", "20110304", "040311", "112011", "998877"]
)
def test_a_pin_that_everybody_would_try_first_is_refused(pin: str) -> None:
    with pytest.raises(Refusal, match=r"own_file\.pin_easy"):
        rules.check_pin(pin, pin, 2011)


@given(st.text("0123456789", min_size=6, max_size=8))
def test_a_pin_is_kept_as_it_was_typed_in_digits_of_any_script(pin: str) -> None:
    if not rules.is_easy(pin, None):
        assert rules.check_pin(pin.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), pin, None) == pin


@given(st.integers(0, 10**6 - 1))
def test_most_pins_can_be_chosen(number: int) -> None:
    pin = f"{number:06d}"
    assert rules.is_easy(pin, None) is (
        len(set(pin)) <= 2 or pin in rules.OFTEN or pin[:3] == pin[3:] or any(pin in row * 2 for row in rules.ROWS)
    )


@pytest.mark.parametrize(("chosen", "again", "code"), [
    ("58291", "58291", "pin_digits"), ("abcdef", "abcdef", "pin_digits"), ("582914", "582915", "pin_again"),
])  # fmt: skip
def test_what_is_wrong_with_a_pin_is_told(chosen: str, again: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        rules.check_pin(chosen, again, None)
