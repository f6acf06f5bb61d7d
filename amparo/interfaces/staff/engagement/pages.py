"""The list of public pages, and one of them as everybody would read it, with its versions."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from amparo.casework.engagement import queries
from amparo.casework.engagement.queries import Kept
from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag

TOPICS = {
    "rights": gettext_lazy("Rights"),
    "route": gettext_lazy("Safety on the way"),
    "other": gettext_lazy("Something else"),
}


@screen(Role.CONTENT_EDITOR)
def page_list(request: StaffRequest) -> HttpResponseBase:
    """Show every text with how it stands."""
    columns = (
        Column(_("Title")),
        Column(_("Word in the address")),
        Column(_("Language")),
        Column(_("Topic")),
        Column(_("State")),
    )
    rows = tuple(_row(kept) for kept in queries.pages(request.access))
    context = {"title": _("Public pages"), "table": Table(_("Public pages"), columns, rows)}
    return render(request, "staff/engagement/list.html", context)


def _row(kept: Kept) -> tuple[Cell, ...]:
    one = kept.version
    return (
        Cell(one.title, reverse("public_page", args=[one.record]), isolate=True),
        Cell(one.slug, isolate=True),
        Cell(language_name(one.language)),
        Cell(str(TOPICS[one.topic])),
        Cell(tag=state(kept)),
    )


def state(kept: Kept) -> Tag:
    """Return how a text stands."""
    if not kept.public:
        return Tag(_("Draft"), "grey")
    return Tag(_("Published, with a newer draft"), "yellow") if kept.is_newer else Tag(_("Published"), "green")


def language_name(code: str) -> str:
    """Return the name of a language in itself."""
    return dict(settings.LANGUAGES).get(code, code)


@screen(Role.CONTENT_EDITOR)
def page(request: StaffRequest, text: UUID) -> HttpResponseBase:
    """Show the newest version of a text as everybody would read it, and all versions."""
    kept, versions = queries.page(request.access, text)
    columns = (Column(_("Version")), Column(_("When")), Column(_("Title")))
    rows = tuple((Cell(str(one.number)), Cell(moment(one.at)), Cell(one.title, isolate=True)) for one in versions)
    context = {
        "title": _("Public page"),
        "kept": kept,
        "state": state(kept),
        "language": language_name(kept.version.language),
        "rtl": get_language_info(kept.version.language)["bidi"],
        "topic": TOPICS[kept.version.topic],
        "versions": Table(_("Versions"), columns, rows, caption_shown=True),
    }
    return render(request, "staff/engagement/page.html", context)
