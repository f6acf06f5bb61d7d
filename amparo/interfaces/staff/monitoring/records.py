"""One record as far as the reader may open it, and setting it aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.directory.queries.places import place_names
from amparo.casework.monitoring import actions, queries
from amparo.casework.monitoring.queries import RecordView
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.partnership.lists import cards
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Row


@screen(*menu.KEEPING)
def watch_record(request: StaffRequest, watch_record: UUID) -> HttpResponseBase:
    """Show one record; its words only to whom they open."""
    view = queries.one(request.access, watch_record)
    mine = view.row.owner_id == request.access.id or queries.may_decide(request.access)
    context = {
        "title": words.kind(view.row.kind),
        "view": view,
        "places": _places(view),
        "cards": cards(view.form, view.answers),
        "may_set_aside": mine and view.row.set_aside_at is None,
    }
    return render(request, "staff/monitoring/record.html", context)


@screen(*menu.KEEPING, methods=("POST",))
def watch_aside(request: StaffRequest, watch_record: UUID) -> HttpResponseBase:
    """Take a record out of every count."""
    actions.set_aside(by=request.access, record=watch_record)
    messages.success(request, _("Set aside. It counts no more and stays to be read."))
    return redirect("watch_record", watch_record)


def _places(view: RecordView) -> list[Row]:
    row, asked = view.row, {"place": _("Place"), "from_place": _("From"), "to_place": _("To")}
    codes = {name: getattr(row, name).code for name in asked if getattr(row, name)} | dict(view.exact)
    named = place_names(list(codes.values()), languages.of_page())
    return [Row(text, named.get(codes[name], codes[name])) for name, text in asked.items() if name in codes]
