"""The first page: what somebody may need, each as a drawing, a word, and a voice where the telephone has one."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from amparo.casework.directory import finder
from amparo.casework.engagement import public as engagement
from amparo.casework.public_figures import public as public_figures
from amparo.interfaces.portal import words
from amparo.interfaces.portal.finder.icons import ICONS
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui import languages


@dataclass(frozen=True)
class Tile:
    """One need on the first page."""

    code: str
    word: str
    drawing: str
    url: str


@public()
def start(request: HttpRequest) -> HttpResponseBase:
    """Show what can be found here."""
    where = reverse("where")
    tiles = [Tile(need, words.label("need", need), ICONS[need], f"{where}?n={need}") for need in finder.needs()]
    return render(
        request,
        "portal/home.html",
        {"tiles": tiles, "pages": engagement.titles(languages.of_page()), "figures": public_figures.is_any()},
    )
