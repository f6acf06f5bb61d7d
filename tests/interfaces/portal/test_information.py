"""Pages of information on the public side: what is published, with its source, and nothing of a draft."""

from datetime import date
from html import unescape

import pytest

from amparo.casework.engagement import actions, starting
from tests.casework.engagement.editing import TEXT, greta, published
from tests.cast import Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.test_weight import HEAVIEST, first_load


def test_a_published_page_is_found_from_the_first_page_and_a_draft_is_not_there(visitor: Visitor, cast: Cast) -> None:
    by = greta(cast)
    published(by)
    actions.write(by=by, slug="p8", language="en", fields={**TEXT, "title": "Only a draft"})
    actions.write(by=by, slug="p9", language="en", fields={**TEXT, "title": "Only a draft"})
    first = visitor.get("/en/").content.decode()
    assert 'href="/en/i/p9"' in first
    assert "Only a draft" not in first
    page = visitor.get("/en/i/p9").content.decode()
    assert '<h1 class="govuk-heading-l">What you may ask</h1>' in page
    assert "<li>one</li><li>two</li>" in page
    assert "An invented law, article 1" in page
    assert "Not yet checked against it." in page
    assert visitor.get("/en/i/p8").status_code == visitor.get("/en/i/nothing").status_code == 404


def test_a_page_says_when_it_was_checked_against_its_source(visitor: Visitor, cast: Cast) -> None:
    published(greta(cast), checked_on=date(2026, 11, 1))
    page = visitor.get("/en/i/p9").content.decode()
    assert "Checked against it on 1 Nov 2026." in page
    assert "Not yet checked" not in page


def test_who_reads_another_language_is_shown_what_there_is_and_told_so(visitor: Visitor, cast: Cast) -> None:
    published(greta(cast))
    page = visitor.get("/ar/i/p9").content.decode()
    assert '<article class="po-text" lang="en" dir="ltr">' in page
    assert "لم تُكتب هذه الصفحة بلغتك بعد." in page
    assert 'data-listen="text"' not in page, "no voice of one language reads another"


def test_tags_that_an_editor_types_are_words(visitor: Visitor, cast: Cast) -> None:
    published(greta(cast), body="<script>alert(1)</script>\n- <b>x</b>", title="<i>t</i>")
    page = visitor.get("/en/i/p9").content.decode()
    assert "<script>alert" not in page
    assert "<li>&lt;b&gt;x&lt;/b&gt;</li>" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_to_begin_with_read_well_in_every_language_and_are_light(
    visitor: Visitor, cast: Cast, language: str
) -> None:
    actions.bring_starting(by=None, texts=starting.texts(), shown=True)
    for text in starting.texts():
        if text.language == language:
            page = unescape(visitor.get(f"/{language}/i/{text.slug}").content.decode())
            assert text.title in page
            assert f'lang="{language}"' in page
            assert first_load(visitor, f"/{language}/i/{text.slug}") < HEAVIEST
