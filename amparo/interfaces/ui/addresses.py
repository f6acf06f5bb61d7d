"""Addresses of lists: what a list is narrowed to stands in them, which is codes and nobody's words."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse


def narrowed(name: str, asked: Mapping[str, str], of: Sequence[object] = ()) -> str:
    """Return the address of a list that is narrowed to what is `asked`; `of` are the words of the address itself."""
    kept = urlencode({key: value for key, value in asked.items() if value})
    return reverse(name, args=of) + (f"?{kept}" if kept else "")
