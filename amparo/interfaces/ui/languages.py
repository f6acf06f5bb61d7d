"""Why: a page is in one language, a country's variant of which is that one here, and holds names of the other direction,
which must not throw their neighbours apart.
"""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language

MONTHS = {"es": "b", "fr": "N"}
"""Django's letter for a short month where "M" would begin Spanish months with a capital, or write June "Jui" and July "Jul"."""


def of_page() -> str:
    """Return the language of the page as its two letters."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def dated(value: date, shape: str = "j M Y") -> str:
    """Return a date in the page's language so that no country reads it differently: 2 Nov 2026; "M" is its short month."""
    return date_format(value, shape.replace("M", MONTHS.get(of_page(), "M")))


def alone(text: str) -> str:
    """Return `text` isolated (U+2068 … U+2069), for sentences in which no `<bdi>` can stand; nothing for nothing.

    Each line by itself: where a line ends, so does what isolates it.
    """
    return "\n".join(f"\u2068{line}\u2069" if line else "" for line in text.split("\n"))
