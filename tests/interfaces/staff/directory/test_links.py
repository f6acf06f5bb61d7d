"""Staff make a link for a service, see it once, and end it."""

import re

import pytest

from amparo.casework.directory.self_service import links
from tests.casework.directory.listing import listed
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

pytestmark = pytest.mark.django_db


def test_a_link_is_shown_once_and_ended(cast: Cast) -> None:
    known = listed(cast)
    page, bruno = f"/directory/services/{known.service}/link/", at_desk("bruno")
    listing = bruno.get(f"/directory/services/{known.service}/").content.decode()
    assert page in listing
    assert bruno.get(page).status_code == 200
    made = bruno.post(page).content.decode()
    found = re.search(r"http://127\.0\.0\.1:8001/en/keep/([\w-]{43})", made)
    assert found
    assert links.found(found[1]).service_id == known.service
    again = bruno.get(page).content.decode()
    assert found[1] not in again
    assert bruno.post(f"{page}end/").status_code == 302
    assert links.of(known.service) is None


@pytest.mark.parametrize("who", ["alma", "carla", "eyob", "farah"])
def test_others_are_not_there(cast: Cast, who: str) -> None:
    known = listed(cast)
    page, somebody = f"/directory/services/{known.service}/link/", at_desk(who)
    assert {somebody.get(page).status_code, somebody.post(page).status_code} <= {403, 404}
    assert links.of(known.service) is None


def test_a_safe_house_has_no_such_page(cast: Cast) -> None:
    known = listed(cast)
    assert at_desk("bruno").get(f"/directory/services/{known.shelter}/link/").status_code == 404
