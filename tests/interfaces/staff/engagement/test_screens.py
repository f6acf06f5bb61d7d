"""A content editor writes, looks, publishes and takes away; nobody else finds the screens."""

import pytest
from django.test import Client

from amparo.casework.engagement import public
from amparo.casework.engagement.actions import record_of
from amparo.foundation import ids
from tests.casework.engagement.editing import TEXT, editor
from tests.cast import Cast, key_pair
from tests.interfaces.staff.desk import at_desk

FORM = {**TEXT, "slug": "p9", "language": "ar", "based_on": "0", "title": "ما يمكنك أن تسأله"}


@pytest.fixture
def desk(cast: Cast) -> Client:
    """Greta's browser."""
    key_pair(editor(cast))
    return at_desk("greta")


def said(client: Client, path: str) -> str:
    """Return what a page says."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_page_is_written_seen_published_changed_and_taken_away(desk: Client) -> None:
    assert "Public pages" in said(desk, "/")
    made = desk.post("/pages/new/", {**FORM, "key": ids.new()})
    address = f"/pages/{record_of('p9', 'ar')}/"
    assert made.headers["Location"] == address
    page = said(desk, address)
    assert '<div class="govuk-inset-text" lang="ar" dir="rtl">' in page
    assert "<li>one</li><li>two</li>" in page
    assert "Draft" in said(desk, "/pages/")
    assert public.page("p9", "ar") is None
    desk.post(f"{address}publish/", {"number": "1"})
    assert public.page("p9", "ar")
    assert "Published" in said(desk, "/pages/")
    changed = {
        **FORM,
        "title": "Changed",
        "based_on": "1",
        "checked_on-day": "1",
        "checked_on-month": "11",
        "checked_on-year": "2026",
    }
    desk.post(f"{address}change/", {**changed, "key": ids.new()})
    assert "Published, with a newer draft" in said(desk, "/pages/")
    assert desk.post(f"{address}publish/", {"number": "1"}).status_code == 422, "not the version that was seen"
    desk.post(f"{address}publish/", {"number": "2"})
    shown = public.page("p9", "ar")
    assert shown
    assert (shown.title, str(shown.checked_on)) == ("Changed", "2026-11-01")
    desk.post(f"{address}withdraw/")
    assert public.page("p9", "ar") is None


def test_word_and_language_of_a_page_stay_and_a_wrong_entry_keeps_what_was_typed(desk: Client) -> None:
    desk.post("/pages/new/", {**FORM, "key": ids.new()})
    address = f"/pages/{record_of('p9', 'ar')}/change/"
    desk.post(address, {**FORM, "slug": "other", "language": "en", "based_on": "1", "key": ids.new()})
    assert said(desk, f"/pages/{record_of('p9', 'ar')}/").count("<tr") == 3
    wrong = desk.post("/pages/new/", {**FORM, "slug": "p9", "title": "Taken", "key": ids.new()}).content.decode()
    assert "Somebody else wrote a version of this page meanwhile." in wrong
    assert "Taken" in wrong


def test_the_texts_to_begin_with_come_as_drafts(desk: Client) -> None:
    desk.post("/pages/starting/")
    page = said(desk, "/pages/")
    assert page.count("Draft") == 16
    assert "16 texts were brought in as drafts." in page
    assert public.titles("en") == []


def test_tags_that_are_typed_are_words(desk: Client) -> None:
    desk.post("/pages/new/", {**FORM, "body": "<script>alert(1)</script>\n\n# <b>x</b>", "key": ids.new()})
    page = said(desk, f"/pages/{record_of('p9', 'ar')}/")
    assert "<script>alert" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


@pytest.mark.parametrize("who", ["alma", "bruno", "dina", "eyob", "farah", "petra"])
def test_to_others_the_screens_are_not_there(cast: Cast, who: str) -> None:
    client = at_desk(who)
    for path in ("/pages/", "/pages/new/", f"/pages/{record_of('p9', 'ar')}/"):
        assert client.get(path).status_code == 404
    assert client.post("/pages/starting/").status_code == 404
