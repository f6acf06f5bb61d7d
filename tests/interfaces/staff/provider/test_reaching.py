"""The provider is asked where one is named, holds nothing up when it is down, and nobody is led to it from elsewhere."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from amparo.interfaces.staff.provider import coming
from amparo.trust.staffing.provider import asking, journeys
from tests.cast import Cast
from tests.interfaces.staff.own.signing import signs_in
from tests.interfaces.staff.provider.walking import ALMA, BACK, GO, PASS, arrives, connections
from tests.provider import Little


def test_a_provider_that_is_down_is_said_so_and_holds_no_lock(
    cast: Cast, little: Little, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_while_asked: list[bool] = []

    def hangs(*_: Any) -> Any:
        open_while_asked.append(connection.in_atomic_block)
        raise asking.Silent

    assert getattr(coming.back, "_non_atomic_requests") == {"default"}  # noqa: B009
    monkeypatch.setattr(journeys.asking, "redeemed", hangs)
    browser, answer = arrives(little, ALMA)
    assert (answer.status_code, len(open_while_asked)) == (503, 1)
    assert "does not answer at the moment" in answer.content.decode()
    assert 'href="/sign-in/"' in answer.content.decode()
    assert browser.get(PASS).status_code == 302


def test_a_link_of_another_site_begins_no_journey_and_ends_no_session(cast: Cast, little: Little) -> None:
    browser = Client(headers={"sec-fetch-site": "cross-site"})
    answer = browser.get(GO)
    assert answer["Location"] == "/sign-in/"
    assert not answer.cookies
    assert Client(headers={"sec-fetch-site": "same-origin"}).get(GO)["Location"].startswith("https://localhost")


def test_where_none_is_named_nothing_of_it_is_there_and_nobody_is_asked(cast: Cast, settings: Any) -> None:
    assert settings.AMPARO_OIDC is None
    with connections() as made:
        assert "provider" not in Client().get("/sign-in/").content.decode()
        for way in (GO, BACK, f"{BACK}?code=x&state=y&here=1"):
            assert Client().get(way).status_code == 404
        assert Client().get(PASS)["Location"] == "/sign-in/"
        signs_in("alma")
    assert made == set()
