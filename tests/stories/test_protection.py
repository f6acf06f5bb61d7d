"""A panel rates a risk, each alone first, and agrees; another approves; the update goes out, and a next edition begins."""

import io
import json

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from amparo import practice
from tests.analysis.protection.working import PILLARS, WHOLE
from tests.stories.conftest import Server
from tests.stories.land import bring_land
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
RATED = {"evidence": "1", "confidence": "medium"}


def test_an_analysis_from_the_first_word_to_the_paper(server: Server, chromium: Browser) -> None:
    bring_land(server.folder)
    bruno = Walker(chromium, server.address, "bruno", "en", 1280, scripts=False)
    analysis = begun(bruno)
    risk = filled(bruno, analysis)
    dina = Walker(chromium, server.address, "dina", "ar", 390, scripts=True)
    found: dict[str, object] = {}
    looked(dina, [analysis, risk, f"{risk}rate/QV0101/", f"{analysis}evidence/", f"{analysis}scope/"], found)
    rated(bruno, risk, "3")
    dina.go(risk)
    assert "It looks like 3" not in dina.page.content()
    rated(dina, risk, "4")
    assert "It looks like 3" in dina.page.content()
    looked(dina, [risk, f"{risk}agree/QV0101/"], found)
    dina.go(f"{risk}agree/QV0101/")
    dina.put(phase="4", reasons="More was seen.", dissent="One of us hopes.", **RATED)
    dina.send()
    dina.go(f"{analysis}review/")
    dina.send()
    samuel = Walker(chromium, server.address, "samuel", "en", 1280, scripts=False)
    samuel.go(analysis)
    samuel.page.get_by_role("button", name="Approve it").click()
    samuel.send()
    expect(samuel.page.get_by_text("Approved").first).to_be_visible()
    samuel.leave()
    looked(dina, ["/analyses/", "/analyses/severity/", f"{analysis}preview/", f"{analysis}file/", analysis], found)
    taken(dina, analysis)
    following = followed(bruno, analysis)
    looked(dina, following, found)
    dina.leave()
    bruno.leave()
    again = Walker(chromium, server.address, "bruno", "en", 1280, scripts=True)
    looked(again, ["/around/", analysis, risk, "/analyses/severity/", f"{analysis}preview/", *following], found)
    again.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def begun(bruno: Walker) -> str:
    """Begin an analysis from the page of what surrounds people; return its path."""
    bruno.go("/around/")
    bruno.page.get_by_role("link", name="Protection analysis").click()
    bruno.page.get_by_role("button", name="New analysis").click()
    period = {"begins_on-day": "1", "begins_on-month": "7", "begins_on-year": "2026"}
    period |= {"ends_on-day": "30", "ends_on-month": "9", "ends_on-year": "2026"}
    bruno.put(title="The harbour in autumn", places="QV0101", grade="low", **period)
    bruno.page.get_by_label("Dina", exact=True).check()
    bruno.send()
    return bruno.page.url.removeprefix(bruno.address)


def filled(bruno: Walker, analysis: str) -> str:
    """Choose a risk, fill its pillars and what is said of the whole, add a document; return the path of the risk."""
    bruno.page.get_by_role("button", name="Choose a risk").click()
    bruno.put(risk="trafficking_forced_labour")
    bruno.send()
    risk = bruno.page.url.removeprefix(bruno.address)
    for pillar, answers in PILLARS.items():
        bruno.go(f"{risk}{pillar}/")
        bruno.answer(practice.catalogue().form(f"protection_analysis/{pillar}"), answers)
        bruno.page.get_by_role("button", name="Save").click()
    bruno.go(f"{analysis}whole/")
    bruno.page.locator('button[name="repeat"]').first.click()
    form = practice.catalogue().form("protection_analysis/update")
    bruno.answer(form, WHOLE)
    bruno.page.get_by_role("button", name="Save").click()
    bruno.go(f"{analysis}evidence/document/")
    bruno.put(
        title="Report on the harbour", said="Forty were not paid.", publisher="Harbour Watch", reliability="mostly"
    )
    bruno.put(**{"published_on-day": "1", "published_on-month": "9", "published_on-year": "2026"})
    bruno.send()
    expect(bruno.page.get_by_text("ratings in at least one place")).to_be_visible()
    return risk


def rated(walker: Walker, risk: str, phase: str) -> None:
    walker.go(f"{risk}rate/QV0101/")
    walker.put(phase=phase, reasons=f"It looks like {phase}.", **RATED)
    walker.send()


def taken(dina: Walker, analysis: str) -> None:
    """Take the document out in Arabic, and find it written down."""
    dina.go(f"{analysis}file/")
    dina.put(kind="docx", language="ar", recipient="everybody", purpose="advocacy")
    with dina.page.expect_download() as waiting:
        dina.page.locator("main form [type=submit]").first.click()
    document = Document(io.BytesIO(waiting.value.path().read_bytes()))
    assert document.core_properties.language == "ar-SA"
    assert document.paragraphs[0].text.strip("\u200e") == "The harbour in autumn"
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert any("Bahía Clara: 4" in one for one in told), "the map of what the panel agreed on"


def followed(bruno: Walker, analysis: str) -> list[str]:
    """Begin the next edition, which is filled with what was said before and counts nothing of it; return its pages."""
    bruno.go(analysis)
    bruno.page.get_by_role("button", name="Begin the next edition").click()
    bruno.put(grade="low", **{"ends_on-day": "20", "ends_on-month": "11", "ends_on-year": "2026"})
    bruno.send()
    home = bruno.page.url.removeprefix(bruno.address)
    bruno.go(f"{home}evidence/before/")
    bruno.page.get_by_label("Report on the harbour").check()
    bruno.page.get_by_role("button", name="Take it over").click()
    bruno.follow("/analyses/risks/[^/]+/")
    risk = bruno.page.url.removeprefix(bruno.address)
    expect(bruno.page.get_by_role("link", name="Look through and save")).to_have_count(4)
    bruno.follow("/threat/")
    expect(bruno.page.get_by_label("What is done to people")).to_have_value(PILLARS["threat"]["threat/threat_acts"])
    bruno.page.get_by_role("button", name="Save").click()
    expect(bruno.page.get_by_role("link", name="Look through and save")).to_have_count(3)
    bruno.go(f"{home}preview/")
    expect(bruno.page.get_by_text("What changed since the edition before")).to_be_visible()
    return [home, risk, f"{risk}context/", f"{risk}rate/QV0101/", f"{home}evidence/", f"{home}preview/"]


def looked(walker: Walker, paths: list[str], found: dict[str, object]) -> None:
    """Look at pages as axe and a ruler do."""
    for path in paths:
        walker.go(path)
        assert walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
        if broken := violations(walker.page):
            found[f"{path} ({walker.who})"] = broken
        walker.look(path.strip("/").replace("/", "-")[-30:])
