"""Addresses of lists: what a list is narrowed to stands in them, which is codes and nobody's words."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse


def narrowed(name: str, asked: Mapping[str, str]) -> str:
    """Return the address of a list that is narrowed to what is `asked`."""
    kept = urlencode({key: value for key, value in asked.items() if value})
    return reverse(name) + (f"?{kept}" if kept else "")
