"""Write down a request, and read one with what can be done next."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.rights import actions, pathway, queries
from amparo.casework.rights.kinds import Kind
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.rights import words
from amparo.interfaces.staff.rights.forms import AskForm
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Link, Row

BEFORE = ("received", "checked", "appealed")
"""Steps in which a request can be taken back."""


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def ask(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Take a request of the person, or of somebody for them."""
    if not queries.may(request.access, person).work:
        raise Refusal("record.not_there")
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            kind = Kind(form.cleaned_data["kind"])
            new = actions.ask(by=request.access, person=person, kind=kind, fields=form.fields_said(), key=form.once)
            messages.success(request, _("The request is written down. The clock of the answer runs."))
            return redirect("rights_request", new)
    context = {
        "title": _("A request about data"),
        "hint": _("Asking is free and needs no form and no paper. Nothing bad follows from it."),
        "form": form,
        "code": ids.code(person),
        "cancel_url": reverse("person_rights", args=[person]),
    }
    answer = render(request, "staff/rights/form.html", context)
    return answered(answer) if form.is_bound else answer


@screen(*RIGHTS_STAFF)
def page(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Show a request: what was asked, how far it is, and what comes next."""
    view = queries.request(request.access, request_id)
    context = {
        "title": labels.label("rights_kind", view.row.kind),
        "code": view.code,
        "person_url": reverse("person_rights", args=[view.row.person_id]),
        "step": words.STEPS[view.row.step],
        "rows": rows(view),
        "links": _links(request, view),
    }
    return render(request, "staff/rights/request.html", context)


def rows(view: queries.RequestView) -> list[Row]:
    """Return what is known of a request; what was not said is left out."""
    row, said = view.row, view.words
    parameter = pathway.parameter(row.parameter)
    source = parameter.source if parameter and not parameter.verified else ""
    asker = " · ".join(
        part for part in (labels.label("rights_asker", said.get("asker", "")), said.get("asker_name", "")) if part
    )
    found = [
        Row(_("Asked by"), asker),
        Row(_("Asked on"), moment(row.asked_at)),
        Row(_("Written down by"), view.names.get(row.recorded_by, "")),
        Row(_("In their words"), str(said.get("words", ""))),
        Row(_("Against which use"), "\n".join(labels.labels("consent_purpose", said.get("purposes", [])))),
        Row(_("A safe way to answer"), str(said.get("reach", ""))),
        Row(_("How they were recognised"), _recognised(said)),
        Row(_("Answer due"), moment(row.due_at), unverified=source) if view.is_open else Row("", ""),
        *_decision(view),
    ]
    return [replace(each, isolate=True) for each in found if each.value]


def _recognised(said: dict[str, str]) -> str:
    parts = (labels.label("identity_check", said.get("identity_check", "")), said.get("identity_note", ""))
    return "\n".join(part for part in parts if part)


def _decision(view: queries.RequestView) -> list[Row]:
    row, said = view.row, view.words
    waits, alone = row.step == "proposed", row.proposed_by == row.decided_by
    return [
        Row(_("Proposed decision") if waits else _("Decision"), str(words.OUTCOMES.get(row.outcome, ""))),
        Row(_("Reason"), str(said.get("reason", ""))),
        Row(_("Proposed by"), "" if alone else view.names.get(row.proposed_by or row.pk, "")),
        Row(_("Decided by"), view.names.get(row.decided_by or row.pk, "")),
        Row(_("Note of the second person"), str(said.get("approval_note") or "")),
        Row(_("What the person says"), str(said.get("statement", ""))),
        Row(_("How they learn of it"), str(said.get("told_plan", ""))),
        Row(_("How the person was told"), labels.label("contact_channel", said.get("told_how", ""))),
        Row(_("About complaining"), str(said.get("remedy", ""))),
        Row(_("Why they do not accept it"), str(said.get("appeal", ""))),
        Row(_("How it was taken back"), str(said.get("withdrawn_how", ""))),
        Row(_("Why the use is allowed again"), str(said.get("allowed_again", ""))),
    ]


def _links(request: StaffRequest, view: queries.RequestView) -> list[Link]:
    step, key, work = view.row.step, [view.row.pk], view.may_work
    correct = work and step == "checked" and view.row.kind == "correction" and request.access.role in CASE_STAFF
    releases = view.is_open and view.facts.owner == request.access.id
    offered = [
        (work and step == "received", _("Write down how they were recognised"), reverse("recognise", args=key)),
        (correct, _("Correct the record"), reverse("person", args=[view.row.person_id])),
        (work and step in ("checked", "appealed"), _("Decide"), reverse("decide_rights", args=key)),
        (view.may_approve, _("Read and decide"), reverse("second_rights", args=key)),
        (work and view.gives_copy, _("Make the copy for the person"), reverse("copy_rights", args=key)),
        (work and step == "decided", _("Write down how the person was told"), reverse("tell_rights", args=key)),
        (work and step == "told", _("The person does not accept the decision"), reverse("appeal_rights", args=key)),
        (releases, _("Let the protection-data officer read parts of the file"), reverse("release_rights", args=key)),
        (work and step in BEFORE, _("The request is taken back"), reverse("withdraw_rights", args=key)),
    ]  # fmt: skip
    return [Link(text, url) for may, text, url in offered if may]
