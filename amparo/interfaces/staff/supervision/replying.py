"""Answer the other about a file, say that one has read it, and what came of a step."""

from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.supervision import actions, queries, scoring
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.staff.supervision.samples import say


class Words(Entering):
    """A few words to the other."""

    text = forms.CharField(
        label=gettext_lazy("Your words"), max_length=scoring.LONGEST, widget=forms.Textarea({"rows": 4, "dir": "auto"})
    )


@screen(*CASE_STAFF, methods=("GET", "POST"))
def audit_reply(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Answer the other."""
    view = queries.audit(request.access, audit_id)
    form = Words(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.reply(by=request.access, audit_id=audit_id, text=form.cleaned_data["text"], key=form.once)
            return say(request, _("Sent. It opens for the two of you alone."), audit_id)
    title = _("Answer about file %(code)s") % {"code": view.code}
    return form_page(
        request, title, form, reverse("file_audit", args=[audit_id]), hint=str(words.BARE), submit_text=_("Send")
    )


@screen(*CASE_STAFF, methods=("POST",))
def audit_read(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Say that one has read what was told."""
    actions.acknowledge(by=request.access, audit_id=audit_id)
    return say(request, _("Your supervisor sees that you have read it. You can still answer."), audit_id)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def audit_step(request: StaffRequest, audit_id: UUID, number: int) -> HttpResponseBase:
    """Say what came of an agreed step."""
    queries.audit(request.access, audit_id)
    form = Words(request.POST or None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data["text"]
            actions.step_done(by=request.access, audit_id=audit_id, number=number, text=said, key=form.once)
            return say(request, _("Saved."), audit_id)
    back = reverse("file_audit", args=[audit_id])
    return form_page(
        request, _("What came of step %(number)s?") % {"number": number}, form, back, submit_text=_("Save")
    )
