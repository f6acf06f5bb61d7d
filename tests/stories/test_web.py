"""A day at a browser under the strictest policy: search, register, photo, document, download, sign out, and nothing is left.

Once in English on a desk without JavaScript, once in Arabic on a phone with it; nothing on the way is refused by the policy.
"""

import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.stories.conftest import Server
from tests.stories.sara import look_for, register
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
KEPT = """async () => [localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length]"""
"""How much a page stored in its browser, by every way there is."""


def picture() -> bytes:
    """Return a photo that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "taken at the safe house"
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), "navy").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(("language", "width", "scripts"), [("en", 1280, False), ("ar", 390, True)])
def test_a_day_at_a_browser_leaves_nothing_in_it(
    server: Server, chromium: Browser, language: str, width: int, scripts: bool
) -> None:
    alma = Walker(chromium, server.address, "alma", language, width, scripts=scripts)
    refused: list[str] = []
    alma.page.on("console", lambda message: refused.append(message.text))
    alma.page.on("pageerror", lambda error: refused.append(str(error)))
    alma.page.on("request", lambda request: alma.visited.setdefault(request.url, None))
    case = register(alma, language)
    person = person_of(alma, scripts=scripts)
    photographed(alma, person)
    kept = document(alma, case)
    assert kept.read_text() == "Her own words."
    assert refused == []
    written = ("Sara", "Idris", "Yousif", "words")
    assert not [url for url in alma.visited if any(word in url for word in written)], "addresses name nobody"
    if scripts:
        assert alma.page.evaluate(KEPT) == [0, 0, 0, 0], "nothing is stored in the browser"
    signed_out(alma, case)


def test_no_script_gives_every_object_a_property(server: Server, chromium: Browser) -> None:
    alma = Walker(chromium, server.address, "alma", "en", 1280, scripts=True)
    alma.go("/search/")
    pollute = """(told) => {
        const merge = (to, from) => {
            for (const name in from)
                typeof from[name] === 'object' ? merge(to[name], from[name]) : to[name] = from[name];
        };
        merge({}, JSON.parse(told));
        return [({}).polluted, Object.isFrozen(Object.prototype), typeof htmx];
    }"""
    assert alma.page.evaluate(pollute, '{"__proto__": {"polluted": "yes"}}') == [None, True, "object"]
    alma.leave()


def person_of(alma: Walker, *, scripts: bool) -> str:
    """Find Sara, while typing where there is JavaScript, and return the path of her page."""
    if scripts:
        alma.go("/search/")
        alma.page.locator("#search").press_sequentially("Yousif Idris")
    else:
        look_for(alma, "Yousif Idris")
    found = alma.page.locator('#results a[href^="/people/"]').first
    found.wait_for()
    assert urlsplit(alma.page.url).query == ""
    return found.get_attribute("href") or ""


def photographed(alma: Walker, person: str) -> None:
    """Give Sara a photo and see that the page shows it."""
    alma.go(f"{person}photo/change/")
    alma.page.set_input_files("input[name=photo]", {"name": "sara.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    alma.send()
    assert urlsplit(alma.page.url).path == person
    shown = alma.page.locator(f'img[src="{person}photo/"]')
    assert shown.count() == 1
    answer = alma.page.request.get(f"{alma.address}{person}photo/")
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert b"safe house" not in answer.body()
    assert "server" not in answer.headers, "which program answers, and its version, is nobody's business"


def document(alma: Walker, case: str) -> Path:
    """Keep a letter in the file and take it out again; return where the browser put it."""
    alma.go(f"{case}add/document/")
    alma.put(title="Her letter", document_kind="other")
    letter = {"name": "letter of Sara.txt", "mimeType": "text/plain", "buffer": b"Her own words."}
    alma.page.set_input_files("input[name=file]", letter)  # type: ignore[arg-type]
    alma.send()
    with alma.page.expect_download() as taking:
        alma.page.locator('main a[href$="/download/"]').first.click()
    assert "Sara" not in taking.value.suggested_filename
    assert taking.value.suggested_filename.endswith(".txt")
    return Path(taking.value.path())


def signed_out(alma: Walker, case: str) -> None:
    """Sign out, and see that the way back shows no page and that no cookie of the session is left."""
    alma.go(case)
    with alma.page.expect_response("**/sign-out/") as leaving:
        alma.page.locator('form[action="/sign-out/"] [type=submit]').first.click()
    assert leaving.value.status == 302
    assert leaving.value.all_headers()["clear-site-data"] == '"cache", "storage"'
    alma.page.wait_for_url("**/sign-in/**")
    assert "amparo" not in {cookie["name"] for cookie in alma.window.cookies()}
    alma.page.go_back()
    alma.page.wait_for_load_state()
    assert "Idriss" not in alma.page.content()
    alma.leave()
