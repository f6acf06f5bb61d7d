"""Say that a person was registered twice and which record goes on, and take that back."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.people import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.people.found import PersonChoice, searched
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.trust.disclosure.gate import NOT_THERE


class TwiceForm(forms.Form):
    """Which of the records that look alike is the same person."""

    use_required_attribute = False
    of = PersonChoice(label=gettext_lazy("Which record is the same person?"))

    def __init__(self, found: list[queries.Found], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        PersonChoice.offer(self, "of", found)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def mark(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show the records that look alike, or those a search finds, and mark this one as the same person as one of them."""
    view = _markable(request, person)
    if view.duplicate_of:
        return redirect("person", person)
    query, looking = searched(request)
    found = queries.search(request.access, query) if query else _alike(request, view)
    form = TwiceForm([one for one in found if one.person.id != person], None if looking else request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.mark_duplicate(by=request.access, person=person, of=form.cleaned_data["of"])
            messages.success(request, _("Marked. A search now finds the other record alone."))
            return redirect("person", form.cleaned_data["of"])
    context = {
        "title": _("This person is registered twice"),
        "person": view,
        "query": query,
        "found": form.fields["of"].choices,  # type: ignore[attr-defined]
        "form": form,
    }
    answer = render(request, "staff/people/twice.html", context)
    return answered(answer) if form.is_bound else answer


def _markable(request: StaffRequest, person: UUID) -> queries.PersonView:
    view = queries.person(request.access, person)
    if not queries.may_mark(request.access, view.facts):
        raise Refusal(NOT_THERE)
    return view


def _alike(request: StaffRequest, view: queries.PersonView) -> list[queries.Found]:
    return queries.possible_matches(request.access, view.fields).people


@screen(*CASE_STAFF, methods=("POST",))
def unmark(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Take the mark away: both records are found again."""
    _markable(request, person)
    actions.unmark_duplicate(by=request.access, person=person)
    messages.success(request, _("The mark is taken away. A search finds both records again."))
    return redirect("person", person)
