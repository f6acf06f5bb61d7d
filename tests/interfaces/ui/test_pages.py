"""Each kind of page is whole: one heading, one main part, a title that says what is wrong, a way back."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from amparo.interfaces.ui import parts, questions
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.gallery.fields import ExampleFilter, ExampleForm
from amparo.interfaces.ui.gallery.lists import lists, navigation
from tests.interfaces.ui.pages import parsed, request, select

TEMPLATES = Path(__file__).parents[3] / "amparo/interfaces/ui/templates"
TABLE = lists()["table"]
PAGES: dict[str, dict[str, Any]] = {
    "list": {
        "title": "Cases",
        "table": TABLE,
        "tabs": lists()["tabs"],
        "filter_form": ExampleFilter(),
        "back_url": "/",
    },
    "form": {"title": "Register", "form": ExampleForm({}), "cancel_url": "/", "hint": "Only what is needed."},
    "confirm": {
        "title": "Withdraw?",
        "confirm_text": "Withdraw",
        "cancel_url": "/",
        "consequence": "At once.",
        "warning": True,
    },
    "questions": {
        "title": "One",
        "page": questions.ShownGroup("", ()),
        "problems": [Problem("Wrong", "")],
        "version": "7",
    },
}


def page(kind: str, language: str = "en", **more: Any) -> Any:
    with translation.override(language):
        context = {
            "navigation": navigation(),
            "account": {"name": "Alma", "role": "Case worker"},
            **PAGES[kind],
            **more,
        }
        return parsed(render_to_string(f"ui/pages/{kind}.html", context, request("/cases?q=x")))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_one_heading_one_main_part_and_a_title(kind: str, language: str) -> None:
    root = page(kind, language)
    assert len(select(root, "main h1")) == len(select(root, "main")) == 1
    assert select(root, "title")[0].text.endswith(" · Amparo")
    assert select(root, "a.govuk-skip-link[href=#main]")
    ids = root.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("kind", ["form", "questions"])
def test_the_title_says_first_that_something_is_wrong(kind: str) -> None:
    assert select(page(kind), "title")[0].text.startswith("Error:")
    assert select(page(kind), "div.govuk-error-summary")


@pytest.mark.parametrize("kind", ["form", "confirm", "questions"])
def test_a_form_is_protected_and_checked_by_the_server(kind: str) -> None:
    form = select(page(kind), "main form[method=post]")[0]
    assert form.get("novalidate") is not None
    assert select(form, "input[name=csrfmiddlewaretoken]")


def test_a_list_without_rows_says_so_instead_of_showing_an_empty_table() -> None:
    root = page("list", table=parts.Table("Cases", (), ()), empty_text="No case is overdue.")
    assert not select(root, "main table")
    assert "No case is overdue." in root.text_content()


def test_what_cannot_be_undone_is_a_warning_with_a_way_back() -> None:
    root = page("confirm")
    assert select(root, "main button.govuk-button--warning")
    assert [one.get("href") for one in select(root, "main .govuk-button-group a")] == ["/"]
    assert "At once." in root.text_content()


def test_enter_never_adds_or_removes_an_entry() -> None:
    first = select(page("questions"), "main form button")[0]
    assert first.get("name") is None


def test_the_banner_says_that_all_is_invented_only_in_the_demonstration() -> None:
    assert not select(page("list"), "div.am-demo")
    assert "invented" in select(page("list", demo=True), "div.am-demo")[0].text_content()


def test_every_part_that_a_template_asks_for_exists() -> None:
    asked = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'{% (?:include|extends) "(ui/[^"]+)"', path.read_text())
    }
    assert len(asked) > 20
    assert not [name for name in asked if not (TEMPLATES / name).is_file()]
