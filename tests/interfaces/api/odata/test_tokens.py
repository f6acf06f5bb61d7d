"""Who has a token reads what it was given for and nothing else; every token that opens nothing is answered alike."""

from datetime import timedelta

import pytest
from django.db import connection

from amparo.analysis.feeds import actions, queries, rules
from amparo.analysis.feeds.models import Token
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.casework.partnership import actions as partnership
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.accounts.models import Post, User
from amparo.trust.audit.models import Leaf
from tests.casework.partnership import records
from tests.cast import Cast
from tests.interfaces.api.odata.feeding import EVERY, Program, program

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]
GIVES_NONE = ("alma", "bruno", "carla", "eyob", "farah", "petra", "gita", "irene")
OF_CASES = {"Figures", "Gaps", "ReferralCourses", "ServiceRatings"}


def test_a_token_opens_as_password_and_as_bearer_and_only_its_hash_is_kept(cast: Cast) -> None:
    reads = program(cast, tables=("Codes",))
    assert reads.secret.startswith(rules.MARK)
    assert reads.ask("Codes").status_code == 200
    assert Program("").ask("Codes", headers={"Authorization": f"Bearer {reads.secret}"}).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM feeds_token")
        assert reads.secret not in str(cursor.fetchall())
    assert reads.secret not in str(list(Leaf.objects.values_list("detail", flat=True)))
    assert queries.token(cast.dina, reads.token).row.last_used_at is not None


def test_a_table_that_was_not_given_answers_as_one_that_does_not_exist(cast: Cast) -> None:
    reads = program(cast, tables=("Codes", "Columns"))
    answers = [reads.ask(name) for name in ("Figures", "Nothing", "people_person", "Codes('x')/List", "Codes(1)")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}
    assert [one["name"] for one in reads.ask().json()["value"]] == ["Columns", "Codes"]
    assert b"Figures" not in reads.ask("$metadata").content
    assert Leaf.objects.filter(act="feed.pulled", outcome="refused", record=reads.token).count() == 3


def test_a_token_that_ended_expired_or_whose_maker_left_answers_as_one_that_never_was(cast: Cast) -> None:
    never = Program(rules.secret()).ask("Codes")
    assert never.status_code == 401

    def alike(reads: Program) -> bool:
        answer = reads.ask("Codes")
        return (answer.status_code, answer.content) == (401, never.content)

    ended, expired, left = (program(cast) for _ in range(3))
    actions.end(by=cast.dina, token=ended.token)
    assert alike(ended)
    with clock.fixed(clock.now() + timedelta(days=30)):
        assert not alike(expired)
    with clock.fixed(clock.now() + timedelta(days=31)):
        assert alike(expired)
    post = Post.objects.filter(user=cast.dina.id)
    post.update(until=clock.now() - timedelta(minutes=1))
    assert alike(left)
    post.update(until=None)
    assert not alike(left)
    User.objects.filter(pk=cast.dina.id).update(is_active=False)
    assert alike(left)
    for told in ("", "Basic", "Basic !!!", "Basic " + "QQ" * 500, "Bearer", "Digest x", "Basic eA=="):
        assert Program("").ask("Codes", headers={"Authorization": told}).content == never.content


def test_only_information_officers_give_tokens_and_of_other_agencies_nothing_is_there(cast: Cast) -> None:
    cast.join("ines", Role.INFORMATION_OFFICER, cast.other)
    reads = program(cast)
    for who in (*GIVES_NONE, "ines"):
        access = cast.access(who)
        with pytest.raises(Refusal, match=r"record\.not_there"):
            actions.end(by=access, token=reads.token)
        with pytest.raises(Refusal, match=r"record\.not_there"):
            queries.token(access, reads.token)
        if who != "ines":
            with pytest.raises(Refusal, match=r"record\.not_there"):
                program(cast, who)
            with pytest.raises(Refusal, match=r"record\.not_there"):
                actions.take_out(by=access, name="Codes", purpose=Purpose.PLANNING, recipient=Recipient.OWN_OFFICE)
    assert queries.tokens(cast.access("ines")) == []
    assert [one.row.pk for one in queries.tokens(cast.dina)] == [reads.token]
    assert reads.ask("Codes").status_code == 200


def test_a_token_lasts_no_longer_than_the_rules_say_and_names_whom_it_is_for(cast: Cast) -> None:
    clinic = records.organization(cast)
    wrong = {
        "feeds.too_long": [{"days": 0}, {"days": 181}],
        "feeds.what": [{"tables": ()}, {"tables": ("Codes", "people_person")}, {"recipient": Recipient.EVERYBODY}],
        "feeds.whom": [{"recipient": Recipient.DONOR}, {"organization": clinic},
                       {"recipient": Recipient.AUTHORITY, "organization": cast.puente.pk}],
    }  # fmt: skip
    for code, some in wrong.items():
        for changed in some:
            with pytest.raises(Refusal, match=code):
                program(cast, **changed)
    assert not Token.objects.exists()
    assert program(cast, days=180).ask().status_code == 200


def test_whoever_calls_too_often_waits_a_minute_and_others_do_not(cast: Cast) -> None:
    reads, other = program(cast), program(cast)
    limit = rules.calls_a_minute(clock.today())
    with clock.fixed(clock.now()):
        Token.objects.filter(pk=reads.token).update(window_began=clock.now(), window_calls=limit - 1)
        assert reads.ask().status_code == 200
        refused = reads.ask()
        assert (refused.status_code, refused["Retry-After"]) == (429, "60")
        assert other.ask().status_code == 200
    with clock.fixed(clock.now() + rules.WINDOW + timedelta(seconds=5)):
        assert reads.ask().status_code == 200


def test_a_recipient_outside_gets_tables_made_of_cases_only_while_an_agreement_allows_it(cast: Cast) -> None:
    clinic = records.organization(cast)
    to = {"recipient": Recipient.COORDINATION_GROUP, "organization": clinic, "recipient_name": "Report of the sector"}
    reads = program(cast, **to)
    assert [one["name"] for one in reads.ask().json()["value"]] == list(EVERY)  # no agreement was ever written down
    agreement = records.agreement(cast, clinic)  # it lets referrals leave, no statistics
    assert {one["name"] for one in reads.ask().json()["value"]} == set(EVERY) - OF_CASES
    assert reads.ask("Figures").status_code == 404
    assert queries.token(cast.dina, reads.token).withheld == OF_CASES
    with pytest.raises(Refusal, match=r"feeds\.no_agreement"):
        program(cast, tables=("Figures",), **to)
    answers = records.answers(
        records.AGREEMENT, agreement_purposes="referral statistics", agreement_groups="need_only facets"
    )
    partnership.change(by=cast.bruno, record=agreement, answers=answers, based_on=1)
    assert reads.ask("Figures", top=1).status_code == 200
    ended = records.answers(answers, agreement_until=(clock.today() - timedelta(days=1)).isoformat())
    partnership.change(by=cast.bruno, record=agreement, answers=ended, based_on=2)
    assert reads.ask("Figures").status_code == 404
    assert program(cast).ask("Figures", top=1).status_code == 200  # one's own office needs none


def test_a_form_sent_twice_gives_one_token_and_its_secret_once(cast: Cast) -> None:
    key = cast.puente.pk
    first, again = program(cast, key=key), program(cast, key=key)
    assert first.token == again.token
    assert (bool(first.secret), again.secret) == (True, "")
