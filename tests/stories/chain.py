"""The steps of the whole chain, one by one: what Nour, Bruno, Alma, Eyob and Dina do on their screens."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.casework.own_file.giving import PIN
from tests.stories.conftest import House
from tests.stories.test_referral import SECRET
from tests.stories.walking import Walker

PHONE = 390


ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


NEED = "ابني مريض منذ القارب."


def asks(house: House, nour: Page) -> tuple[str, tuple[str, str]]:
    """Find the clinic and ask it; first without agreeing, which loses nothing. Return its path, and receipt and PIN."""
    nour.goto(f"{house.door}/ar/")
    nour.locator("a[href$='n=he']").click()
    nour.locator("a.po-step--all").click()
    nour.get_by_role("link", name="General health").click()
    service = urlsplit(nour.url).path
    nour.locator("a[href$='/ask']").click()
    nour.locator("[name=need][value=health_general]").check()
    nour.locator("[name=urgency][value=urgent]").check()
    for name, text in (("words", NEED), ("name", "نونو"), ("way", "عند الخبّازة روزا"), ("not_know", "عمّي")):
        nour.locator(f"[name={name}]").fill(text)
    nour.locator("[name=shares]").check()
    nour.locator("main form button").click()
    expect(nour.get_by_role("alert")).to_be_visible()
    assert nour.locator("[name=not_know]").input_value() == "عمّي"
    assert nour.evaluate("document.documentElement.scrollWidth <= innerWidth")
    nour.locator("[name=agreed]").check()
    nour.locator("main form button").click()
    return service, (nour.locator("#number").inner_text(), nour.locator("#pin").inner_text())


def hands_over(bruno: Walker) -> str:
    """Find it in the list and give it to Alma; return its path."""
    bruno.go("/self-referrals/")
    bruno.follow("/feedback/[0-9a-f-]+/")
    report = urlsplit(bruno.page.url).path
    assert NEED in bruno.page.inner_text("main")
    bruno.follow("/assign/")
    bruno.page.get_by_label("Alma").check()
    bruno.send()
    return report


def takes_on(alma: Walker, report: str) -> str:
    """Register Nour with what she said, open her case, and tell her; return the path of her record."""
    alma.go("/")
    alma.follow(report)
    alma.follow(r"/register/\?asked=[0-9a-f-]+")
    assert alma.page.input_value("[name=contact_value]") == "عند الخبّازة روزا"
    alma.put(name_given="Nour", name_family="Haddad")
    alma.page.fill("[name=birth_date-year]", "1990")
    alma.send()
    alma.put(told="سنأتي غداً.")
    alma.send()
    assert urlsplit(alma.page.url).path.startswith("/cases/")
    alma.follow("/people/[0-9a-f-]+/")
    return urlsplit(alma.page.url).path


def hears(house: House, nour: Page, receipt: tuple[str, str]) -> None:
    """Come back with the receipt and read what was answered."""
    nour.goto(f"{house.door}/ar/say/back/")
    for name, typed in zip(("number", "pin"), receipt, strict=True):
        nour.locator(f"[name={name}]").fill(typed.translate(ARABIC))
    nour.locator("main form button").click()
    expect(nour.get_by_text("سنأتي غداً.")).to_be_visible()
    assert NEED not in nour.content()


def refers(alma: Walker, report: str) -> str:
    """Send the referral that was asked for to somebody without an account; the consent was given at the door."""
    alma.go(report)
    alma.follow(r"/referrals/new/[0-9a-f-]+/\?asked=1")
    assert alma.page.locator("[name=by_themselves]").is_checked()
    alma.page.locator("main [name=addressee]").select_option(value="outside")
    alma.put(to="Eyob", urgency="urgent", groups="need_only", asked_for="A first visit.", background=SECRET)
    alma.send()
    assert "outside of Amparo" in alma.page.inner_text("main")
    alma.send("yes")
    return urlsplit(alma.page.url).path.removesuffix("hand-over/")


def handed_over(alma: Walker, sent: str) -> tuple[str, str]:
    """Make link and code, in Arabic; return the path of the page and the code."""
    alma.go(f"{sent}hand-over/")
    alma.page.locator("main [name=language]").select_option(value="ar")
    alma.send()
    return urlsplit(alma.page.inner_text("#link")).path, alma.page.inner_text("#code")


def accepts(house: House, page: Page, path: str, code: str) -> None:
    """Try a wrong code, then the right one in digits of one's own script; read, and accept."""
    page.goto(house.door + path)
    page.locator("[name=code]").fill("12345")
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    answers(house, page, path, code.translate(ARABIC), "accepted", "غداً في التاسعة.")


def answers(house: House, page: Page, path: str, code: str, step: str, words: str) -> None:
    """Open the page, and answer one step."""
    page.goto(house.door + path)
    page.locator("[name=code]").fill(code)
    page.locator("main form button").last.click()
    expect(page.get_by_text("نونو")).to_be_visible()
    for kept in ("Haddad", SECRET, NEED):
        assert kept not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form = page.locator(f"details:has([name=act][value={step}])")
    form.locator("summary").click()
    form.locator("textarea").fill(words)
    form.locator("button").click()
    expect(page.get_by_role("status")).to_be_visible()


def gives(alma: Walker, person: str) -> str:
    """Give Nour access to her own file; return the code."""
    alma.go(f"{person}own-file/give/")
    alma.put(how_explained="spoken", given_by="self", pin=PIN, pin_again=PIN)
    alma.page.locator('main [name="told_risk"]').check()
    alma.send()
    return alma.page.locator("#number").inner_text()


def rates(house: House, nour: Page, number: str) -> None:
    """Open one's own file with code and PIN, and say how the service was."""
    nour.goto(f"{house.door}/ar/code/")
    nour.locator("[name=number]").fill(number.translate(ARABIC))
    nour.locator("[name=pin]").fill(PIN.translate(ARABIC))
    nour.locator("main [type=submit]").click()
    nour.locator("details").first.locator("summary").click()
    nour.locator("[name=referral]").first.check()
    nour.locator("[name=rating][value=good]").check()
    nour.locator("#rate-words").fill("كانوا لطفاء.")
    nour.locator("details").first.locator("[type=submit]").click()
    expect(nour.get_by_role("status")).to_be_visible()


def sees_figures(alma: Walker, dina: Walker) -> None:
    """Take in what Nour said, which turns into a figure without her."""
    alma.go("/")
    dina.go("/gaps/")
    figures = dina.page.inner_text("main")
    for shown in ("Horizon Clinic", "fewer than 5", "People asked the service themselves", "Good"):
        assert shown in figures, shown
    for kept in ("Nour", "نونو", NEED):
        assert kept not in dina.page.content()


def ended(house: House, page: Page, path: str, code: str) -> None:
    """Find the page closed once the person has said what they think of the service."""
    page.goto(house.door + path)
    page.locator("[name=code]").fill(code)
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
