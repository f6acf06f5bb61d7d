"""A public page is a draft until somebody publishes it, and every version of it stays."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.engagement import actions, public, queries, rules, starting
from amparo.casework.engagement.models import Version
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from tests.casework.engagement.editing import TEXT, greta, published
from tests.cast import Cast

OTHERS = ("alma", "bruno", "dina", "eyob", "farah", "petra", "chidi")


def test_a_draft_is_read_by_nobody_until_it_is_published_and_by_nobody_after_it_is_withdrawn(cast: Cast) -> None:
    by = greta(cast)
    record = actions.write(by=by, slug="p9", language="en", fields=TEXT)
    assert public.page("p9", "en") is None
    actions.publish(by=by, record=record, number=1)
    page = public.page("p9", "en")
    assert page
    assert (page.title, page.source, page.checked_on) == (TEXT["title"], TEXT["source"], None)
    assert [part.kind for part in page.parts] == ["paragraph", "heading", "list"]
    actions.withdraw(by=by, record=record)
    assert public.page("p9", "en") is None
    assert public.titles("en") == []
    assert queries.page(by, record)[0].version.title == TEXT["title"]


def test_a_newer_draft_changes_nothing_for_readers_and_every_version_stays(cast: Cast) -> None:
    by = greta(cast)
    record = published(by)
    actions.write(by=by, slug="p9", language="en", fields={**TEXT, "title": "Newer", "checked_on": date(2026, 11, 1)})
    page = public.page("p9", "en")
    assert page
    assert page.title == TEXT["title"]
    kept, versions = queries.page(by, record)
    assert kept.is_newer
    assert [(one.number, one.title) for one in versions] == [(2, "Newer"), (1, TEXT["title"])]
    assert {one.by for one in versions} == {by.id}
    actions.publish(by=by, record=record, number=2)
    page = public.page("p9", "en")
    assert page
    assert (page.title, page.checked_on) == ("Newer", date(2026, 11, 1))


def test_a_change_on_top_of_somebody_elses_is_refused_and_so_is_publishing_what_one_did_not_see(cast: Cast) -> None:
    by = greta(cast)
    record = published(by)
    actions.write(by=by, slug="p9", language="en", fields=TEXT, based_on=1)
    for attempt in (
        lambda: actions.write(by=by, slug="p9", language="en", fields=TEXT, based_on=1),
        lambda: actions.write(by=by, slug="p9", language="en", fields=TEXT, based_on=0),
        lambda: actions.publish(by=by, record=record, number=1),
    ):
        with pytest.raises(Refusal, match=r"engagement\.changed_meanwhile"):
            attempt()
    assert Version.objects.count() == 2


def test_sending_twice_writes_once(cast: Cast) -> None:
    by, key = greta(cast), actions.PAGES
    for _ in range(2):
        actions.write(by=by, slug="p9", language="en", fields=TEXT, based_on=0, key=key)
    assert Version.objects.count() == 1


@pytest.mark.parametrize("who", OTHERS)
def test_to_everybody_but_content_editors_the_pages_are_not_there_to_write(cast: Cast, who: str) -> None:
    record = published(greta(cast))
    access = cast.access(who)
    for attempt in (
        lambda: actions.write(by=access, slug="p9", language="en", fields=TEXT),
        lambda: actions.publish(by=access, record=record, number=1),
        lambda: actions.withdraw(by=access, record=record),
        lambda: actions.bring_starting(by=access, texts=starting.texts()),
        lambda: queries.pages(access),
        lambda: queries.page(access, record),
    ):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            attempt()
    assert Version.objects.count() == 1


def test_every_act_is_in_the_log_without_a_word_of_the_text(cast: Cast) -> None:
    by = greta(cast)
    record = published(by)
    actions.withdraw(by=by, record=record)
    leaves = list(Leaf.objects.filter(record=record).order_by("pk"))
    assert [leaf.act for leaf in leaves] == ["engagement.written", "engagement.published", "engagement.withdrawn"]
    assert all(leaf.actor == by.id for leaf in leaves)
    assert not any(TEXT["title"] in repr(vars(leaf)) for leaf in leaves)


@pytest.mark.parametrize(
    ("slug", "language", "fields", "field"),
    [
        ("No good", "en", {}, "slug"),
        ("-a", "en", {}, "slug"),
        ("a" * 31, "en", {}, "slug"),
        ("p9", "xx", {}, "language"),
        ("p9", "en", {"title": " "}, "title"),
        ("p9", "en", {"body": ""}, "body"),
        ("p9", "en", {"source": ""}, "source"),
        ("p9", "en", {"title": "x" * 201}, "title"),
        ("p9", "en", {"body": "x" * 10_001}, "body"),
        ("p9", "en", {"body": "a\x00b"}, "body"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    cast: Cast, slug: str, language: str, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        actions.write(by=greta(cast), slug=slug, language=language, fields={**TEXT, **fields})
    assert refused.value.field == field


def test_a_reader_gets_the_own_language_else_english_else_any(cast: Cast) -> None:
    by = greta(cast)
    published(by, "p1", "ar", title="ar")
    published(by, "p1", "fr", title="fr")
    published(by, "p2", "en", title="en")
    published(by, "p2", "es", title="es")
    assert [(one.slug, one.title) for one in public.titles("fr")] == [("p1", "fr"), ("p2", "en")]
    assert [(one.slug, one.title) for one in public.titles("es")] == [("p1", "ar"), ("p2", "es")]
    for language, slug, title in (("ar", "p1", "ar"), ("en", "p1", "ar"), ("ar", "p2", "en")):
        page = public.page(slug, language)
        assert page
        assert page.title == title


def test_the_texts_to_begin_with_are_there_in_four_languages_and_come_once(cast: Cast) -> None:
    texts = starting.texts()
    assert Counter(text.slug for text in texts) == dict.fromkeys(("p1", "p2", "p3", "p4"), 4)
    for text in texts:
        rules.check(text.slug, text.language, {"title": text.title, "body": text.body, "source": text.source})
        kinds = {block.kind for block in rules.blocks(text.body)}
        assert kinds == {"heading", "paragraph", "list"}, text.slug
        assert text.topic in ("rights", "route")
    shapes = {
        slug: {tuple(b.kind for b in rules.blocks(t.body)) for t in texts if t.slug == slug}
        for slug in ("p1", "p2", "p3", "p4")
    }
    assert all(len(shape) == 1 for shape in shapes.values()), "the same text in every language"
    by = greta(cast)
    assert actions.bring_starting(by=by, texts=texts) == 16
    assert public.titles("en") == []
    assert actions.bring_starting(by=by, texts=texts) == 0
    assert Version.objects.count() == 16


@given(st.text(max_size=400))
def test_whatever_is_typed_no_line_of_it_is_lost(body: str) -> None:
    words = [word for line in body.splitlines() for word in line.strip().removeprefix("# ").removeprefix("- ").split()]
    shown = [word for block in rules.blocks(body) for line in block.lines for word in line.split()]
    assert shown == words
