"""Sara's case from first contact to closure in Chromium, as Alma with Bruno's approvals.

Once in English on a desk without JavaScript, once in Arabic on a phone with it. Then axe looks at every page that was
visited, in four languages, and every first load is weighed.
"""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from amparo.casework.cases import pathway
from tests.interfaces.staff.cases.filling import answers_of
from tests.stories.conftest import Server
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HEAVIEST = 150 * 1024
ANSWERS = {step: answers_of(step) for step in pathway.FORMS}
MOST_PAGES = 40
VISITED: dict[str, dict[str, None]] = {"alma": {}, "bruno": {}}


@pytest.mark.parametrize(("language", "width", "scripts"), [("en", 1280, False), ("ar", 390, True)])
def test_sara_from_first_contact_to_closure(
    server: Server, chromium: Browser, language: str, width: int, scripts: bool
) -> None:
    alma = Walker(chromium, server.address, "alma", language, width, scripts=scripts)
    bruno = Walker(chromium, server.address, "bruno", language, width, scripts=scripts)
    case = register(alma, language)
    for step in ("first_contact", "screening"):
        do(alma, case, step)
    do(alma, case, "assessment")
    approve(bruno, case)
    do(alma, case, "plan")
    approve(bruno, case)
    around(alma, case)
    do(alma, case, "follow_up")
    do(alma, case, "review")
    approve(bruno, case, then="closure")
    do(alma, case, "closure")
    approve(bruno, case)
    alma.go(case)
    alma.look("closed")
    assert alma.page.locator("section[aria-labelledby=next-thing] form").count() == 0
    for page in ("record/", "record/seen/", "file/", "plan/", "journey/", "risk/", "responsibility/"):
        alma.go(case + page)
        alma.look(page.strip("/").replace("/", "-"))
    for walker in (alma, bruno):
        VISITED[walker.who] |= walker.visited
        walker.leave()


def test_another_case_stays_open_with_a_plan_that_waits(server: Server, chromium: Browser) -> None:
    alma = Walker(chromium, server.address, "alma", "fr", 1280, scripts=True)
    bruno = Walker(chromium, server.address, "bruno", "fr", 1280, scripts=True)
    case = register(alma, "fr")
    for step in ("first_contact", "screening", "assessment"):
        do(alma, case, step)
    approve(bruno, case)
    around(alma, case)
    do(alma, case, "plan")
    bruno.go("/")
    bruno.go(case)
    bruno.page.locator('section[aria-labelledby=next-thing] a[href*="/decide/"]').first.click()
    for page in ("record/", "record/seen/", "file/", "plan/", "plan/paper/", "journey/", "risk/", "responsibility/"):
        alma.go(case + page)
    for walker in (alma, bruno):
        for path in walker.visited:
            VISITED[walker.who].pop(path, None)
            VISITED[walker.who][path] = None
        walker.leave()


def register(alma: Walker, language: str) -> str:
    """Find that Sara is not there yet, register her, write down her consent, open a case; return its path."""
    alma.look("today")
    look_for(alma, "Sara")
    alma.follow("/register/")
    alma.put(
        name_given="Sara", name_father="Yusuf", name_family=f"Idriss {language}", preferred_name="Saroura",
        name_as_written="سارة يوسف إدريس", sex="female", contact_channel="through_person",
        contact_not_know="the man who drove the lorry",
    )  # fmt: skip
    alma.put(**{"birth_date-day": "4", "birth_date-month": "3", "birth_date-year": "2011"})
    alma.look("register")
    alma.send()
    if "/people/" not in alma.page.url:
        alma.look("matches")
        alma.page.locator("main form [type=submit][name=another]").first.click()
    person = urlsplit(alma.page.url).path
    assert person.startswith("/people/")
    alma.look("person")
    alma.go(f"{person}consents/new/")
    alma.look("consent")
    look_for(alma, "Yousif Idris")
    alma.look("search")
    assert alma.page.locator(f'main a[href="{person}"]').count() == 1
    alma.go(person)
    alma.page.locator(f'main form[action="{person}open-case/"] button').click()
    alma.page.wait_for_load_state()
    case = urlsplit(alma.page.url).path
    assert case.startswith("/cases/")
    alma.look("case")
    return case


def look_for(alma: Walker, name: str) -> None:
    """Search by name with the button, as one does without JavaScript; the address says nothing of it."""
    alma.go("/search/")
    alma.page.fill("#search", name)
    alma.page.locator("main form[role=search] [type=submit]").click()
    alma.page.wait_for_load_state()
    assert urlsplit(alma.page.url).query == ""


def do(alma: Walker, case: str, step: str) -> None:
    """Start the form of a step from the case page, fill it page by page, look it through and complete it."""
    alma.go(case)
    begin = f"section[aria-labelledby=next-thing] form:has(input[name=step][value={step}]) button"
    alma.page.locator(begin).first.click()
    alma.page.wait_for_load_state()
    for _ in range(MOST_PAGES):
        if "/review/" in alma.page.url:
            break
        fill_page(alma, step)
    alma.look(f"{step}-review")
    alma.send()
    assert "/review/" not in alma.page.url, alma.page.locator("main").inner_text()


def fill_page(alma: Walker, step: str) -> None:
    """Answer what one page asks, with the entries of its repeats, and save it."""
    if "/pages/" not in alma.page.url:
        alma.page.locator('main a[href*="/pages/"]').first.click()
        alma.page.wait_for_load_state()
    answers = ANSWERS[step]
    alma.answer(pathway.form_of(step), answers)
    add = alma.page.locator('main button[name=repeat][value^="add:"]')
    for at in range(add.count()):
        place = (add.nth(at).get_attribute("value") or "")[4:]
        wanted = any(path.startswith(f"{place}[1]") for path in answers)
        if wanted and not alma.page.locator(f'main input[name=asked][value^="{place}[1]"]').count():
            add.nth(at).click()
            alma.page.wait_for_load_state()
            alma.answer(pathway.form_of(step), answers)
            break
    alma.look(f"{step}-{urlsplit(alma.page.url).path.strip('/').rpartition('/')[2]}")
    alma.page.locator("main form:has(input[name=version]) .govuk-button-group button.govuk-button").first.click()
    alma.page.wait_for_load_state()


def approve(bruno: Walker, case: str, then: str = "") -> None:
    """Decide, as Bruno, on what waits."""
    bruno.go("/")
    bruno.look("today")
    bruno.go(case)
    bruno.page.locator('section[aria-labelledby=next-thing] a[href*="/decide/"]').first.click()
    bruno.page.wait_for_load_state()
    bruno.put(approve="yes", comment="Well seen.")
    if then:
        bruno.put(then=then)
    bruno.look("decide")
    bruno.send()
    assert "/decide/" not in bruno.page.url


def around(alma: Walker, case: str) -> None:
    """Write a note and a leg of the journey on the way."""
    alma.go(f"{case}add/note/")
    alma.put(text="Went to the clinic with her.")
    alma.look("note")
    alma.send()
    alma.go(f"{case}add/journey/")
    alma.put(place="Kufra", stage="transit", country="LBY")
    alma.look("journey-leg")
    alma.send()
    for page in ("add/task/", "add/incident/", "add/document/"):
        alma.go(case + page)


@pytest.fixture
def readers(server: Server, chromium: Browser) -> Iterator[dict[str, Walker]]:
    """Alma and Bruno at a desk, with JavaScript."""
    found = {who: Walker(chromium, server.address, who, "en", 1280, scripts=True) for who in VISITED}
    yield found
    for walker in found.values():
        walker.leave()


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_axe_finds_nothing_on_any_page_that_was_visited_and_no_first_load_is_heavier_than_150_kilobytes(
    server: Server, readers: dict[str, Walker], language: str
) -> None:
    assert len(VISITED["alma"]) > 40
    found, heavy = {}, {}
    for who, paths in VISITED.items():
        walker = readers[who]
        walker.strict = False  # a page may be gone by now; what stands in its place is looked at too
        _speak(walker.window, server.address, language)
        weighed = _weighing(walker)
        for path in shapes(paths):
            weighed.clear()
            walker.go(path)
            if sum(weighed) > HEAVIEST:
                heavy[path] = sum(weighed)
            result = Axe().run(walker.page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
            if result["violations"]:
                found[path] = [(one["id"], one["nodes"][0]["html"][:200]) for one in result["violations"]]
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
    assert not heavy, heavy


def _weighing(walker: Walker) -> list[int]:
    """Return the list to which every request of the walker's page adds its weight; nothing comes from a cache."""
    sizes: list[int] = []
    walker.window.new_cdp_session(walker.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    walker.page.on("requestfinished", lambda request: sizes.append(_weight(request)))
    return sizes


def shapes(paths: dict[str, None]) -> list[str]:
    """Return the last path of each kind of page: the case that stays open comes last."""
    kinds: dict[str, str] = {}
    for path in paths:
        parts = ["#" if len(part) == 36 and part.count("-") == 4 else part for part in path.split("/")]
        kinds["/".join(parts)] = path
    return list(kinds.values())


def _speak(window: BrowserContext, address: str, language: str) -> None:
    window.add_cookies([{"name": "django_language", "value": language, "url": address}])


def _weight(request: object) -> int:
    sizes = request.sizes()  # type: ignore[attr-defined]
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])
