"""A first load of a public page stays within 60 KB as it is sent, and its style and script are what their sources say."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.interfaces.portal.door import LANGUAGES, Visitor

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "amparo/interfaces/portal/static"
FRONTEND = ROOT / "frontend"
HEAVIEST = 60 * 1024
UNSTYLED = {"govuk-checkboxes"}  # only says what a thing is


def first_load(visitor: Visitor, path: str) -> int:
    """Return the bytes of a page and of all that it fetches, as they are sent to a browser."""
    sent = visitor.get(path, headers={"accept-encoding": "gzip"})
    page = gzip.decompress(sent.content).decode() if sent.get("Content-Encoding") == "gzip" else sent.content.decode()
    total = len(sent.content)
    for address in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)):
        answer = visitor.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, address
        total += sum(len(part) for part in answer.streaming_content)
    return total


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_light(visitor: Visitor, language: str) -> None:
    assert 2_000 < first_load(visitor, f"/{language}/") < HEAVIEST


def test_the_committed_files_were_built_from_the_committed_sources() -> None:
    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    manifest = json.loads((FRONTEND / "portal.json").read_text())
    assert {name: digest(FRONTEND / name) for name in manifest["sources"]} == manifest["sources"], "run npm run build"
    assert {name: digest(STATIC / name) for name in manifest["outputs"]} == manifest["outputs"], "edited by hand"
    for name in manifest["outputs"]:
        assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == (STATIC / name).read_bytes()
    served = {path.name for path in STATIC.rglob("*") if path.is_file()}
    built = {name + end for name in manifest["outputs"] for end in ("", ".gz")}
    assert served == built | {"mark.svg"}, "everybody may fetch what lies there"


@pytest.mark.parametrize("sheet", ["page.css", "page.rtl.css"])
def test_the_style_sheet_holds_every_class_that_a_template_uses_and_fetches_nothing(sheet: str) -> None:
    css = (STATIC / sheet).read_text()
    styled = set(re.findall(r"\.((?:govuk|po)-[\w-]+)", css))
    used: set[str] = set()
    for path in (ROOT / "amparo/interfaces/portal").rglob("*.html"):
        for value in re.findall(r'class="([^"]*)"', path.read_text()):
            plain = re.sub(r"\{[%{].*?[%}]\}", " ", value)
            used |= {one for one in plain.split() if re.fullmatch(r"(govuk|po)-[\w-]*\w", one)}
    assert used - styled - UNSTYLED == set()
    assert "url(" not in css
    assert "@font-face" not in css


@pytest.mark.parametrize("name", ["page.js", "recorder.js"])
def test_a_script_stores_nothing_asks_nobody_and_writes_no_markup(name: str) -> None:
    script = (STATIC / name).read_text()
    for word in ("Storage", "indexedDB", "cookie", "fetch(", "XMLHttp", "sendBeacon", "serviceWorker", "geolocation",
                 "innerHTML", "insertAdjacent", "pushState", "eval", "http:", "https:"):  # fmt: skip
        assert word not in script, word
