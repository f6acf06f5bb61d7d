"""The page of one person, and opening a case for them."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.cases import actions as case_actions
from amparo.casework.cases import queries as cases
from amparo.casework.people import queries
from amparo.foundation.policy import Action, Compartment
from amparo.interfaces.staff.consent import lists
from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.staff.people import cards, standing
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen


@screen(*CASE_STAFF)
def page(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show what is known of a person, with the ways to go on."""
    return _page(request, person, Entering())


@screen(*CASE_STAFF, methods=("POST",))
def open_case(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Open a case for a person and go to it."""
    form = Entering(request.POST)
    if not form.is_valid():
        return answered(_page(request, person, form))
    return redirect("case", case_actions.open_case(by=request.access, person=person, key=form.once))


def _page(request: StaffRequest, person_id: UUID, form: Entering) -> HttpResponse:
    access = request.access
    person = queries.person(access, person_id)
    theirs = cases.cases_of_person(access, person_id)
    may_open = cases.may(access, Action.CREATE, person.facts, Compartment.INDEX)
    context = {
        "title": f"{_('Person')} {person.code}",
        "person": person,
        "identity": cards.identity(person, photo=queries.has_photo(access, person_id)),
        "cards": cards.cards(person),
        "ties": cards.ties_table(person, queries.ties(access, person_id)),
        "cases": cards.cases_table(theirs),
        "consents": lists.table(access, person),
        "form": form,
        "same": queries.same_as(access, person),
        "may_mark": queries.may_mark(access, person.facts),
        **standing.over(access, person),
        "may_open": may_open and not person.duplicate_of and not any(case.is_open for case in theirs),
    }
    return render(request, "staff/people/person.html", context)
