"""What everybody may read: published texts, in the reader's language where there is one, else in English, else in any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.casework.engagement.models import Published
from amparo.casework.engagement.rules import Block, blocks


@dataclass(frozen=True)
class Title:
    """A page that can be opened."""

    slug: str
    topic: str
    language: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page as everybody may read it; `checked_on` is None while nobody has checked it against its source."""

    language: str
    title: str
    parts: tuple[Block, ...]
    source: str
    checked_on: date | None


def titles(language: str) -> list[Title]:
    """Return every published page once, by topic and word."""
    rows = Published.objects.order_by("topic", "slug").values_list("slug", "topic", "language", "title")
    pages: dict[str, list[Title]] = {}
    for row in rows:
        pages.setdefault(row[0], []).append(Title(*row))
    return [_best(texts, language) for texts in pages.values()]


def page(slug: str, language: str) -> Page | None:
    """Return one published page, None when there is none."""
    rows = Published.objects.filter(slug=slug).values_list("slug", "topic", "language", "title")
    found = [Title(*row) for row in rows]
    if not found:
        return None
    best = _best(found, language)
    kept = Published.objects.filter(slug=slug, language=best.language).values_list(
        "title", "body", "source", "checked_on"
    )
    for title, body, source, checked_on in kept:
        return Page(best.language, title, blocks(body), source, checked_on)
    return None


def _best(texts: Iterable[Title], language: str) -> Title:
    return min(texts, key=lambda one: (one.language != language, one.language != "en", one.language))
