"""Why: a page is in one language, a country's variant of which is that one here, and holds names of the other direction,
which must not throw their neighbours apart.
"""

from django.conf import settings
from django.utils.translation import get_language


def of_page() -> str:
    """Return the language of the page as its two letters."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def alone(text: str) -> str:
    """Return `text` isolated (U+2068 … U+2069), for sentences in which no `<bdi>` can stand; nothing for nothing.

    Each line by itself: where a line ends, so does what isolates it.
    """
    return "\n".join(f"\u2068{line}\u2069" if line else "" for line in text.split("\n"))
