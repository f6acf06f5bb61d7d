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
    """Answer what one page asks, with the first entry of its repeats, and save it."""
    if "/pages/" not in walker.page.url:
        walker.page.locator('main a[href*="/pages/"]').first.click()
        walker.page.wait_for_load_state()
    walker.answer(form, answers)
    for add in walker.page.locator('main button[name=repeat][value^="add:"]').all():
        place = (add.get_attribute("value") or "")[4:]
        wanted = any(path.startswith(f"{place}[1]") for path in answers)
        if wanted and not walker.page.locator(f'main input[name=asked][value^="{place}[1]"]').count():
            add.click()
            walker.page.wait_for_load_state()
            walker.answer(form, answers)
            break
    walker.look(walker.page.url.partition("/pages/")[2].partition("/")[0])
    walker.page.locator("main form:has(input[name=version]) .govuk-button-group button.govuk-button").first.click()
    walker.page.wait_for_load_state()
