"""Own files of people: how one stands, giving and ending it, and the card with the code."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.own_file import actions, admission, queries
from amparo.casework.people import queries as people
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.own_file import cards
from amparo.interfaces.staff.own_file.forms import LANGUAGES, CardForm, GiveForm
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.downloads import attachment
from amparo.interfaces.ui.parts import Link, Row
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*CASE_STAFF)
def of_person(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show whether a person has access to their own file, since when, and what can be done."""
    admission.look(request.access)
    found = queries.standing(request.access, person)
    context = {
        **_about(person),
        "title": _("Access to the own file"),
        "rows": _rows(found),
        "locked": bool(found.is_open and found.row and found.row.locked_at),
        "links": _links(person, found),
        "person_url": reverse("person", args=[person]),
    }
    return render(request, "staff/own_file/person.html", context)


def _about(person: UUID) -> dict[str, Any]:
    return {"code": ids.code(person), "cancel_url": reverse("person_own_file", args=[person])}


def _rows(found: queries.Standing) -> list[Row]:
    row = found.row
    if row is None:
        return []
    rows = [
        Row(_("Given on"), moment(row.given_at)),
        Row(_("Given by"), found.given_by, isolate=True),
        Row(_("Ended on"), moment(row.ended_at)),
        Row(_("Shows how it stood on"), moment(row.as_of) if found.is_open else ""),
        Row(_("Last opened"), (moment(row.opened_at) or _("never")) if found.is_open else ""),
        Row(_("Messages that wait for a key"), str(found.waiting or "")),
    ]
    return [each for each in rows if each.value]


def _links(person: UUID, found: queries.Standing) -> list[Link]:
    give = (
        _("Give a new code: the old one opens nothing any more") if found.is_open else _("Give access to the own file")
    )
    offered = [
        (found.may_give, Link(give, reverse("give_own_file", args=[person]))),
        (found.may_give and found.is_open, Link(_("End the access"), reverse("end_own_file", args=[person]))),
    ]
    return [link for may, link in offered if may]


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True, secret=True)
def give(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Explain, ask, let the person type a PIN, and show the code this one time."""
    if not queries.standing(request.access, person).may_give:
        raise Refusal(NOT_THERE)
    child = people.person(request.access, person).is_child
    form = GiveForm(request.POST if request.method == "POST" else None, child=child)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            number = actions.give(
                by=request.access, person=person, pin=said["pin"], pin_again=said["pin_again"], parts=said["parts"],
                said=form.said(),
            )  # fmt: skip
            return _given(request, person, number)
    context = {**_about(person), "title": _("Give access to the own file"), "form": form}
    answer = render(request, "staff/own_file/give.html", context)
    return answered(answer) if form.is_bound else answer


def _given(request: StaffRequest, person: UUID, number: str) -> HttpResponseBase:
    spoken = receipts.spoken(number)
    language = request.access.language if request.access.language in LANGUAGES else "en"
    context = {
        **_about(person),
        "title": _("The code of the own file"),
        "number": spoken,
        "card": CardForm(initial={"number": spoken, "language": language}),
        "card_url": reverse("own_file_card", args=[person]),
    }
    return render(request, "staff/own_file/given.html", context)


@screen(*CASE_STAFF, methods=("POST",), secret=True)
def card(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Give the card of the code that was just made as a PDF, in the person's language; it names nobody and nothing."""
    form = CardForm(request.POST)
    number = receipts.number(form.data.get("number", ""))
    theirs = number and queries.standing(request.access, person).may_give
    if not (form.is_valid() and number and theirs and queries.is_code_of(request.access, person, number)):
        raise Refusal(NOT_THERE)
    made = cards.pdf(receipts.spoken(number), form.cleaned_data["language"], form.cleaned_data["where"])
    return attachment(made, "application/pdf", "card.pdf")


@screen(*CASE_STAFF, methods=("GET", "POST"))
def end(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """End the access at once."""
    found = queries.standing(request.access, person)
    if not (found.may_give and found.is_open):
        raise Refusal(NOT_THERE)
    if request.method == "POST":
        actions.end(by=request.access, person=person)
        messages.success(request, _("Ended. The paper opens nothing any more."))
        return redirect("person_own_file", person)
    context = {
        **_about(person),
        "title": _("End the access to the own file?"),
        "consequence": _("Code and PIN open nothing from this moment on. A new code can be given at any time."),
        "confirm_text": _("End the access"),
    }
    return render(request, "ui/pages/confirm.html", context)
