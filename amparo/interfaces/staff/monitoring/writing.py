"""Write down what was seen, told or counted: the place first, then the form, and a second look where words may name somebody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.directory import queries as directory
from amparo.casework.monitoring import actions, checks
from amparo.casework.monitoring.kinds import KINDS, PLACE, Kind
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.fields import Problem
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*menu.KEEPING, methods=("GET", "POST"))
def watch_new(request: StaffRequest, kind: str) -> HttpResponseBase:
    """Ask one of the forms; keep what was sent when nothing is missing, else ask again with everything that was typed."""
    if kind not in KINDS:
        raise Refusal(NOT_THERE)
    chosen = KINDS[kind]
    draft = Draft.of(chosen.form, {})
    if request.method != "POST":
        return _asked(request, chosen, draft, {PLACE: request.GET.get("place", "")}, ids.new())
    places = {name: request.POST.get(name, "") for name in chosen.places}
    key = request.POST.get("key", "")
    then, command, more = draft.sent(request.POST)
    wrong = then.only(request.POST.getlist("asked"))
    if command or more:
        return _asked(request, chosen, wrong, places, key)
    if wrong.evaluation.problems:
        return _asked(request, chosen, wrong, places, key, [])
    return _kept(request, chosen, then, places, key)


def _kept(request: StaffRequest, kind: Kind, draft: Draft, places: dict[str, str], key: str) -> HttpResponseBase:
    confirmed = request.POST.get("confirmed") == "yes"
    origin = str(ids.parse(key) or ids.new())
    try:
        kept = actions.keep(
            by=request.access, kind=kind.name, places=places, answers=draft.answers, origin=origin, confirmed=confirmed
        )
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _asked(request, kind, draft, places, key, [problem_pages.of_refusal(refusal)])
    messages.success(request, _("Saved."))
    return redirect("watch_record", kept)


def _asked(
    request: StaffRequest,
    kind: Kind,
    draft: Draft,
    places: dict[str, str],
    key: object,
    problems: list[Problem] | None = None,
) -> HttpResponseBase:
    """Show the form; with `problems`, an empty list too, it was sent and is marked where something is to be mended."""
    wrong = problems is not None
    texts = {"place": _("Where?"), "from_place": _("From which place?"), "to_place": _("To which place?")}
    context: dict[str, Any] = {
        "title": words.kind(kind.name),
        "key": key,
        "offered": directory.place_choices(languages.of_page()),
        "places": [(name, texts[name], places.get(name, ""), name == PLACE) for name in kind.places],
        "pages": draft.pages(with_problems=wrong),
        "problems": [*(problems or []), *(draft.problems() if wrong else [])],
        "doubts": _doubts(kind, draft) if wrong else [],
    }
    return render(request, "staff/monitoring/form.html", context, status=422 if wrong else 200)


def _doubts(kind: Kind, draft: Draft) -> list[tuple[str, str]]:
    """Return what in the words may lead to somebody, each with why it is asked about."""
    return [(str(words.DOUBTS[one.doubt]), one.text) for one in checks.doubts_of(kind, draft.answers)]
