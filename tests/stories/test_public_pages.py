"""Somebody looks for help on a small phone without JavaScript, and leaves in a hurry; axe reads every page in every language."""

import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.casework.directory.listing import SERVICE
from tests.certificate import write_certificate
from tests.stories.conftest import ROOT, command, open_door, settings
from tests.stories.looking import violations

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "es", "fr", "ar")
VOICES = """
Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
  spoken: [], getVoices: () => [{ lang: 'ar-EG', localService: %s }], cancel() {}, speak(words) { this.spoken.push(words.text); },
}) });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""


class Weather(BaseHTTPRequestHandler):
    """A site that says nothing of ours; what reaches it besides the address is kept."""

    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        """Answer with a page."""
        self.seen.append(dict(self.headers))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a neutral site over TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*write_certificate(tmp_path_factory.mktemp("weather")))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a data folder with something to find."""
    made = tmp_path_factory.mktemp("open_door")
    subprocess.run([sys.executable, "-m", "tests.stories.open_door"], env=settings(made), cwd=ROOT, check=True)
    return made


@pytest.fixture(scope="module")
def address(folder: Path, neutral: str) -> Iterator[str]:
    """Serve the public pages as a person would start them."""
    with open_door(folder, AMPARO_EXIT_ADDRESS=neutral + "{language}") as started:
        yield started


@contextmanager
def visitor(chromium: Browser, language: str, width: int, **more: Any) -> Iterator[tuple[Page, list[str]]]:
    """Open a browser of somebody's own; every address that it asks for is noted."""
    window = chromium.new_context(
        viewport={"width": width, "height": 800}, locale=language, ignore_https_errors=True, **more
    )
    page, asked = window.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    try:
        yield page, asked
    finally:
        window.close()


def test_help_is_found_in_arabic_on_a_small_phone_without_javascript_and_the_exit_is_the_first_stop(
    address: str, neutral: str, chromium: Browser
) -> None:
    with visitor(chromium, "ar", 390, java_script_enabled=False) as (page, asked):
        page.goto(f"{address}/")
        assert page.url == f"{address}/ar/"
        assert page.title() == "المعلومات"
        page.keyboard.press("Tab")
        expect(page.locator("[data-exit]")).to_be_focused()
        page.get_by_role("link", name="الأوراق والحقوق والمشورة القانونية").click()
        page.get_by_role("link", name="الشمال").click()
        page.get_by_role("link", name="Bahía Clara").click()
        expect(page.get_by_role("heading", level=2)).to_have_text(SERVICE["name"])
        page.locator("summary").click()
        page.get_by_label("مجاني").check()
        page.get_by_label("لمن").select_option("male")
        page.get_by_role("button", name="اعرض").click()
        expect(page.get_by_text("لا توجد خدمة تناسب كل هذا.")).to_be_visible()
        page.get_by_role("link", name="اطلب شروطًا أقل").click()
        page.get_by_role("link", name=SERVICE["name"]).click()
        expect(page.get_by_role("link", name="+000 555 0101")).to_have_attribute("href", "tel:+0005550101")
        assert SERVICE["name"] in page.get_by_role("textbox").input_value()
        assert page.locator("[data-print]").is_hidden(), "what needs a script is not offered without one"
        box = page.locator("[data-exit]").bounding_box()
        assert box
        assert box["y"] < 20, "it stays in sight"
        with page.expect_response("**/ar/exit") as left:
            page.locator("[data-exit]").click()
        page.wait_for_url(f"{neutral}ar")
        assert left.value.status == 303
        assert all(url.startswith((address, neutral)) for url in asked)
        assert Weather.seen
        assert not {"Referer", "Cookie"} & set(Weather.seen[-1])


def test_leaving_takes_cookies_along_and_shift_pressed_three_times_leaves_without_a_step_back(
    address: str, neutral: str, chromium: Browser
) -> None:
    with visitor(chromium, "en", 1280) as (page, _asked):
        page.goto(f"{address}/en/")
        before = page.evaluate("history.length")
        page.context.add_cookies([{"name": "kept", "value": "1", "url": address}])
        page.evaluate("localStorage.setItem('kept', '1')")
        page.get_by_role("link", name="Papers, rights and legal advice").click()
        page.wait_for_url("**/en/where?n=pa")
        page.get_by_role("link", name="Everywhere in Vega").click()
        page.wait_for_url("**/en/list*")
        for key in ("Shift", "Shift", "a", "Shift", "Escape", "Shift", "Shift"):
            page.keyboard.press(key)
        assert page.url.startswith(address), "only three in a row"
        page.keyboard.press("Shift")
        page.wait_for_url(f"{neutral}en")
        assert page.evaluate("history.length") == before, "no step was added"
        assert page.context.cookies(address) == []
        page.goto(f"{address}/en/")
        assert page.evaluate("localStorage.length") == 0
        assert page.evaluate("navigator.serviceWorker.controller") is None
        assert page.context.cookies() == []


def test_a_service_says_in_arabic_on_a_phone_without_javascript_that_it_is_full(
    address: str, folder: Path, chromium: Browser
) -> None:
    with visitor(chromium, "ar", 390, java_script_enabled=False) as (page, _asked):
        page.goto(f"{address}/ar/keep/{(folder / 'token').read_text()}")
        page.locator("[name=capacity][value=full]").check()
        page.locator("[name=hours]").fill("soon")
        page.locator("main [type=submit]").click()
        expect(page.locator(".govuk-error-message")).to_be_visible()
        expect(page.locator("[name=hours]")).to_have_value("soon")
        page.locator("[name=hours]").fill("MO-TH 09:00-12:00")
        page.locator("main [type=submit]").click()
        expect(page.locator("h1")).to_have_text("شكرًا.")
        command(folder, "worker", "--once")
        page.goto(f"{address}/ar/list?n=pa")
        page.get_by_role("link", name=SERVICE["name"]).click()
        expect(page.get_by_text("قالت الخدمة نفسها")).to_be_visible()


@pytest.mark.parametrize(("local", "offered"), [("true", True), ("false", False)])
def test_only_a_voice_on_the_device_reads_aloud(address: str, chromium: Browser, local: str, offered: bool) -> None:
    with visitor(chromium, "ar", 390) as (page, _asked):
        page.add_init_script(VOICES % local)
        page.goto(f"{address}/ar/")
        button = page.locator('[data-listen="need-fo"]')
        if not offered:
            expect(button).to_be_hidden()
            return
        button.click()
        assert page.evaluate("speechSynthesis.spoken") == ["شيء للأكل"]
        expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", 390), ("fr", 1280), ("ar", 390)])
def test_axe_finds_nothing_on_any_public_page(
    address: str, folder: Path, chromium: Browser, language: str, width: int
) -> None:
    paths = ["/", "/where?n=pa", "/where?n=sc", "/list?n=pa", "/list?n=pa&x=male&o=1", "/i/p1", "/i/p4", "/nowhere"]
    paths += [f"/keep/{(folder / 'token').read_text()}", "/keep/worn-out"]
    found = {}
    with visitor(chromium, language, width, bypass_csp=True) as (page, _asked):
        page.add_init_script(VOICES % "true")
        page.goto(f"{address}/{language}/list?n=pa")
        paths.append((page.get_attribute(".po-service__name a", "href") or "").removeprefix(f"/{language}"))
        for path in paths:
            page.goto(f"{address}/{language}{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
                f"{path} is wider than the screen"
            )
            if broken := violations(page):
                found[path] = broken
        page.goto(f"{address}/{language}/keep/{(folder / 'token').read_text()}")
        page.locator("[name=capacity][value=full]").check()
        page.locator("[name=hours]").fill("MO-TH 09:00-12:00")
        page.locator("main [type=submit]").click()
        expect(page.locator("[name=capacity]")).to_have_count(0)
        found |= {"what was told is taken": broken} if (broken := violations(page)) else {}
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
