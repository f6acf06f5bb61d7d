"""A supervisor audits a file and the worker answers; two agencies sit together, and the minutes open for those who were there.

Without JavaScript in English, then axe looks, in Arabic on a phone too.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from amparo.foundation import clock
from tests.stories.conftest import ROOT, Server, serving, settings
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def together(prepared: Path) -> Iterator[tuple[Server, str]]:
    """Serve with a case of which the person agreed that it is spoken about with Horizon Aid."""
    with serving(prepared, "127.0.0.1", AMPARO_DEMO="on") as started:
        command = [sys.executable, "-m", "tests.stories.together"]
        made = subprocess.run(
            command, env=settings(started.folder), cwd=ROOT, check=True, capture_output=True, text=True
        )
        yield started, made.stdout.strip()


def test_a_file_is_audited_and_answered_and_two_agencies_sit_together(
    together: tuple[Server, str], chromium: Browser
) -> None:
    server, case = together
    bruno, alma, chidi = (
        Walker(chromium, server.address, who, "en", 1280, scripts=False) for who in ("bruno", "alma", "chidi")
    )
    audit = audited(bruno)
    answered(alma, bruno, audit)
    conference = conferred(alma, case)
    met(alma, chidi, bruno, conference)
    for walker, paths in (
        (bruno, ["/supervision/", audit, f"{audit}reply/", "/supervision/workers/", conference]),
        (alma, [f"/cases/{case}/conferences/", conference, "/how-i-am/", "/how-i-am/new/"]),
    ):
        judged(Walker(chromium, server.address, walker.who, "en", 1280, scripts=True), paths, "en")
        judged(Walker(chromium, server.address, walker.who, "ar", 390, scripts=True), paths, "ar")
        walker.leave()
    chidi.leave()


def audited(bruno: Walker) -> str:
    """Draw one file, look at it with the checklist and tell Alma; return the audit's path."""
    bruno.page.get_by_role("link", name="Supervision").click()
    bruno.follow("/supervision/samples/new/")
    bruno.put(size="1")
    bruno.send()
    expect(bruno.page.get_by_text("The same files")).to_be_visible()
    bruno.follow("/supervision/audits/[^/]+/")
    audit = urlsplit(bruno.page.url).path
    bruno.follow("/fill/")
    bruno.page.locator("[name='q:welcome/explained'][value=met]").check()
    bruno.page.locator("[name='q:welcome/safe_ways'][value=partly]").check()
    bruno.page.locator("main form [type=submit]").last.click()
    expect(bruno.page.get_by_text("75 of a hundred")).to_be_visible()
    bruno.follow("/tell/")
    bruno.put(strengths="One sees at once how to reach her.", learn="When to look at the risk again.")
    bruno.send()
    expect(bruno.page.get_by_text("One sees at once how to reach her.")).to_be_visible()
    return audit


def answered(alma: Walker, bruno: Walker, audit: str) -> None:
    """Read the feedback from the page of the day, say so, and answer."""
    alma.go("/")
    alma.page.get_by_role("link", name="Read it").click()
    expect(alma.page.get_by_text("What is strong")).to_be_visible()
    alma.page.get_by_role("button", name="I have read it").click()
    alma.follow("/reply/")
    alma.put(text="Thank you, I will ask Amir.")
    alma.send()
    bruno.go(audit)
    expect(bruno.page.get_by_text("Thank you, I will ask Amir.")).to_be_visible()
    expect(bruno.page.get_by_text("Read by the worker")).to_be_visible()


def conferred(alma: Walker, case: str) -> str:
    """Call a conference with Bruno and with Chidi of another agency; return its path."""
    alma.go(f"/cases/{case}/conferences/")
    alma.follow("/conferences/new/")
    alma.send()  # story and plan are chosen
    alma.put(purpose="safety", about="A girl alone at the station.", questions="Where can she sleep?")
    alma.page.get_by_label("Chidi · Horizon Aid").check()
    alma.page.get_by_label("Bruno").check()
    alma.send()
    expect(alma.page.get_by_text("Where can she sleep?")).to_be_visible()
    return urlsplit(alma.page.url).path


def met(alma: Walker, chidi: Walker, bruno: Walker, conference: str) -> None:
    """Keep minutes with Chidi there: they open for him, and not for Bruno, who was not."""
    chidi.go("/")
    chidi.page.get_by_role("link", name="Read the invitation").click()
    expect(chidi.page.get_by_text("A girl alone at the station.")).to_be_visible()
    alma.follow("/minutes/")
    alma.page.get_by_label("Chidi", exact=True).check()
    alma.put(person_part="was_there", person_view="She wants to stay with Amina.", discussed="The lorry came back.")
    today = clock.today()
    alma.put(what_1="Ask for a bed")
    alma.page.locator("main select[name=who_1]").select_option(label="Alma")
    days = {"on_1-day": today.day, "on_1-month": today.month, "on_1-year": today.year}
    alma.put(**{name: str(part) for name, part in days.items()})
    alma.send()
    for walker, opens in ((alma, True), (chidi, True), (bruno, False)):
        walker.go(conference)
        expect(walker.page.get_by_text("The lorry came back.")).to_have_count(int(opens))
    alma.go("/")
    expect(alma.page.get_by_text("Ask for a bed")).to_be_visible()


def judged(walker: Walker, paths: list[str], language: str) -> None:
    """Let axe look at pages."""
    for path in paths:
        walker.go(path)
        assert walker.page.locator("html").get_attribute("lang") == language
        assert violations(walker.page) == [], (path, language)
        wide = walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wide, (path, language)
    walker.leave()
