"""Somebody speaks instead of writing, on the page itself: heard only when asked, heard again, deleted, recorded anew, sent.

And while very many write at once, the browser does a small sum instead of its person waiting. Axe looks at every state.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from amparo.exchange import sounds
from amparo.interfaces.portal.feedback import puzzle
from tests import chromium
from tests.stories.conftest import House, command, open_door, serving, told
from tests.stories.looking import violations
from tests.stories.walking import SHOTS, Walker

pytestmark = pytest.mark.browser
PHONE, BITS = 390, 10
NOTED = """(() => {
    window.asked = 0;
    const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = what => { window.asked += 1; return ask(what).then(ears => (window.ears = ears)); };
})()"""
RECORD, STOP, LISTEN, DELETE = ("[data-start]", "[data-stop]", "[data-play]", "[data-drop]")
FILES = "document.querySelector('[name=voice]').files.length"


@pytest.fixture(scope="module")
def home(prepared: Path) -> Iterator[House]:
    """The house with sums that a slow machine does in a moment."""
    with (
        serving(prepared, "127.0.0.1", AMPARO_DEMO="on") as staff,
        open_door(staff.folder, AMPARO_PUZZLE=str(BITS)) as door,
    ):
        yield House(staff, door)


@pytest.fixture(scope="module", name="hearing")
def started() -> Iterator[Browser]:
    """A browser on a machine with a microphone."""
    with chromium.running(*chromium.HEARS) as browser:
        yield browser


@pytest.fixture(scope="module")
def gita(home: House, hearing: Browser) -> Iterator[Walker]:
    """A focal point who signed in, so that there is a letterbox."""
    walker = Walker(hearing, home.staff.address, "gita", "en", 1280, scripts=False)
    command(home.staff.folder, "worker", "--once")
    yield walker
    walker.leave()


def form(home: House, window: BrowserContext, language: str = "en") -> Page:
    """Open the form on which somebody tells something."""
    page = window.new_page()
    page.goto(f"{home.door}/{language}/say/new/")
    page.get_by_role("link", name="Puente Amparo").click()
    expect(page.locator(RECORD)).to_be_visible()
    return page


def recorded(page: Page) -> None:
    """Record for a moment."""
    page.locator(RECORD).click()
    expect(page.locator("[data-time]")).to_have_text("0:01")
    page.locator(STOP).click()
    expect(page.locator(LISTEN)).to_be_focused()
    assert page.evaluate(FILES) == 1


def test_a_voice_is_recorded_on_the_page_deleted_recorded_again_and_heard_by_a_focal_point(
    home: House, hearing: Browser, gita: Walker
) -> None:
    window = hearing.new_context(permissions=["microphone"], viewport={"width": PHONE, "height": 800})
    window.add_init_script(NOTED)
    page = form(home, window)
    assert page.evaluate("asked") == 0, "nothing is heard before the button is pressed"
    recorded(page)
    assert page.evaluate("ears.getTracks().map(track => track.readyState)") == ["ended"]
    page.locator(LISTEN).click()
    page.locator(DELETE).click()
    expect(page.get_by_text("It is deleted. Nothing was kept or sent.")).to_be_visible()
    assert page.evaluate(FILES) == 0
    recorded(page)
    page.locator("[name=category]").first.check()
    page.locator("[name=kept]").check()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#number")).to_be_visible()
    window.close()
    gita.go("/feedback/")
    gita.follow(gita.page.locator("main table a").first.get_attribute("href") or "")
    with gita.page.expect_download() as taken:
        gita.page.get_by_role("link", name="Download the recording").click()
    heard = taken.value.path().read_bytes()
    assert sounds.recognised(heard) == sounds.Sound("webm", "audio/webm")
    assert 500 < len(heard) < 100_000


def test_what_is_still_recording_is_not_sent_by_mistake_and_leaving_ends_it(home: House, hearing: Browser) -> None:
    window = hearing.new_context(permissions=["microphone"])
    window.add_init_script(NOTED)
    page = form(home, window)
    page.locator(RECORD).click()
    expect(page.locator("[data-time]")).to_have_text("0:01")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(LISTEN)).to_be_visible()
    assert "/say/new/" in page.url
    page.locator(DELETE).click()
    page.locator(RECORD).click()
    expect(page.locator(STOP)).to_be_visible()
    ended = page.evaluate(
        "() => { window.dispatchEvent(new Event('pagehide')); return ears.getTracks().every(one => one.readyState === 'ended') }"
    )
    assert ended
    window.close()


def test_who_does_not_let_the_page_hear_them_is_told_what_else_there_is(home: House, hearing: Browser) -> None:
    window = hearing.new_context()
    window.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page = form(home, window)
    page.locator(RECORD).click()
    expect(page.get_by_text("Choose a recording as a file instead")).to_be_visible()
    expect(page.locator("[name=voice]")).to_be_visible()
    window.close()


def test_the_form_alone_may_ask_for_the_microphone_and_no_page_asks_for_anything_else(
    home: House, hearing: Browser
) -> None:
    window = hearing.new_context()
    page = form(home, window)
    asks = {}
    for path in (page.url, f"{home.door}/en/", f"{home.door}/en/say/", f"{home.door}/en/say/back/"):
        policy = window.request.get(path).headers["permissions-policy"]
        asks[path] = [one for one in policy.split(", ") if not one.endswith("=()")]
    assert asks.pop(page.url) == ["microphone=(self)"]
    assert set(map(tuple, asks.values())) == {()}
    window.close()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_in_any_state_of_the_recorder(
    home: House, hearing: Browser, language: str, width: int
) -> None:
    window = hearing.new_context(
        permissions=["microphone"], viewport={"width": width, "height": 800}, bypass_csp=True
    )  # fmt: skip
    page, found = form(home, window, language), {}
    for state, step in (("idle", ""), ("recording", RECORD), ("recorded", STOP), ("deleted", DELETE)):
        if step:
            page.locator(step).click()
        expect(page.locator("[data-recorder]")).to_have_attribute("data-state", "idle" if state == "deleted" else state)
        found |= {state: broken} if (broken := violations(page)) else {}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"recorder-{language}-{state}.png", full_page=True)
    window.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_while_very_many_write_the_browser_does_a_sum_and_nobody_waits(
    home: House, hearing: Browser, gita: Walker
) -> None:
    told("flooded", home.staff.folder)
    window = hearing.new_context(viewport={"width": PHONE, "height": 800}, bypass_csp=True)
    page = form(home, window)
    page.locator("[name=category]").first.check()
    page.locator("textarea").fill("It is about the queue.")
    page.locator("[name=kept]").check()
    page.evaluate("document.querySelector('[name=ticket]').value = ''")  # as of a form that was open for an hour
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your browser does a small sum first")).to_be_visible()
    expect(page.get_by_text("count slowly to five")).to_be_hidden()
    assert not violations(page)
    with page.expect_request(lambda request: request.method == "POST") as asked:
        page.get_by_role("button", name="Send now").click()
    expect(page.locator("#number")).to_be_visible()
    ticket, solved = (part(asked.value, name) for name in ("ticket", "solved"))
    assert puzzle.is_solved(ticket, solved, BITS)
    window.close()


def test_while_very_many_write_patience_is_enough_without_a_script(home: House, hearing: Browser, gita: Walker) -> None:
    window = hearing.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(f"{home.door}/en/say/new/")
    page.get_by_role("link", name="Puente Amparo").click()
    expect(page.locator(RECORD)).to_be_hidden()
    page.locator("[name=category]").first.check()
    page.locator("textarea").fill("It is about the queue.")
    page.locator("[name=kept]").check()
    page.wait_for_timeout(4100)  # as long as anybody needs for these lines
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#number")).to_be_visible()
    window.close()


def part(request: Request, name: str) -> str:
    """Return one field of a form that was sent."""
    sent = (request.post_data_buffer or b"").decode()
    return sent.split(f'name="{name}"\r\n\r\n')[1].split("\r\n")[0]
