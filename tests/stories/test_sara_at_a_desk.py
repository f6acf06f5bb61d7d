"""Sara's case in Chromium, from first contact to closure with Bruno's approvals: at a desk, in English, without JavaScript.

Then axe looks at every page that was visited, in two of the four languages; the other two are looked at beside it.
"""

import pytest
from playwright.sync_api import Browser

from tests.stories import sara
from tests.stories.conftest import Server
from tests.stories.looking import axe_finds_nothing

pytestmark = pytest.mark.browser
VISITED: sara.Visited = {}


@pytest.mark.every_push
def test_sara_from_first_contact_to_closure_at_a_desk(server: Server, chromium: Browser) -> None:
    sara.remember(VISITED, sara.from_first_contact_to_closure(server, chromium, "en", 1280, scripts=False))
    sara.another_case_stays_open(server, VISITED)


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.every_push), "es"])
def test_axe_finds_nothing_at_a_desk_and_no_first_load_is_heavy(
    server: Server, chromium: Browser, language: str
) -> None:
    axe_finds_nothing(server, chromium, VISITED, language, 1280)
