"""A referral from the need to the figure, in Chromium without JavaScript; then axe and a ruler look at it in four languages."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.stories.conftest import Server
from tests.stories.looking import shapes, violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
VISITED: dict[str, dict[str, None]] = {}
SECRET = "She crossed the river at night."


def test_alma_refers_eyob_helps_and_the_person_says_how_it_was(server: Server, chromium: Browser) -> None:
    bruno, alma, eyob, dina = (
        Walker(chromium, server.address, who, "en", 1280, scripts=False) for who in ("bruno", "alma", "eyob", "dina")
    )
    list_clinic(bruno)
    case = registered(alma)
    sent = refer(alma, case)
    helped(eyob)
    assert "Given" in says(alma, sent)
    assert "Two visits, and medicine." in says(alma, sent)
    alma.follow("/view/")
    alma.put(rating="good", words="The doctor listened.")
    alma.send()
    assert "The doctor listened." in alma.page.inner_text("main")
    assert "nothing of it can be opened here any more" in says(eyob, "/received/", "/received/[0-9a-f-]+/")
    assert "Nour" not in eyob.page.content()
    closed(alma, eyob, case, sent)
    dina.go("/gaps/")
    told = dina.page.inner_text("main")
    assert "fewer than 5" in told
    assert "Horizon Clinic" in told
    assert "Nour" not in dina.page.content()
    assert SECRET not in eyob.page.content()
    for walker in (bruno, alma, eyob, dina):
        VISITED[walker.who] = dict(walker.visited)
        walker.leave()


def says(walker: Walker, path: str, *ways: str) -> str:
    """Return what a page says, reached by following links from `path`."""
    walker.go(path)
    for way in ways:
        walker.follow(way)
    return walker.page.inner_text("main")


def list_clinic(bruno: Walker) -> None:
    """List the clinic, and say that its people have accounts in Horizon Aid."""
    bruno.go("/directory/organizations/new/")
    bruno.put(name="Horizon Clinic", kind="international_ngo")
    bruno.page.locator("main [name=staff_agency]").select_option(label="Horizon Aid")
    bruno.send()
    bruno.follow("/services/new/")
    bruno.put(
        name="General health", types="health_general", capacity="open", reports_to_authorities="no", asks_status="no"
    )
    bruno.send()


def registered(alma: Walker) -> str:
    """Register Nour and open her case; return its path."""
    alma.go("/register/")
    alma.put(name_given="Nour", name_family="Haddad", preferred_name="Nounou")
    alma.page.fill("[name=birth_date-year]", "1990")
    alma.page.fill("[name=contact_value]", "+000 555 0199")
    alma.send()
    alma.page.click("text=Open a case")
    return urlsplit(alma.page.url).path


def refer(alma: Walker, case: str) -> str:
    """Find a service, see that the consent is missing, write it down, look at every value, and send; return the path."""
    alma.go(f"{case}referrals/")
    alma.follow("/referrals/new/")
    alma.put(kind="food")
    alma.send()
    assert "No service fits." in alma.page.inner_text("main")
    alma.page.click("text=Count it as a gap >> nth=-1")
    alma.follow("/referrals/new/")
    alma.put(kind="health_general")
    alma.send()
    assert "takes referrals" in alma.page.inner_text("main")
    alma.follow("/referrals/new/[0-9a-f-]+/")
    place = alma.page.url
    alma.page.locator("main [name=addressee]").select_option(label="Eyob")
    alma.put(urgency="urgent", groups="need_only", asked_for="A first visit.", background=SECRET)
    alma.send()
    told = alma.page.inner_text("main")
    assert "has not agreed" in told
    assert "Nounou" in told
    assert "Haddad" not in told
    assert SECRET not in told
    agree(alma)
    alma.page.goto(place)
    alma.page.locator("main [name=addressee]").select_option(label="Eyob")
    alma.put(urgency="urgent", groups="need_only", asked_for="A first visit.", background=SECRET)
    alma.send()
    alma.page.uncheck("#keep-contact_value")
    alma.send("yes")
    assert "Sent. Only its addressee" in alma.page.inner_text("body")
    return urlsplit(alma.page.url).path


def agree(alma: Walker) -> None:
    """Write down that Nour agrees; the page knows for whom."""
    alma.follow(r"/consents/new/\?for=[0-9a-f-]+")
    assert alma.page.input_value("main [name=recipient]") == "Horizon Clinic"
    alma.put(answer="given", given_by="self", how_explained="spoken")
    alma.send()


def helped(eyob: Walker) -> None:
    """Say that it arrived, read it, accept, begin, tell what became of it."""
    eyob.go("/")
    eyob.follow("/received/[0-9a-f-]+/")
    told = eyob.page.inner_text("main")
    assert "Nounou" in told
    assert "0199" not in told
    assert SECRET not in told
    eyob.page.click("main form button")
    eyob.follow("/ask/")
    eyob.put(text="Does she come alone?")
    eyob.send()
    for step, words in (("accepted", "Tomorrow at nine."), ("completed", "Two visits, and medicine.")):
        eyob.follow(f"/{step}/")
        eyob.put(text=words)
        eyob.send()
        if step == "accepted":
            eyob.page.click("main form button")


def closed(alma: Walker, eyob: Walker, case: str, sent: str) -> None:
    """Close it, and look at the lists and notices that tell of it."""
    alma.go(f"{sent}close/")
    alma.send()
    assert "Closed" in alma.page.inner_text("main h1")
    alma.go(f"{case}referrals/")
    for path in ("/referrals/", "/notices/"):
        alma.go(path)
    assert "A service answered a referral" in alma.page.inner_text("main")
    eyob.go("/notices/")
    assert "A referral to you has arrived" in eyob.page.inner_text("main")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 390), ("fr", 390), ("es", 1280)])
def test_axe_finds_nothing_on_any_page_of_a_referral(
    server: Server, chromium: Browser, language: str, width: int
) -> None:
    assert VISITED, "the story above goes first"
    for who, paths in VISITED.items():
        walker = Walker(chromium, server.address, who, language, width, scripts=True)
        walker.strict = False  # what is over answers that it is not there
        for path in shapes(
            {path: None for path in paths if "referral" in path or "received" in path or path == "/gaps/"}
        ):
            walker.go(path)
            assert walker.page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert violations(walker.page) == [], path
        walker.leave()
