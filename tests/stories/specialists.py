"""What specialists do at a browser with the areas of a case: enter one, fill its forms by hand, have them approved."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from amparo.exchange.htcds import Record
from tests.cast import PASSPHRASE
from tests.stories.conftest import Server
from tests.stories.looking import violations
from tests.stories.walking import Walker

PHONE = 390
SPECIALISTS = {
    "celia": "child_protection",
    "greta": "gender_based_violence",
    "tomas": "counter_trafficking",
    "ravi": "return_reintegration",
}
"""Who is qualified for which area."""
TITLES = {
    "child_protection": "Child protection",
    "counter_trafficking": "Counter-trafficking",
    "gender_based_violence": "Gender-based violence",
    "return_reintegration": "Return and reintegration",
}
"""What the areas that are kept apart are called, which nobody else may read."""
HAWA = Record(
    {"prs_FirstName": ("Hawa",), "vic_TypeOfExploitation": ("ForcedLabour",)}, {}, {"Number of the partner": "7"}
)
"""A case of trafficking that a partner sent in IOM's standard."""


class Desks:
    """Everybody's window, opened when somebody first works."""

    def __init__(self, server: Server, chromium: Browser) -> None:
        self.server, self._chromium = server, chromium
        self._open: dict[str, Walker] = {}

    def __call__(self, who: str, language: str = "en", width: int = 1280, *, scripts: bool = True) -> Walker:
        """Return the window of somebody: one for each of them, at a desk and in English if nothing else is asked."""
        if who not in self._open:
            address = self.server.address
            self._open[who] = Walker(self._chromium, address, who, language, width, scripts=scripts)
        return self._open[who]

    @property
    def walkers(self) -> list[Walker]:
        """Return every window that is open."""
        return list(self._open.values())


@contextmanager
def desks(server: Server, chromium: Browser) -> Iterator[Desks]:
    """Open windows where they are needed, and close them all in the end."""
    opened = Desks(server, chromium)
    yield opened
    for walker in opened.walkers:
        walker.leave()


def enter(walker: Walker, case: str, area: str) -> None:
    """Let the case carry an area, from the page of its areas."""
    walker.go(f"{case}areas/")
    button = walker.page.locator(f'form[action="{case}areas/{area}/enter/"] button')
    if not button.is_visible():
        walker.page.locator("main summary").last.click()
    button.click()
    walker.page.wait_for_load_state()


def begin(walker: Walker, form: str) -> None:
    """Begin a form from the page of its area, where its first page is asked at once."""
    walker.page.locator(f'main form:has(input[name=form][value="{form}"]) button').click()
    walker.page.wait_for_load_state()


def approve(walker: Walker, words: str) -> None:
    """Decide, as a supervisor, on what waits on Today; `words` say what it is."""
    walker.go("/")
    row = walker.page.locator("main tr", has_text=words)
    row.locator('a[href*="/decide/"]').click()
    walker.page.wait_for_load_state()
    walker.put(approve="yes", comment="Seen together.")
    walker.send()
    assert "/decide/" not in walker.page.url


def downloaded(walker: Walker, what: str) -> Path:
    """Press or follow what gives a file; return where the file lies."""
    with walker.page.expect_download() as file:
        walker.page.locator(what).first.click()
    return Path(file.value.path())


def fresh(walker: Walker, path: str) -> None:
    """Open a page that asks for the passphrase again when it was given some minutes ago."""
    walker.go(path)
    field = walker.page.locator("main input[type=password]")
    if field.count():
        field.first.fill(PASSPHRASE)
        walker.send()


def says(walker: Walker) -> str:
    """Return what the main part of the open page says, also where it is folded."""
    return " ".join(walker.page.locator("main").text_content().split())  # type: ignore[union-attr]


def learns_nothing(walker: Walker, case: str, *areas: str) -> None:
    """Find no trace of `areas` on any page of a case, as somebody who may read its story."""
    walker.strict = False
    for page in ("", "areas/", "file/", "record/"):
        walker.go(case + page)
        shown = walker.page.content()
        assert [area for area in areas if area in shown or TITLES[area] in shown] == [], page
    for area in areas:
        answer = walker.page.goto(f"{walker.address}{case}areas/{area}/")
        assert answer
        assert answer.status == 404
    walker.strict = True


def shows(walker: Walker, *sentences: str) -> None:
    """Fail unless the open page says each of the sentences."""
    said = says(walker)
    assert [sentence for sentence in sentences if sentence not in said] == [], walker.page.url


def looked(walker: Walker, *paths: str, languages: tuple[str, ...] = ("ar",)) -> None:
    """Look at pages as axe and a ruler do: in Arabic on a telephone, in English at a desk; leave the window in English."""
    for language, width in (("ar", PHONE), ("en", 1280)):
        walker.speak(language)
        walker.page.set_viewport_size({"width": width, "height": 900})
        for one in paths if language in languages else ():
            walker.go(one)
            walker.look(f"{language}-{one.strip('/').replace('/', '-')[-40:]}")
            assert walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (one, language)
            assert violations(walker.page) == [], (one, language)
