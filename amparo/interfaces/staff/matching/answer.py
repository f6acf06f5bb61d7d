"""Answer a question under seal: let the one who asked know of oneself, or tell nothing."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.matching import actions
from amparo.casework.matching.queries import Match
from amparo.casework.people import queries as people
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.matching import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Row


class AnswerForm(forms.Form):
    """What the one who asked is told, and why."""

    use_required_attribute = False
    answer = forms.ChoiceField(label=gettext_lazy("What shall the one who asked learn?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("It stays sealed in the file of your person. The one who asked never reads it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def __init__(self, match: Match, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell = ("tell", _("My name, and that I want to speak about this person. Amparo then knows it, too"))
        silent = ("silent", _("Nothing: not even that I looked"))
        self.fields["answer"].choices = [silent] if match.kept_away else [tell, silent]  # type: ignore[attr-defined]


@screen(*CASE_STAFF, methods=("GET", "POST"))
def answer(request: StaffRequest, match_id: UUID, person: UUID) -> HttpResponseBase:
    """Show whom of one's own a question may be about and what to weigh; keep the answer."""
    match = actions.match(by=request.access, request=match_id, person=person)
    view = people.person(request.access, person)
    form = AnswerForm(match, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            actions.answer(
                by=request.access,
                request=match_id,
                person=person,
                accept=said["answer"] == "tell",
                reason=said["reason"],
            )
            messages.success(request, _("The answer is kept."))
            return redirect("matches")
    rows = [
        Row(_("Asked by"), match.asker, isolate=True),
        Row(_("Team"), match.team, isolate=True),
        Row(_("What is alike"), words.agrees(match.agrees)),
        Row(_("Open until"), day(match.request.until)),
    ]
    context = {"title": _("Is it the same person?"), "person": view, "match": match, "rows": rows, "form": form}
    page = render(request, "staff/matching/answer.html", context)
    return answered(page) if form.is_bound else page
