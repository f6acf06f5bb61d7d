"""A browser is known again by its mark alone; a new one is told to the owner, who answers from another."""

import pytest

from amparo.trust.staffing import devices
from amparo.trust.staffing.models import Device
from tests.cast import Cast

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.1 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [(FIREFOX, "Firefox, Linux"), (PHONE, "Chrome, Android"), ("", ""), ("curl/8", ""), ("x" * 5_000, "")],
)
def test_of_a_browser_only_its_name_and_system_are_kept(agent: str, words: str) -> None:
    assert devices.described(agent) == words


def test_the_first_browser_asks_nobody_and_a_second_one_waits_for_an_answer(cast: Cast) -> None:
    alma = cast.users["alma"]
    desk = devices.entered(alma, "", FIREFOX)
    assert devices.unanswered(alma, desk) == []
    assert devices.entered(alma, desk, FIREFOX) == desk
    phone = devices.entered(alma, "", PHONE)
    assert [each.browser for each in devices.unanswered(alma, desk)] == ["Chrome, Android"]
    assert devices.unanswered(alma, phone) == [], "nobody vouches for the browser they sit at"


def test_only_another_browser_of_the_owner_answers(cast: Cast) -> None:
    alma, amir = cast.users["alma"], cast.users["amir"]
    desk, phone = devices.entered(alma, "", FIREFOX), devices.entered(alma, "", PHONE)
    new = devices.unanswered(alma, desk)[0]
    devices.answer(alma, new.pk, phone, mine=True)
    devices.answer(amir, new.pk, desk, mine=True)
    assert devices.unanswered(alma, desk) == [new]
    devices.answer(alma, new.pk, desk, mine=True)
    assert devices.unanswered(alma, desk) == []


def test_a_browser_that_was_not_the_owners_is_new_again_when_it_comes_back(cast: Cast) -> None:
    alma = cast.users["alma"]
    desk, thief = devices.entered(alma, "", FIREFOX), devices.entered(alma, "", PHONE)
    devices.answer(alma, devices.unanswered(alma, desk)[0].pk, desk, mine=False)
    assert devices.unanswered(alma, desk) == []
    devices.entered(alma, thief, PHONE)
    assert len(devices.unanswered(alma, desk)) == 1


def test_two_people_at_one_browser_are_known_each_on_their_own(cast: Cast) -> None:
    mark = devices.entered(cast.users["alma"], "", FIREFOX)
    assert devices.entered(cast.users["amir"], mark, FIREFOX) == mark
    assert Device.objects.count() == 2
    assert not Device.objects.filter(mark_hash__contains=mark).exists()
