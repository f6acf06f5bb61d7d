"""Look at a file with the checklist, tell the worker, or let the file go: the supervisor's part of an audit."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.supervision import actions, queries, scoring
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.staff.supervision.samples import say
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.widgets import DateParts

WORDS = forms.Textarea({"rows": 4, "dir": "auto"})
STEPS = range(1, 4)


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def audit_fill(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Ask the checklist; by POST keep what was seen."""
    draft = queries.draft(request.access, audit_id)
    asked = Draft.of(scoring.form(draft.view.row.form), dict(draft.answers))
    if request.method != "POST":
        return _asked(request, draft.view, asked, ids.new())
    then, _command, _more = asked.sent(request.POST)
    key = ids.parse(request.POST.get("key", ""))
    try:
        actions.fill(by=request.access, audit_id=audit_id, answers=then.answers, key=key)
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _asked(request, draft.view, then, key, [problem_pages.of_refusal(refusal)])
    return say(request, _("Kept for you alone. Tell the worker when you are ready."), audit_id)


def _asked(
    request: StaffRequest, view: queries.AuditView, draft: Draft, key: UUID | None, wrong: list[Problem] | None = None
) -> HttpResponseBase:
    context = {
        "title": _("Look at a file"),
        "caption": view.code,
        "inset": str(words.BARE),
        "pages": draft.pages(with_problems=wrong is not None),
        "problems": wrong or [],
        "key": key,
        "file_url": reverse("case", args=[view.row.case_id]),
        "cancel_url": reverse("file_audit", args=[view.row.pk]),
    }
    return render(request, "staff/supervision/checklist.html", context, status=422 if wrong else 200)


class TellForm(Entering):
    """Strengths first, what there is to learn, and up to three steps with a day."""

    strengths = forms.CharField(
        label=gettext_lazy("What is strong in this work?"),
        help_text=gettext_lazy("First of all, and in detail: what was done, and what it did for the person."),
        max_length=scoring.LONGEST,
        widget=WORDS,
    )
    learn = forms.CharField(label=gettext_lazy("What is there to learn?"), max_length=scoring.LONGEST, widget=WORDS)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for number in STEPS:
            label = _("Agreed step %(number)s") % {"number": number}
            self.fields[f"step_{number}"] = forms.CharField(label=label, max_length=300, required=False)
            self.fields[f"on_{number}"] = forms.DateField(
                label=_("Until when? (step %(number)s)") % {"number": number}, required=False, widget=DateParts
            )

    def steps(self) -> list[tuple[str, Any]]:
        """Return the steps that say something; one without a day is due in four weeks."""
        told = self.cleaned_data
        usual = clock.today() + timedelta(days=28)
        return [(told[f"step_{one}"], told[f"on_{one}"] or usual) for one in STEPS if told[f"step_{one}"].strip()]


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def audit_tell(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Tell the worker, strengths first."""
    view = queries.draft(request.access, audit_id).view
    if view.checklist is None:
        return redirect("file_audit_fill", audit_id)
    form = TellForm(request.POST or None)
    if form.is_valid():
        with refusals(form):
            told = form.cleaned_data
            actions.tell(
                by=request.access, audit_id=audit_id, strengths=told["strengths"], learn=told["learn"],
                steps=form.steps(), key=form.once,
            )  # fmt: skip
            return say(request, _("Told. It opens for you and the worker alone."), audit_id)
    back = reverse("file_audit", args=[audit_id])
    title = _("Tell %(name)s about file %(code)s") % {"name": view.worker_name, "code": view.code}
    return form_page(request, title, form, back, hint=str(words.BARE), submit_text=_("Tell"))


@screen(Role.SUPERVISOR, methods=("POST",))
def audit_drop(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Let a drawn file go."""
    actions.drop(by=request.access, audit_id=audit_id)
    return redirect("supervision")
