"""Filling a form at a browser, page by page, whatever it asks."""

from amparo.foundation.forms import Form
from tests.casework.cases.answering import complete_answers
from tests.stories.walking import Walker

MOST_PAGES = 40


def fill(walker: Walker, form: Form, **wanted: str) -> None:
    """Answer a form page by page from where it is open, look it through and complete it."""
    up_to_review(walker, form, complete_answers(form, wanted))
    walker.look("review")
    walker.send()
    assert "/review/" not in walker.page.url, walker.page.locator("main").inner_text()


def up_to_review(walker: Walker, form: Form, answers: dict[str, str]) -> None:
    """Answer the pages of a form that is open, until all answers are shown."""
    for _ in range(MOST_PAGES):
        if "/review/" in walker.page.url:
            return
        fill_page(walker, form, answers)
    raise AssertionError(f"the form does not come to an end: {walker.page.url}")


def fill_page(walker: Walker, form: Form, answers: dict[str, str]) -> None:
    """Answer what one page asks, with all wanted entries of its repeats, and save it."""
    if "/pages/" not in walker.page.url:
        walker.page.locator('main a[href*="/pages/"]').first.click()
        walker.page.wait_for_load_state()
    walker.answer(form, answers)
    while entry_is_added(walker, answers):
        walker.answer(form, answers)
    walker.look(walker.page.url.partition("/pages/")[2].partition("/")[0])
    walker.page.locator("main form:has(input[name=version]) .govuk-button-group button.govuk-button").first.click()
    walker.page.wait_for_load_state()


def entry_is_added(walker: Walker, answers: dict[str, str]) -> bool:
    """Add the next entry of a repeat of the page for which there are answers; say whether there was one to add."""
    for add in walker.page.locator('main button[name=repeat][value^="add:"]').all():
        place = (add.get_attribute("value") or "")[4:]
        asked = walker.page.locator("main input[name=asked]").evaluate_all("all => all.map(e => e.value)")
        number = 1 + len({path[len(place) :].partition("]")[0] for path in asked if path.startswith(f"{place}[")})
        if any(path.startswith(f"{place}[{number}]") for path in answers):
            add.click()
            walker.page.wait_for_load_state()
            return True
    return False
