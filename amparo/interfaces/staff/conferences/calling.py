"""Call a conference: first which data is spoken about, then who can be invited to hear it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.conferences import actions, queries
from amparo.casework.conferences.inviting import Guest
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui.widgets import DateParts

WORDS = forms.Textarea({"rows": 4, "dir": "auto"})
OFFERED = ("identity", "story", "plan", "need_only", "specialised")
USUAL = ("story", "plan")


class Groups(forms.Form):
    """Which data people of other organisations will hear."""

    groups = forms.MultipleChoiceField(
        label=gettext_lazy("What will people of other organisations hear?"),
        help_text=gettext_lazy("Only organisations can be invited for which the person agreed to all of it, by name."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"groups": list(USUAL)})
        field = self.fields["groups"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [one for one in labels.choices("data_group") if one[0] in OFFERED]


class CallForm(Entering):
    """When, what for, about what, which questions, with whom."""

    groups = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.DateField(label=gettext_lazy("Day"), widget=DateParts)
    where = forms.CharField(label=gettext_lazy("Where, and at what time?"), max_length=200, required=False)
    purpose = forms.ChoiceField(label=gettext_lazy("What for?"), widget=forms.RadioSelect)
    about = forms.CharField(
        label=gettext_lazy("What do those invited need to know beforehand?"),
        help_text=gettext_lazy("As little as possible. It is sealed to those who are invited."),
        max_length=2000,
        widget=WORDS,
    )
    questions = forms.CharField(
        label=gettext_lazy("Which questions are to be answered?"),
        help_text=gettext_lazy("One on each line: they are the agenda."),
        max_length=2000,
        widget=WORDS,
    )
    guests = forms.MultipleChoiceField(
        label=gettext_lazy("Who is invited?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any = None, *, groups: list[str], guests: list[Guest]) -> None:
        super().__init__(data, initial={"on": clock.today(), "groups": " ".join(groups)})
        for name, choices in (
            ("purpose", labels.choices("conference_purpose")),
            ("guests", [(str(one.user), _called(one)) for one in guests]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


def _called(one: Guest) -> str:
    return f"{one.name} · {one.organization}" if one.organization else one.name


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def call(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Ask which data is spoken about, then the rest; by POST of the second form invite."""
    back = reverse("case_conferences", args=[case_id])
    asked = Groups(request.POST if request.method == "POST" and "key" not in request.POST else None)
    groups = asked.cleaned_data["groups"] if asked.is_valid() else request.POST.get("groups", "").split()
    guests = queries.guests(request.access, case_id, groups)
    if not groups or (asked.is_bound and not asked.is_valid()):
        return form_page(request, _("Call a conference"), asked, back, submit_text=_("Continue"))
    form = CallForm(request.POST if "key" in request.POST else None, groups=groups, guests=guests)
    if form.is_valid():
        with refusals(form):
            told = form.cleaned_data
            made = actions.call(
                by=request.access, case=case_id, on=told["on"], guests=[UUID(one) for one in told["guests"]], key=form.once,
                fields={**{name: told[name] for name in ("where", "purpose", "about", "questions")}, "groups": groups},
            )  # fmt: skip
            messages.success(request, _("Called. The invitation opens for those who are invited alone."))
            return redirect("conference", made)
    hint = _(
        "People of other organisations stand here only where the person’s consent names their organisation and all that was "
        "chosen, within an agreement in force. Colleagues stand here who may read the case."
    )
    return form_page(request, _("Call a conference"), form, back, hint=hint, submit_text=_("Call"))
