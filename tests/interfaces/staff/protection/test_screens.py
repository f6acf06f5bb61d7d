"""An analysis on screens: what is missing stands there, a rating is blind, and what may not be seen is not there."""


import pytest
from django.test import Client

from amparo.analysis.protection import actions
from tests.analysis.protection.working import PLACE, judgement, rated
from tests.cast import Cast
from tests.interfaces.staff.desk import sign_in

pytestmark = pytest.mark.django_db


def test_a_page_says_what_is_missing_and_shows_no_rating_before_all_have_rated(cast: Cast, client: Client) -> None:
    analysis, risk = rated(cast)
    actions.rate(by=cast.dina, risk=risk, place=PLACE, fields=judgement("5", reasons="Only Dina says this."))
    bruno = sign_in(client, cast, "bruno")
    shown = bruno.get(f"/analyses/{analysis}/").content.decode()
    assert "what the panel agrees on" in shown
    page = bruno.get(f"/analyses/risks/{risk}/").content.decode()
    assert "Rated; open once all have" in page
    assert "Only Dina says this." not in page
    assert "5 Catastrophic" not in page
    actions.rate(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("2"))
    page = bruno.get(f"/analyses/risks/{risk}/").content.decode()
    assert "Only Dina says this." in page
    assert "Keep what the panel agrees on" in page
