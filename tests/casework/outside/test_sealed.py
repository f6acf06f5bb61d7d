"""Without link and code nothing opens: not from the database, not by guessing, and not after anything has ended."""

from collections.abc import Callable
from datetime import timedelta
from math import expm1, log1p
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.consent import actions as consent
from amparo.casework.consent.models import Consent
from amparo.casework.feedback import limits
from amparo.casework.feedback.models import Budget
from amparo.casework.feedback.rules import Bucket
from amparo.casework.outside import course, handing, opening
from amparo.casework.outside.handing import Way
from amparo.casework.outside.models import Answer, SealedPage, Sheet
from amparo.casework.referrals import actions
from amparo.casework.referrals import rules as leaving
from amparo.casework.referrals.kinds import State
from amparo.casework.referrals.models import Referral
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.interfaces.jobs.hourly import referrals as hourly
from amparo.trust.letters import guessing, receipts
from amparo.trust.vault.models import Grant
from amparo.trust.vault.suites import Unreadable
from tests.casework.outside.handing import does, enter, handed, reads, refused
from tests.casework.referrals.sending import WORDS, Scene, agree, scene
from tests.casework.rights.asking import asked, erased
from tests.cast import NOW, SARA, Cast

CANARIES = (
    *WORDS.values(),
    SARA["name_as_written"],
    SARA["contact_value"],
    SARA["contact_not_know"],
    "Tomorrow at nine.",
)


def wrong(way: Way) -> str:
    """Return a code that could be the page's and is not."""
    while (other := numbers.new_code()) == way.code:
        pass
    return other


def test_nothing_that_is_kept_says_link_code_or_any_word_of_it(cast: Cast) -> None:
    _, _, way = handed(cast)
    does(way, "accepted", words="Tomorrow at nine.")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (tables of our own)
            rows = repr(cursor.fetchall())
            for said in (way.token, way.code, *CANARIES):
                assert said not in rows, table


def test_link_or_code_alone_opens_nothing(cast: Cast) -> None:
    _, _, way = handed(cast)
    page = SealedPage.rows.get()
    kept = receipts.Kept(page.finder, page.salt, page.verifier, bytes(page.shut), bytes(page.public))
    assert receipts.opened(page.pk, kept, way.token, way.code)
    assert receipts.opened(page.pk, kept, way.token, wrong(way)) is None
    assert receipts.opened(page.pk, kept, numbers.new_token(), way.code) is None
    forged = receipts.Kept(page.finder, page.salt, "", bytes(page.shut), bytes(page.public))
    assert receipts.opened(page.pk, forged, way.token, way.code) is None


def test_what_the_pages_key_opens_is_its_own_sheets_alone(cast: Cast) -> None:
    _, _, way = handed(cast)
    does(way, "accepted", words="Tomorrow at nine.")
    keys, answer = enter(way).keys, Answer.rows.exclude(sealed=b"").get()
    sheet = Sheet.rows.get()
    assert receipts.read(keys, sheet.pk, sheet.sealed)["fields"]["asked_for"] == WORDS["asked_for"]
    for key, blob in ((answer.pk, answer.sealed), (UUID(int=1), sheet.sealed)):
        with pytest.raises(Unreadable):
            receipts.read(keys, key, blob)


def test_answers_are_sealed_to_who_works_on_the_case_and_not_to_the_server(cast: Cast) -> None:
    _, one, way = handed(cast)
    does(way, "accepted", words="Tomorrow at nine.")
    answer = Answer.rows.exclude(sealed=b"").get()
    assert {grant.recipient for grant in Grant.objects.filter(holder=answer.pk)} == {cast.alma.id}
    for name in cast.users:
        found = [told.said for told in handing.answers(one, cast.keys[name]) if told.said]
        assert bool(found) is (name == "alma"), name
    assert not any(told.said for told in handing.answers(one, None))


groups = st.sets(st.sampled_from(leaving.groups()), min_size=1)
left_out = st.sets(st.sampled_from(sorted(set(leaving.table()) - {"asked_for"})))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(agreed=groups, without=left_out)
def test_a_page_shows_exactly_the_fields_that_were_agreed_to(cast: Cast, agreed: set[str], without: set[str]) -> None:
    found = scene(cast, sorted(agreed))
    one = found.send(cast, addressee=None, groups=tuple(agreed), left_out=frozenset(without))
    told = reads(actions.hand_over(by=cast.alma, referral=one))
    known = {**SARA, **WORDS}
    wanted = {name for name, of in leaving.table().items() if known.get(name) and of & agreed} - without
    assert set(told["fields"]) == wanted
    assert all(told["fields"][name] == known[name] for name in wanted)


def _withdraw(cast: Cast, found: Scene, one: UUID) -> None:
    consent.withdraw(by=cast.alma, consent=found.consent, how="She said so.")


def _refuse(cast: Cast, found: Scene, one: UUID) -> None:
    agree(cast, found.person, ("identity",), given=False)


def _revoke(cast: Cast, found: Scene, one: UUID) -> None:
    actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")


def _restrict(cast: Cast, found: Scene, one: UUID) -> None:
    request = asked(cast, found.person, Kind.RESTRICTION)
    rights.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="Disputed.")


def _close(cast: Cast, found: Scene, one: UUID) -> None:
    actions.record_answer(by=cast.alma, referral=one, to=State.COMPLETED)
    actions.close(by=cast.alma, referral=one)


def _erase(cast: Cast, found: Scene, one: UUID) -> None:
    erased(cast, found.person)


@pytest.mark.parametrize("ends", [_withdraw, _refuse, _revoke, _restrict, _close, _erase])
def test_what_ends_it_ends_the_page_at_once_and_nothing_of_it_is_left(
    cast: Cast, ends: Callable[[Cast, Scene, UUID], None]
) -> None:
    found, one, way = handed(cast)
    does(way, course.QUESTION, words="When?")
    before = enter(way)
    ends(cast, found, one)
    assert refused(way) == "outside.wrong_code"
    page = SealedPage.rows.get()
    assert (bytes(page.shut), page.verifier, Sheet.rows.count()) == (b"", "", 0)
    assert opening.show(before) == [], "whoever had it open is shown nothing new"


def test_with_the_persons_file_the_keys_of_answers_are_destroyed(cast: Cast) -> None:
    found, _, way = handed(cast)
    does(way, course.QUESTION, words="When?")
    answer = Answer.rows.exclude(sealed=b"").get()
    assert Grant.objects.filter(holder=answer.pk).exists()
    erased(cast, found.person)
    assert not Grant.objects.filter(holder=answer.pk).exists()


def test_when_its_time_is_over_it_opens_no_more_and_the_hour_ends_it(cast: Cast) -> None:
    _, one, way = handed(cast)
    with clock.fixed(Referral.rows.get(pk=one).expires_at):
        assert refused(way) == "outside.wrong_code"
        hourly.tend()
        assert SealedPage.rows.get().ended_at is not None
        with pytest.raises(Refusal, match=r"referrals\.step_not_open"):
            actions.hand_over(by=cast.alma, referral=one)


def test_it_opens_no_longer_than_the_consent_lasts(cast: Cast) -> None:
    found, one, _ = handed(cast)
    Consent.rows.filter(pk=found.consent).update(until=NOW.date())
    way = actions.hand_over(by=cast.alma, referral=one)
    assert reads(way)
    with clock.fixed(NOW + timedelta(days=1)):
        assert refused(way) == "outside.wrong_code"


def test_a_wrong_code_an_ended_page_and_a_link_that_never_was_are_one_answer(cast: Cast) -> None:
    _, one, way = handed(cast)
    assert refused(way, wrong(way)) == "outside.wrong_code"
    assert refused(Way(numbers.new_token(), way.code)) == "outside.wrong_code"
    actions.revoke(by=cast.alma, referral=one, reason="Sent twice.")
    assert refused(way) == "outside.wrong_code"


def test_what_is_mistyped_is_told_before_anything_is_looked_up(cast: Cast, django_assert_num_queries: Any) -> None:
    _, _, way = handed(cast)
    broken = way.code[:-1] + str((int(way.code[-1]) + 1) % 10)
    with django_assert_num_queries(0):
        assert refused(way, broken) == refused(way, "12") == "outside.mistyped"


def test_wrong_codes_wait_longer_and_longer_until_a_new_code_is_needed(cast: Cast) -> None:
    _, one, way = handed(cast)
    now, waits = NOW, []
    for number in range(1, guessing.LAST + 1):
        with clock.fixed(now):
            assert refused(way, wrong(way)) == "outside.wrong_code", number
            page = SealedPage.rows.get()
            if number >= guessing.FREE:
                assert refused(way) in ("outside.wait", "outside.locked"), "not even the right one"
            waits.append(page.wait_until - now if page.wait_until else timedelta())
        now += waits[-1] + timedelta(seconds=1)
    assert waits[4:9] == [timedelta(minutes=4**power) for power in range(5)]
    with clock.fixed(now):
        assert refused(way) == "outside.locked"
        assert reads(actions.hand_over(by=cast.alma, referral=one))


def test_the_right_code_forgives_the_wrong_ones_before(cast: Cast) -> None:
    _, _, way = handed(cast)
    for _ in range(4):
        refused(way, wrong(way))
    enter(way)
    assert SealedPage.rows.get().wrong == 0


def test_tries_at_the_same_moment_count_one_by_one(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, way = handed(cast)
    slow = receipts.opened

    def meanwhile(*args: Any) -> Any:
        SealedPage.rows.update(wrong=10, locked_at=clock.now())
        return slow(*args)

    monkeypatch.setattr(receipts, "opened", meanwhile)
    assert refused(way) == "outside.locked"


def test_everybody_together_tries_no_more_than_the_bucket_holds_and_receipts_have_their_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.OPEN, Bucket(3, 60))
    _, _, way = handed(cast)
    for _ in range(3):
        assert refused(Way(numbers.new_token(), way.code)) == "outside.wrong_code"
    assert refused(way) == "outside.busy"
    assert limits.take(limits.TRY)
    assert set(Budget.objects.values_list("pk", flat=True)) == {limits.OPEN, limits.TRY}


def test_a_million_guesses_are_hopeless() -> None:
    """By the limits themselves: for an attacker who knows nothing, for one with the link, for one with link and database."""
    codes, tokens, pages, guesses = 10 ** (numbers.CODE_DIGITS - 1), 2**128, 10**6, 10**6
    assert -expm1(guesses * log1p(-pages / tokens / codes)) < 1e-30
    assert guessing.LAST / codes <= 1e-10, "ten tries for each link that was found"
    seconds = 0.02
    """What one try costs a fast machine at the least cost of Argon2id."""
    years = codes / 2 * seconds / (365 * 24 * 3600)
    assert years > 30, "a single machine with link and database"
    assert receipts.Cost(memory=19 * 1024, passes=2, lanes=1).memory >= 19 * 1024


@given(st.integers(0, 10**11 - 1))
def test_one_wrong_digit_of_a_code_is_always_found(number: int) -> None:
    digits = f"{number:011d}"
    good = digits + numbers.check_digit(digits)
    assert numbers.code(good) == good
    for place in range(12):
        for other in set("0123456789") - {good[place]}:
            assert numbers.code(good[:place] + other + good[place + 1 :]) is None
