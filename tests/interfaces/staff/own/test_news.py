"""Failed tries, new devices, changed ways in and used codes are told to the owner and stand in the log, without content."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client

from amparo.casework.notices import queries as notices
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.accounts.signins import SAID
from amparo.trust.audit.models import Leaf
from amparo.trust.staffing import enrolling
from amparo.trust.staffing.models import Tries
from amparo.trust.staffing.watching import log
from amparo.trust.staffing.watching.news import News
from tests.cast import PASSPHRASE, Cast
from tests.interfaces.staff.desk import at_desk
from tests.interfaces.staff.own.signing import FIREFOX, NEW, digits, secret_on, signs_in, with_app
from tests.interfaces.staff.own.test_devices import PHONE

WRONG = "nine blue doors of paper"


def told(cast: Cast, who: str = "alma") -> list[tuple[str, str]]:
    return [(one.kind, one.code) for one in notices.notices(cast.access(who))]


def leaves(act: str) -> list[tuple[Any, Any, str, str]]:
    rows = Leaf.objects.filter(act=act).order_by("index")
    return list(rows.values_list("actor", "record", "outcome", "detail"))


def test_a_good_and_a_bad_sign_in_are_leaves_without_anything_that_was_typed(cast: Cast) -> None:
    alma = cast.users["alma"].pk
    signs_in("alma", WRONG)
    signs_in("nobody-here", WRONG)
    signs_in("alma")
    assert leaves("sign_in.failed") == [
        (None, alma, "refused", '{"step":"passphrase"}'),
        (None, None, "refused", '{"step":"passphrase"}'),
    ]
    assert leaves("sign_in.done") == [(alma, alma, "done", '{"second":""}')]
    assert not any("nobody" in str(vars(leaf)) for leaf in Leaf.objects.all())


def test_failed_tries_are_counted_until_the_owner_signs_in_and_told_once(cast: Cast) -> None:
    for _ in range(3):
        signs_in("Alma ", WRONG)
    assert told(cast) == [(News.TRIED, "3")]
    assert told(cast, "amir") == []
    browser, _ = signs_in("alma")
    page = browser.get("/notices/").content.decode()
    assert "Somebody gave a wrong passphrase for your account 3 times" in page
    assert 'href="/own/devices/"' in page
    signs_in("alma", WRONG)
    assert sorted(told(cast)) == [(News.TRIED, "1"), (News.TRIED, "3")]
    assert Tries.objects.filter(ended_at=None).count() == 1


def test_a_right_passphrase_with_a_wrong_code_is_told_as_what_it_is(cast: Cast, settings: Any) -> None:
    settings.AMPARO_SECOND_FACTOR = True
    with_app(cast.users["alma"])
    browser, _ = signs_in("alma")
    assert browser.post("/sign-in/second/", {"code": "000000"}).status_code == 422
    assert told(cast) == [(News.WRONG_CODE, "1")]
    assert leaves("sign_in.failed") == [(None, cast.users["alma"].pk, "refused", '{"step":"code"}')]
    settings.AMPARO_SECOND_FACTOR = False
    assert "wrong code 1 time: if it was not you" in at_desk("alma").get("/notices/").content.decode()


def test_an_account_that_waits_is_noted_once_in_five_minutes(cast: Cast) -> None:
    cache.clear()
    for _ in range(8):
        signs_in("alma", WRONG)
    assert len(leaves("sign_in.failed")) == 5
    assert leaves("sign_in.held_back") == [(None, cast.users["alma"].pk, "refused", "{}")]
    cache.clear()


def test_a_wrong_passphrase_at_the_question_whether_it_is_still_you_is_one_more(cast: Cast) -> None:
    at_desk("alma").post("/again/?next=/", {"password": WRONG})
    assert told(cast) == [(News.TRIED, "1")]
    assert leaves("sign_in.failed")[0][3] == '{"step":"proof"}'


def test_a_new_device_is_told_and_the_first_one_is_none(cast: Cast) -> None:
    signs_in("alma")
    assert told(cast) == []
    signs_in("alma", client=Client(headers={"user-agent": PHONE}))
    assert told(cast) == [(News.DEVICE, "")]


def test_a_printed_code_that_opened_the_account_is_told(cast: Cast) -> None:
    with_app(cast.users["alma"])
    code = RecoveryCodes.activate(cast.users["alma"]).get_unused_codes()[0]
    browser, _ = signs_in("alma", client=Client(headers={"user-agent": FIREFOX}))
    assert browser.post("/sign-in/second/", {"code": code}).status_code == 302
    assert told(cast) == [(News.PRINTED_CODE, "")]
    assert leaves("sign_in.done")[0][3] == '{"second":"recovery_codes"}'


def test_every_change_of_the_way_in_is_told(cast: Cast) -> None:
    browser = at_desk("alma")
    secret = secret_on(browser.get("/own/app/").content.decode())
    browser.post("/own/app/", {"code": digits(secret)})
    browser.post("/own/codes/new/")
    browser.post("/own/passphrase/", {"old": PASSPHRASE, "new": NEW, "again": NEW})
    number = Authenticator.objects.get(user=cast.users["alma"], type="totp").pk
    browser.post(f"/own/factors/{number}/remove/")
    kinds = {News.FACTOR_ADDED, News.CODES_MADE, News.PASSPHRASE, News.FACTOR_REMOVED}
    assert {kind for kind, _ in told(cast)} == kinds


def test_an_account_entered_with_a_code_is_told_so(cast: Cast) -> None:
    enrolling.enrol(cast.users["alma"], NEW)
    assert told(cast) == [(News.ENTERED, "")]


def test_sessions_ended_from_afar_are_a_leaf(cast: Cast) -> None:
    signs_in("alma")
    desk, _ = signs_in("alma", client=Client(headers={"user-agent": PHONE}))
    desk.post("/own/devices/end/", {"session": "all"})
    assert leaves("account.sessions_ended")[0][3] == '{"sessions":1}'


@pytest.mark.parametrize("who", ["dina", "eyob", "farah", "petra"])
def test_every_role_is_told_of_its_own_account(cast: Cast, who: str) -> None:
    signs_in(who, WRONG)
    page = at_desk(who).get("/").content.decode()
    assert re.search(r"Notices\W.*1", page, re.DOTALL)
    assert "wrong passphrase for your account 1 time" in page


def test_administrator_and_officer_see_sign_ins_of_their_agency_and_no_other(cast: Cast) -> None:
    signs_in("alma", WRONG)
    signs_in("nobody-here", WRONG)
    signs_in("chidi")
    for who in ("farah", "petra"):
        page = at_desk(who).get("/accounts/sign-ins/").content.decode()
        assert re.search(r"Alma.*Tried to sign in.*Refused", page, re.DOTALL)
        assert "A name that nobody has" in page
        assert "Chidi" not in page
    assert "Sign-ins" not in at_desk("alma").get("/").content.decode()
    assert at_desk("alma").get("/accounts/sign-ins/").status_code == 404


def test_the_list_is_refused_below_the_screens_too_and_knows_every_act(cast: Cast) -> None:
    with pytest.raises(Refusal):
        log.account_acts(cast.alma)
    assert leaves("sign_ins.listed")[0][2] == "refused"
    assert set(SAID) == set(log.ACTS)


def test_a_wrong_code_of_first_entry_is_a_leaf_and_no_news(cast: Cast) -> None:
    sent = {"username": "alma", "code": "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", "new": NEW, "again": NEW}
    assert Client().post("/enrol/", sent).status_code == 422
    assert leaves("sign_in.failed") == [(None, cast.users["alma"].pk, "refused", '{"step":"entry"}')]
    assert told(cast) == []
