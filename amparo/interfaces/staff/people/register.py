"""Register a person: what is known is written down, who it may already be is shown, and only then is it kept."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.people import actions, queries, rules
from amparo.casework.self_referrals import queries as self_referrals
from amparo.foundation import clock, ids
from amparo.interfaces.staff.entering import Entering, problems, refusals
from amparo.interfaces.staff.people.details.fields import Details
from amparo.interfaces.staff.people.details.forms import FORMS
from amparo.interfaces.staff.people.found import hits
from amparo.interfaces.staff.people.words import CARDS
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

FOLDED = ("identifiers", "abilities")


class Sending(Entering):
    """The team that will be responsible, when the worker has several; and which self-referral the person comes from."""

    team = forms.ChoiceField(label=gettext_lazy("Team that will be responsible"))
    asked = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = sorted((str(key), name) for key, name in accounts.team_names(list(access.actor.teams)).items())
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.initial["team"] = teams[0][0]
        self.fields["team"].choices = teams  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Section:
    """One card of the page; a folded one opens by itself when something in it has to be mended."""

    title: str
    form: Details
    folded: bool


class Paper:
    """The whole register page: who will be responsible, and the cards of details."""

    def __init__(self, request: StaffRequest) -> None:
        sent = request.POST if request.method == "POST" else None
        asked = ids.parse(request.GET.get("asked", ""))
        known = self_referrals.to_register(request.access, asked) if asked and not sent else {}
        self.sending = Sending(request.access, sent, initial={"asked": asked})
        self.cards = {name: form(sent, known) for name, form in FORMS.items()}

    @property
    def forms(self) -> list[forms.BaseForm]:
        """Return every form of the page in its order."""
        return [*self.cards.values(), self.sending]

    @property
    def sections(self) -> list[Section]:
        """Return the cards as they are shown."""
        return [
            Section(str(CARDS[name][0]), form, name in FOLDED and not (form.is_bound and form.errors))
            for name, form in self.cards.items()
        ]

    def is_valid(self) -> bool:
        """Return whether every form can be read."""
        valid = [form.is_valid() for form in self.forms]  # every form says what it needs, not only the first
        return all(valid)

    def details(self) -> dict[str, Any]:
        """Return all details by the record's names."""
        return {name: value for form in self.cards.values() for name, value in form.details().items()}


@screen(*CASE_STAFF, methods=("GET", "POST"))
def register(request: StaffRequest) -> HttpResponseBase:
    """Show the empty page, the page with what must be mended, or who it may already be; else keep the person."""
    paper = Paper(request)
    if request.method != "POST" or "mend" in request.POST:
        return _page(request, paper)
    if not paper.is_valid():
        return answered(_page(request, paper))
    known = once.already(request.access, paper.sending.once)
    if known:
        return _way_on(paper, known)
    with refusals(*paper.forms):
        details = paper.details()
        rules.check_complete(rules.checked(details), clock.today())
        found = queries.possible_matches(request.access, details)
        if (found.people or found.ask_teams) and "another" not in request.POST:
            return _matches(request, found)
        team = UUID(paper.sending.cleaned_data["team"])
        person = actions.register(by=request.access, fields=details, team=team, key=paper.sending.once)
        messages.success(request, _("The person is registered."))
        return _way_on(paper, person)
    return answered(_page(request, paper))


def _way_on(paper: Paper, person: UUID) -> HttpResponseBase:
    """Go to the person, or back to what they asked of a service, which is taken on now."""
    asked = paper.sending.cleaned_data["asked"]
    if asked is None:
        return redirect("person", person)
    return redirect(f"{reverse('asked_take_on', args=[asked])}?{urlencode({'person': person})}")


def _page(request: StaffRequest, paper: Paper) -> HttpResponse:
    mended = problems(paper.forms) if request.method == "POST" and "mend" not in request.POST else []
    context = {"title": _("Register a person"), "paper": paper, "problems": mended}
    return render(request, "staff/people/register.html", context)


def _matches(request: StaffRequest, found: queries.Matches) -> HttpResponse:
    kept = [(name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"]
    context = {
        "title": _("Is it one of these people?") if found.people else _("This person may be known to another team"),
        "hits": hits(found.people),
        "ask_teams": found.ask_teams,
        "kept": kept,
    }
    return render(request, "staff/people/matches.html", context)
