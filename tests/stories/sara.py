"""What Alma and Bruno do in Sara's story, page by page: register, fill the forms of the steps, approve, write notes."""

import json
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from amparo.casework.cases import pathway
from tests.interfaces.staff.cases.filling import answers_of
from tests.stories.conftest import Server, told
from tests.stories.filling import up_to_review
from tests.stories.walking import Walker

ANSWERS = {step: answers_of(step) for step in pathway.FORMS}
LAST_LOOK = ("record/", "record/seen/", "file/", "plan/", "journey/", "risk/", "responsibility/")
AROUND = ("add/note/", "add/journey/", "add/task/", "add/incident/", "add/document/")
Visited = dict[str, dict[str, None]]


def from_first_contact_to_closure(
    server: Server, chromium: Browser, language: str, width: int, *, scripts: bool
) -> Visited:
    """Take Sara through her whole case; return the paths that Alma and Bruno visited."""
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
    for page in LAST_LOOK:
        alma.go(case + page)
        alma.look(page.strip("/").replace("/", "-"))
    return left(alma, bruno)


def another_case_stays_open(server: Server, visited: Visited) -> None:
    """Make a case with a plan that waits for Bruno; add the paths of its pages to those visited, as the last."""
    remember(
        visited, {who: dict.fromkeys(paths) for who, paths in json.loads(told("open_case", server.folder)).items()}
    )


def left(*walkers: Walker) -> Visited:
    """Close the windows; return who visited what, in order."""
    for walker in walkers:
        walker.leave()
    return {walker.who: walker.visited for walker in walkers}


def remember(kept: Visited, visited: Visited) -> None:
    """Add to `kept` what was visited; what comes later stands last."""
    for who, paths in visited.items():
        kept[who] = {path: None for path in kept.get(who, {}) if path not in paths} | paths


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
    up_to_review(alma, pathway.form_of(step), ANSWERS[step])
    alma.look(f"{step}-review")
    alma.send()
    assert "/review/" not in alma.page.url, alma.page.locator("main").inner_text()


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
    for page in AROUND[2:]:
        alma.go(case + page)
