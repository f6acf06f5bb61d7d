"""Why: two pages show every component in the reader's language and direction, so that a flaw is seen before a screen has it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.interfaces.ui import parts, problems
from amparo.interfaces.ui.gallery.case import case
from amparo.interfaces.ui.gallery.fields import ExampleFilter, ExampleForm
from amparo.interfaces.ui.gallery.figures import figures
from amparo.interfaces.ui.gallery.lists import lists, navigation
from amparo.interfaces.ui.gallery.questionnaire import questions

WRONG = {"w-born-day": "31", "w-born-month": "2", "w-born-year": "2011", "w-contact": "phone"}


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with invented examples; nothing is read from or written to any record."""
    examples = {**case(), **lists(), **questions(), **_forms()}
    return render(request, "ui/gallery/page.html", {**_frame(request), **examples})


def gallery_of_pictures(request: HttpRequest) -> HttpResponse:
    """Show every picture with invented numbers."""
    return render(
        request, "ui/gallery/figures.html", {**_frame(request), "title": _("Gallery of pictures"), **figures()}
    )


def _frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "title": _("Gallery of components"),
        "demo": True,
        "navigation": navigation(),
        "account": {"name": "Alma", "role": _("Case worker"), "agency": "Agency A"},
        "breadcrumbs": [parts.Link(_("Cases"), "#"), parts.Link("A-2026-0415", "#"), parts.Link(_("Plan"), "")],
        "pages": {"previous_url": "#", "next_url": "#"},
        "problem": problems.shown("record.not_there"),
        "query": "yusuf",
        "search_url": request.path,
    }


def _forms() -> dict[str, Any]:
    return {
        "form": ExampleForm(initial={"name": "سارة", "contact": "visit", "born": "2011-03-09"}),
        "wrong": ExampleForm(WRONG, prefix="w"),
        "filter_form": ExampleFilter({"step": "plan"}, prefix="f"),
        "chosen": [parts.Chosen(_("Step: Plan"), "#")],
        "clear_url": "#",
    }
