"""Legal holds, the end of a restriction, and files whose time of keeping is over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.rights import actions, pathway, queries
from amparo.casework.rights.kinds import Fate
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.rights import words
from amparo.interfaces.staff.rights.forms import SecondForm, WordsForm
from amparo.interfaces.staff.rights.holding import FateForm, HoldForm
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF
from amparo.interfaces.staff.rights.steps import form_page
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Link, Row


def _form(request: StaffRequest, person: UUID, title: str, form: Entering, hint: str = "") -> HttpResponseBase:
    back = reverse("person_rights", args=[person])
    return form_page(request, form, title=title, code=ids.code(person), hint=hint, cancel_url=back)


def _kept(request: StaffRequest, person: UUID) -> HttpResponseBase:
    messages.success(request, _("It is kept."))
    return redirect("person_rights", person)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def hold(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Take why a file has to be kept."""
    if not queries.may(request.access, person).hold:
        raise Refusal("record.not_there")
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.hold(by=request.access, person=person, reason=said["reason"], until=said["until"])
            return _kept(request, person)
    hint = _(
        "While it stands nothing of the file is destroyed, neither at the person's request nor because its time is over."
    )
    return _form(request, person, _("Set a legal hold"), form, hint)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def lift(request: StaffRequest, hold_id: UUID) -> HttpResponseBase:
    """Take why a legal hold is lifted."""
    person = queries.held_person(request.access, hold_id)
    form = WordsForm(request.POST if request.method == "POST" else None, label=_("Why it is lifted"))
    if form.is_valid():
        with refusals(form):
            actions.lift(by=request.access, hold=hold_id, reason=form.cleaned_data["words"])
            return _kept(request, person)
    return _form(request, person, _("Lift the legal hold"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def allow(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Take why the use of a person's data is allowed again."""
    if not queries.may(request.access, person).work:
        raise Refusal("record.not_there")
    form = WordsForm(request.POST if request.method == "POST" else None, label=_("Why, and how the person said so"))
    if form.is_valid():
        with refusals(form):
            actions.allow_use_again(by=request.access, person=person, reason=form.cleaned_data["words"])
            return _kept(request, person)
    return _form(request, person, _("Allow the use again"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"), fresh=True)
def keeping(request: StaffRequest, review: UUID) -> HttpResponseBase:
    """Show a file past its time; take a proposal, or the second person's answer to one."""
    view = queries.review(request.access, review)
    sent = request.POST if request.method == "POST" else None
    form = SecondForm(sent) if view.may_decide else FateForm(sent) if view.may_propose else None
    if sent is not None and form is None:
        raise Refusal("record.not_there")
    if form is not None and form.is_valid():
        with refusals(form):
            return _decided(request, view, form) if view.may_decide else _proposed(request, view, form)
    context = {
        "title": _("The time of keeping may be over"),
        "code": view.code,
        "rows": [row for row in _rows(view) if row.value],
        "links": _links(request, view),
        "form": form,
        "honest": words.honest(day(queries.last_backup_ends())),
    }
    answer = render(request, "staff/rights/keeping.html", context)
    return answered(answer) if form is not None and form.is_bound else answer


def _proposed(request: StaffRequest, view: queries.ReviewView, form: Entering) -> HttpResponseBase:
    said = form.cleaned_data
    actions.propose_keeping(by=request.access, review_id=view.row.pk, fate=Fate(said["fate"]), reason=said["reason"],
                            keep_until=said["keep_until"])  # fmt: skip
    messages.success(request, _("It waits for a second person now."))
    return redirect("keeping", view.row.pk)


def _decided(request: StaffRequest, view: queries.ReviewView, form: Entering) -> HttpResponseBase:
    agrees = form.cleaned_data["answer"] == "yes"
    certificate = actions.decide_keeping(
        by=request.access, review_id=view.row.pk, agree=agrees, note=form.cleaned_data["note"]
    )
    if certificate is None:
        messages.success(request, _("It is kept."))
        return redirect("keeping", view.row.pk)
    messages.success(request, _("The file is destroyed."))
    return redirect("certificate", certificate)


def _rows(view: queries.ReviewView) -> list[Row]:
    listed, true = pathway.schedule_of(view.row.parameter), view.kept_until
    schedule = true[1] if true else listed
    until = day(true[0]) if true else _("not known: you cannot read whether this is a child's file")
    names = view.names
    return [
        Row(_("Listed because it may be over since"), day(view.row.over_since)),
        Row(_("Kept until"), until, unverified=schedule.source if schedule and not schedule.verified else ""),
        Row(_("Legal hold"), _("A legal hold keeps this file from being destroyed.") if view.held else ""),
        Row(_("Proposed"), str(words.FATES.get(view.row.fate, ""))),
        Row(_("Until"), day(view.row.keep_until)),
        Row(_("Reason"), str(view.words.get("reason", "")), isolate=True),
        Row(_("Proposed by"), names.get(view.row.proposed_by or view.row.pk, ""), isolate=True),
        Row(_("Note of the second person"), str(view.words.get("note") or ""), isolate=True),
        Row(_("Decided by"), names.get(view.row.decided_by or view.row.pk, ""), isolate=True),
    ]


def _links(request: StaffRequest, view: queries.ReviewView) -> list[Link]:
    person = [view.row.person_id]
    links = [Link(_("Data rights of this person"), reverse("person_rights", args=person))]
    if request.access.role in CASE_STAFF:
        links.insert(0, Link(_("Open the person"), reverse("person", args=person)))
    return links
