"""Change one card of a person's details; an edit made on an older version never overwrites, it becomes a choice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.people import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Changing, problems, refusals
from amparo.interfaces.staff.people.details.forms import FORMS
from amparo.interfaces.staff.people.words import CARDS
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*CASE_STAFF, methods=("GET", "POST"))
def change(request: StaffRequest, person: UUID, card: str) -> HttpResponseBase:
    """Show one card to change, or keep what was changed; two edits of one field lead to the choice between them."""
    view = queries.person(request.access, person)
    if card not in FORMS or not view.may_write:
        raise Refusal(NOT_THERE)
    sent = request.POST if request.method == "POST" else None
    form = FORMS[card](sent, initial=view.fields)
    going = Changing(sent, initial={"based_on": view.content.number})
    if form.is_valid() and going.is_valid():
        with refusals(form, going):
            base = going.cleaned_data["based_on"]
            details = form.details()
            written = actions.change(by=request.access, person=person, changes=details, based_on=base, key=going.once)
            return _kept(request, person, bool(set(written.conflicts) & set(details)))
    context = {
        "title": _("Change: %(card)s") % {"card": CARDS[card][0]},
        "person": view,
        "forms": [form, going],
        "problems": problems([form, going]) if sent is not None else [],
    }
    answer = render(request, "staff/people/change.html", context)
    return answered(answer) if sent is not None else answer


def _kept(request: StaffRequest, person: UUID, collided: bool) -> HttpResponseBase:
    if collided:
        messages.warning(
            request, _("Somebody else changed the same detail meanwhile. Nothing is lost: choose which stays.")
        )
        return redirect("choose_person", person)
    messages.success(request, _("The change is kept."))
    return redirect("person", person)
