"""A case carries an area, from the qualification to the gate: without JavaScript in English, read in Arabic on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.content.sixth import NAME, with_a_sixth_area
from tests.stories.conftest import Server, serving
from tests.stories.filling import fill
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
ANSWERS = {"appeal_pending": "yes", "hearing_set": "yes", "hearing_date": "2026-12-01", "lawyer_wanted": "no"}


@pytest.fixture(scope="module")
def with_area(prepared: Path) -> Iterator[Server]:
    """Start the house with the sixth area in its practice."""
    with serving(prepared, "127.0.0.1", "tests.stories.sixth", AMPARO_DEMO="on") as started:
        yield started


def test_an_area_is_entered_filled_and_shuts_a_gate_and_others_see_nothing_of_it(
    with_area: Server, chromium: Browser
) -> None:
    qualify(Walker(chromium, with_area.address, "fadi", "en", 1280, scripts=False))
    bruno, alma = (Walker(chromium, with_area.address, who, "en", 1280, scripts=False) for who in ("bruno", "alma"))
    case = opened(alma)
    alma.go(f"{case}areas/")
    alma.page.click("text=Other areas")
    alma.page.click("text=Enter: Legal aid")
    alma.page.click("text=Begin: Legal questions")
    fill(alma, with_a_sixth_area().form(f"{NAME}/legal_intake"), **ANSWERS)
    assert f"/areas/{NAME}/" in alma.page.url
    assert "A hearing is set: somebody has to go there with the person." in alma.page.inner_text("main")
    assert "What this stands on" in alma.page.inner_text("main")
    read(Walker(chromium, with_area.address, "alma", "ar", 390, scripts=True), case)
    nothing(bruno, case)
    alma.leave()


def qualify(fadi: Walker) -> None:
    """As an administrator, say that Alma is qualified."""
    fadi.go("/accounts/")
    fadi.page.click("main a:has-text('Alma')")
    fadi.page.click("text=Qualifications")
    fadi.page.check("[name=areas][value=gbv]")
    fadi.page.check("[name=areas][value=ct]")
    fadi.send()
    fadi.leave()


def opened(alma: Walker) -> str:
    """Register somebody, open a case and return its path."""
    alma.go("/register/")
    alma.page.fill("[name=name_given]", "Sara")
    alma.page.fill("[name=name_family]", "Rustum")
    alma.page.fill("[name=birth_date-year]", "1990")
    alma.send()
    alma.page.click("text=Open a case")
    return alma.page.url.removeprefix(alma.address)


def read(phone: Walker, case: str) -> None:
    """Read the pages of areas in Arabic on a phone, as axe and a ruler do."""
    for path in (case, f"{case}areas/", f"{case}areas/{NAME}/"):
        phone.go(path)
        looked_at(phone)
    assert "المساعدة القانونية" in phone.page.inner_text("main")
    brought_in(phone)
    phone.leave()


def brought_in(phone: Walker) -> None:
    """Bring in a file of trafficking cases: each page as axe and a ruler see it."""
    phone.go("/cases/bring-in/")
    looked_at(phone)
    table = b"prs_FirstName,prs_Birthdate,cas_Status,vic_TypeOfExploitation\nHawa,x,Active,ForcedLabour\n,,Active,\n"
    phone.page.set_input_files("[name=file]", {"name": "cases.csv", "mimeType": "text/csv", "buffer": table})
    phone.put(source="Horizon Aid")
    phone.send()
    phone.look("brought-in")
    assert phone.page.locator("main [name=row_1]").count() == 2
    looked_at(phone)
    phone.send()
    looked_at(phone)
    case = phone.page.locator("main td a").first.get_attribute("href")
    phone.go(f"{case}areas/counter_trafficking/received/")
    assert "ForcedLabour" in phone.page.inner_text("main")
    looked_at(phone)
    phone.go("/cases/give-back/")
    looked_at(phone)


def looked_at(phone: Walker) -> None:
    """Fail where the page is wider than the phone, or breaks a rule."""
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(phone.page) == []


def nothing(bruno: Walker, case: str) -> None:
    """See no trace of the area as a supervisor of the case who is not qualified."""
    for path in (case, f"{case}areas/"):  # areas that are kept apart from nobody have their page for everybody
        bruno.go(path)
        assert "Legal" not in bruno.page.inner_text("main")
        assert NAME not in bruno.page.content()
    bruno.strict = False
    answer = bruno.page.goto(f"{bruno.address}{case}areas/{NAME}/")
    assert answer is not None
    assert answer.status == 404
    bruno.leave()
