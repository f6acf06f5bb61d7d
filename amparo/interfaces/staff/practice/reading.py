"""How a page of content is read: in which of four languages, everything or only what nobody has checked yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from amparo import practice
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Link
from amparo.practice import Area, Catalogue, desk


@dataclass(frozen=True)
class Reading:
    """A page of content as it is asked for; `chosen` are further words of its address that stay in its links."""

    path: str
    language: str
    unverified: bool
    chosen: Mapping[str, str]

    @property
    def rtl(self) -> bool:
        """Return whether the language is written from right to left."""
        return bool(get_language_info(self.language)["bidi"])

    def url(self, *, language: str = "", unverified: bool | None = None, **chosen: str) -> str:
        """Return the address of the same page with something changed."""
        only = self.unverified if unverified is None else unverified
        said = {**self.chosen, **chosen, "in": language or self.language, **({"unverified": "1"} if only else {})}
        return f"?{urlencode(said)}"

    def languages(self) -> list[dict[str, Any]]:
        """Return the four languages, each by its own name and with its address."""
        return [
            {"code": code, "name": name, "current": code == self.language, "url": self.url(language=code)}
            for code, name in settings.LANGUAGES
        ]

    def tabs(self) -> list[Link]:
        """Return the two ways to read: everything, or what is not yet verified."""
        return [
            Link(_("Everything"), self.url(unverified=False), current=not self.unverified),
            Link(_("Not yet checked"), self.url(unverified=True), current=self.unverified),
        ]

    def words(self, area: str, text: str) -> str:
        """Return a text of an area in the language that is read."""
        return practice.catalogue().words(area).get(self.language, {}).get(text, text)


def shown(
    request: StaffRequest, template: str, build: Callable[[Reading], dict[str, Any]], **chosen: str
) -> HttpResponse:
    """Show a page of content; `build` makes it in the language in which it is read."""
    own = languages.of_page()
    wanted = request.GET.get("in", "")
    language = wanted if wanted in dict(settings.LANGUAGES) else own
    now = Reading(request.path, language, request.GET.get("unverified") == "1", chosen)
    with translation.override(language):
        content = build(now)
    return render(request, template, {"reading": now, "tabs": now.tabs(), **content})


def area_called(name: str) -> Area:
    """Return an area of practice; "not there" when there is none of that name."""
    found = practice.catalogue().areas.get(name)
    if found is None:
        raise Refusal("record.not_there")
    return found


def values(area: str) -> tuple[desk.Value, ...]:
    """Return everything of an area that has a source; read once, for content does not change while the program runs."""
    return _values(practice.catalogue(), area)


@cache
def _values(catalogue: Catalogue, area: str) -> tuple[desk.Value, ...]:
    return desk.values(catalogue, area)
