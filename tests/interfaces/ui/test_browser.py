"""The gallery in Chromium, in both directions, on a desk and on a phone: axe finds nothing, nothing sticks out."""

import threading
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings

from tests import chromium
from tests.interfaces.ui.pages import gallery_in, pictures_in

pytestmark = pytest.mark.browser
STATIC = Path(__file__).parents[3] / "amparo/interfaces/ui/static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", "": "text/html; charset=utf-8"}
POLICY = "; ".join(
    f"{name} {' '.join(values)}" for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)
SCRIPT = "<script>window.ran = true</script>"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the gallery in each language, under the policy of the product, without a database."""

    def answer(environ: dict, start: object) -> list[bytes]:
        path = environ["PATH_INFO"]
        static = path.startswith("/static/")
        if environ.get("HTTP_HX_REQUEST"):
            sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0)).decode()
            body = f"<p>{environ['REQUEST_METHOD']} {sent}</p>{SCRIPT if 'evil' in sent else ''}".encode()
        else:
            shown = pictures_in if path.startswith("/pictures/") else gallery_in
            body = (STATIC / path[8:]).read_bytes() if static else shown(path[-2:]).encode()
        kind = KINDS[Path(path).suffix]
        start("200 OK", [("Content-Type", kind), ("Content-Security-Policy", POLICY)])  # type: ignore[operator]
        return [body]

    with make_server("127.0.0.1", 0, answer, handler_class=Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module", name="chromium")
def started() -> Iterator[object]:
    """Return the system's Chromium, without a window."""
    with chromium.running() as browser:
        yield browser


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "pictures/en", "pictures/ar"])
def test_axe_finds_nothing_and_nothing_sticks_out(chromium: object, address: str, language: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = chromium.new_page(viewport={"width": width, "height": 900})  # type: ignore[attr-defined]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/{language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert not said, "the policy refused something or a script failed"
    page.close()


def test_the_page_is_whole_without_a_script(chromium: object, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{address}/ar")
    assert page.locator("nav .govuk-service-navigation__link").first.is_visible()
    assert page.locator(".govuk-error-summary").first.is_visible()
    assert page.locator("details summary").first.is_visible()
    context.close()


def test_the_error_summary_takes_the_focus_and_leads_to_the_input(chromium: object, address: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    page.goto(f"{address}/en")
    page.locator("a[href='#q-page:given']").click()
    assert page.evaluate("document.activeElement.id") == "q-page:given"
    page.close()


def test_a_search_answers_while_typing_under_the_policy_of_the_product(chromium: object, address: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/en")
    page.locator("#search").fill("")
    page.locator("#search").press_sequentially("amina")
    page.locator("#results", has_text="q=amina").wait_for(timeout=5_000)
    assert page.locator("#results", has_text="POST").locator("text=csrfmiddlewaretoken=").count() == 1
    assert page.url == f"{address}/en"
    assert not said
    page.locator("#search").fill("evil")
    page.wait_for_timeout(1_000)
    assert page.locator("#results", has_text="q=amina").count() == 1, "an answer with a script is not shown"
    assert page.evaluate("window.ran") is None
    page.close()


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.innerHTML = '<img>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "document.createElement('script').src = '/static/ui/app.js'",
        "document.createElement('script').text = '1'",
        "document.write('<b>x</b>')",
        "window.trustedTypes.createPolicy('mine', {createHTML: text => text})",
    ],
)
def test_no_script_on_a_page_can_turn_text_into_markup_or_code(chromium: object, address: str, attack: str) -> None:
    from playwright.sync_api import Error

    page = chromium.new_page()  # type: ignore[attr-defined]
    page.goto(f"{address}/en")
    assert page.evaluate("new DOMParser().parseFromString('<b>x</b>', 'text/html').body.textContent") == "x"
    with pytest.raises(Error, match="TypeError"):
        page.evaluate(f"() => {{ {attack} }}")
    page.close()
