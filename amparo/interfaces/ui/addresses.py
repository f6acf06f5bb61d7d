"""Addresses of lists: what a list is narrowed to stands in them, which is codes and nobody's words; numbers read from them."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

KEYS = 10**18 - 1
"""The highest number of a row that a form may name; a page or a version never comes near a million."""


def narrowed(name: str, asked: Mapping[str, str], of: Sequence[object] = ()) -> str:
    """Return the address of a list that is narrowed to what is `asked`; `of` are the words of the address itself."""
    kept = urlencode({key: value for key, value in asked.items() if value})
    return reverse(name, args=of) + (f"?{kept}" if kept else "")


def whole(text: str, otherwise: int, *, most: int = 999_999) -> int:
    """Return the number from 1 to `most` that an address or a form says in digits 0 to 9, such as a page or a version.

    `otherwise` for everything else, also for what is too long to be read.
    """
    readable = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if readable and 1 <= int(text) <= most else otherwise
