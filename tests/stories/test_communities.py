"""A session, its plan, a rumour and a volunteer: written down without JavaScript, read in Arabic on a phone, counted by Dina."""

import pytest
from playwright.sync_api import Browser

from tests.stories.conftest import Server
from tests.stories.land import bring_places
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser


def test_a_community_is_worked_with_from_the_first_session_to_the_answer_and_others_see_nothing(
    server: Server, chromium: Browser
) -> None:
    bring_places(server.folder)
    alma = Walker(chromium, server.address, "alma", "en", 1280, scripts=False)
    home = community(alma)
    paths = [home, *(record(alma, home, what, values) for what, values in WRITTEN.items())]
    paths.append(answered(alma, paths[-1]))
    paths.append(volunteer(alma, home))
    alma.go("/")
    assert "Say how it stands" in alma.page.inner_text("main")
    alma.leave()
    read(Walker(chromium, server.address, "alma", "ar", 390, scripts=True), paths)
    nothing(Walker(chromium, server.address, "chidi", "en", 1280, scripts=False), home)
    counted(Walker(chromium, server.address, "dina", "en", 1280, scripts=False))


def community(alma: Walker) -> str:
    """Write down a community from the menu; return its path."""
    alma.go("/communities/")
    alma.page.click("main >> text=New community")
    alma.put(
        **{
            "name": "Families by the old market",
            "place": "QV01",
            "kind": "neighbourhood",
            "groups-0-group": "displaced",
        }
    )
    alma.send()
    return alma.page.url.removeprefix(alma.address)


WRITTEN = {
    "rating": {"factor": "com_safety", "polarity": "risk", "strength": "2", "evidence": "The road is dark."},
    "committee": {"name": "The lamps", "counts-0-group": "hosts", "counts-0-sex": "male", "counts-0-number": "7"},
    "campaign": {
        "message": "Registration is free.", "languages": "spa", "channels": "radio", "questions-0-question": "What does it cost?",
        "questions-0-right": "8", "questions-0-wrong": "1", "questions-0-unsure": "1",
    },
    "session": {
        "purpose": "listen", "decided": "To ask for lamps.", "counts-0-group": "women", "counts-0-sex": "female",
        "counts-0-age": "18_59", "counts-0-number": "12", "points-0-category": "safety", "points-0-words": "It is dark.",
    },
    "action": {
        "wish": "Lamps", "who": "The town", "status": "agreed", "due_on-day": "2", "due_on-month": "2", "due_on-year": "2026",
    },
    "rumour": {"words": "Whoever registers is sent away.", "channel": "mouth", "dangerous": "unknown"},
}  # fmt: skip


def record(alma: Walker, home: str, what: str, values: dict[str, str]) -> str:
    """Write down a record of one kind from the page of its community; return its path."""
    alma.go(home)
    alma.follow(f"/new/{what}/")
    for name, value in values.items():
        if name == "languages":
            alma.page.locator('main [name="languages"]').first.select_option(value)
        else:
            alma.fill(name, value)
    alma.send()
    assert f"/records/{what}/" in alma.page.url, alma.page.inner_text("main")[:500]
    return alma.page.url.removeprefix(alma.address)


def answered(alma: Walker, rumour: str) -> str:
    """Check the rumour and answer it; return the path of the page on which it was answered."""
    alma.go(rumour)
    alma.page.click("text=Check it")
    alma.put(finding="rumour_false", truth="Nobody is.", source="The office", checked_by="Our lawyer")
    alma.send()
    alma.page.click("text=Answer it")
    path = alma.page.url.removeprefix(alma.address)
    alma.put(answer="Nobody is sent away for registering.", ways="radio")
    alma.send()
    assert "Answered" in alma.page.inner_text("main")
    return path


def volunteer(alma: Walker, home: str) -> str:
    """Write down a volunteer of whom references are not known."""
    alma.go(home)
    alma.follow("/volunteers/new/")
    alma.put(name="Rosa Marín", code_signed="yes", trained="no", reference="unknown")
    alma.send()
    assert "Not to be sent" in alma.page.inner_text("main")
    return alma.page.url.removeprefix(alma.address)


def read(phone: Walker, paths: list[str]) -> None:
    """Read every kind of page in Arabic on a phone, as axe and a ruler do."""
    session = next(path for path in paths if "/session/" in path)
    lists = ("/communities/", "/communities/all/action/", "/communities/volunteers/", "/communities/figures/")
    for path in (*paths, f"{session}change/", *lists, "/"):
        phone.go(path)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert violations(phone.page) == [], path
    phone.leave()


def nothing(chidi: Walker, home: str) -> None:
    """Find no trace of the community as a case worker of another agency."""
    chidi.go("/communities/")
    assert "market" not in chidi.page.content()
    chidi.strict = False
    answer = chidi.page.goto(f"{chidi.address}{home}")
    assert answer is not None
    assert answer.status == 404
    chidi.leave()


def counted(dina: Walker) -> None:
    """Read figures as an information officer: rounded, and no word of what was said."""
    dina.go("/")
    dina.page.click("text=Around people")
    dina.page.click("text=Taking part")
    shown = dina.page.inner_text("main")
    assert "about 1" in shown
    assert "fewer than" in shown
    assert "lamps" not in shown
    dina.leave()
