"""Hand a referral over to somebody without an account: the link and the code, shown once; and what they answer otherwise."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from amparo.casework.outside import course
from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.kinds import State
from amparo.foundation.errors import Refusal
from amparo.foundation.ids.receipts import spoken
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.referrals.answering import TITLES
from amparo.interfaces.staff.referrals.sending import said
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui import languages
from amparo.trust.disclosure.gate import NOT_THERE


class LanguageForm(forms.Form):
    """In which language the service reads what stands around the information."""

    use_required_attribute = False
    language = forms.ChoiceField(label=gettext_lazy("Language of the service"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"language": languages.of_page()})
        named = [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
        self.fields["language"].choices = named  # type: ignore[attr-defined]


class SlipForm(forms.Form):
    """What a service answered on a reply slip or by telephone."""

    use_required_attribute = False
    step = forms.ChoiceField(label=gettext_lazy("What the service answered"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Needed where it was declined or not given."),
        required=False,
    )
    text = said(gettext_lazy("What else was said"))

    def __init__(self, state: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = course.offered(state)
        self.fields["step"].choices = [(step, str(TITLES[step])) for step in steps]  # type: ignore[attr-defined]
        reasons = [
            (str(TITLES[step]), labels.choices(course.REASONS[step])) for step in steps if step in course.REASONS
        ]
        self.fields["reason"].choices = [("", _("Choose")), *reasons]  # type: ignore[attr-defined]


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def hand(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Make the link and the code of a referral, and show them once; earlier ones end."""
    context = going_outside(request, referral)
    form = LanguageForm(request.POST if request.method == "POST" else None)
    context |= {"title": _("Hand the referral over"), "form": form}
    if form.is_valid():
        way = actions.hand_over(by=request.access, referral=referral)
        address: str = settings.AMPARO_PORTAL_ADDRESS
        context |= {"link": f"{address}/{form.cleaned_data['language']}/r/{way.token}", "code": spoken(way.code)}
        return render(request, "staff/referrals/link.html", context)
    context |= {"paper_url": reverse("referral_paper", args=[referral])}
    answer = render(request, "staff/referrals/hand.html", context)
    return answered(answer) if form.is_bound else answer


@screen(*CASE_STAFF, methods=("GET", "POST"))
def slip(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Write down what a service answered on the reply slip or by telephone."""
    context = going_outside(request, referral)
    form = SlipForm(context["view"].row.state, request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        with refusals(form):
            actions.record_answer(by=request.access, referral=referral, to=State(told["step"]), reason=told["reason"],
                                  text=told["text"])  # fmt: skip
            messages.success(request, _("It is kept."))
            return redirect("referral", referral)
    title = _("Write down what the service answered")
    context |= {"title": title, "form": form, "submit_text": title}
    answer = page.show(request, "form.html", context)
    return answered(answer) if form.is_bound else answer


def going_outside(request: StaffRequest, referral: UUID) -> dict[str, Any]:
    """Return what the pages of a referral to somebody without an account share; raise "not there" for every other one."""
    view = queries.sent(request.access, referral)
    if not (view.writes and view.row.outside and view.packet):
        raise Refusal(NOT_THERE)
    _case, context = page.frame(request, view.row.case_id, "case_referrals")
    return context | {"view": view, "cancel_url": reverse("referral", args=[referral])}
