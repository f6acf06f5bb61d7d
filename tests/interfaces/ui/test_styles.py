"""The style sheets are what their sources say, hold what the templates use, and stay within the page budget."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.interfaces.ui.pages import gallery_in, pictures_in

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "amparo/interfaces/ui/static/ui"
FRONTEND = ROOT / "frontend"
KB = 1024
# Hooks that only say what a thing is; nothing styles them.
UNSTYLED = {
    "am-needed", "govuk-checkboxes", "govuk-file-upload--error", "govuk-js-service-navigation-toggle", "govuk-radios",
    "govuk-table__body", "govuk-table__head", "moj-timeline__header",
}  # fmt: skip


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_committed_files_were_built_from_the_committed_sources() -> None:
    manifest = json.loads((STATIC / "build.json").read_text())
    assert {name: digest(FRONTEND / name) for name in manifest["sources"]} == manifest["sources"], "run npm run build"
    assert {name: digest(STATIC / name) for name in manifest["outputs"]} == manifest["outputs"], "edited by hand"
    written = [path for folder in ("sass", "js") for path in (FRONTEND / folder).rglob("*") if path.is_file()]
    listed = {path.relative_to(FRONTEND).as_posix() for path in written}
    assert listed <= set(manifest["sources"])


@pytest.mark.parametrize("name", ["app.css", "app.rtl.css", "app.js", "htmx.js"])
def test_the_compressed_file_holds_the_same(name: str) -> None:
    assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == (STATIC / name).read_bytes()


@pytest.mark.parametrize("sheet", ["app.css", "app.rtl.css"])
def test_a_style_sheet_holds_every_class_that_a_template_uses(sheet: str) -> None:
    css = (STATIC / sheet).read_text()
    styled = set(re.findall(r"\.((?:govuk|moj|am)-[\w-]+)", css))
    used: set[str] = set()
    for path in (ROOT / "amparo/interfaces/ui").rglob("*.html"):
        for value in re.findall(r'class="([^"]*)"', path.read_text()):
            plain = re.sub(r"\{[%{].*?[%}]\}", " ", value)
            used |= {one for one in plain.split() if re.fullmatch(r"(govuk|moj|am)-[\w-]*\w", one)}
    assert used - styled - UNSTYLED == set()


@pytest.mark.parametrize("sheet", ["app.css", "app.rtl.css"])
def test_a_style_sheet_fetches_nothing_and_carries_no_government_brand(sheet: str) -> None:
    css = (STATIC / sheet).read_text()
    assert "url(" not in css
    assert "@font-face" not in css
    assert not re.search(r"GDS|crown|crest", css, re.IGNORECASE)


def test_the_closed_chevron_is_a_triangle_in_both_directions() -> None:
    assert "[dir=rtl] .govuk-details:not([open])" in (STATIC / "app.rtl.css").read_text()


def test_a_first_load_stays_within_the_budget_of_a_staff_page() -> None:
    page = max(len(shown("ar").encode()) for shown in (gallery_in, pictures_in))
    sent = sum((STATIC / f"{name}.gz").stat().st_size for name in ("app.rtl.css", "app.js", "htmx.js"))
    assert sent < 40 * KB
    assert page + sent + (STATIC / "mark.svg").stat().st_size < 150 * KB, "the gallery is the largest page there is"


def test_even_an_uncompressed_style_sheet_stays_small() -> None:
    assert (STATIC / "app.css").stat().st_size < 130 * KB
    assert (STATIC / "app.css.gz").stat().st_size < 25 * KB


def test_each_package_that_went_in_left_its_licence() -> None:
    texts = {path.name: path.read_text() for path in (STATIC / "licences").iterdir()}
    assert set(texts) == {"govuk-frontend.txt", "ministryofjustice-frontend.txt", "htmx.org.txt"}
    assert all("MIT" in texts[name] for name in texts if name != "htmx.org.txt")
