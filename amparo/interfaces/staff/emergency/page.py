"""One emergency access, for those concerned: who opened whose record, why, and what the review found."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.emergency import actions, queries
from amparo.foundation.policy import Role
from amparo.interfaces.staff.emergency.lists import verdict
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Link, Row


class ReviewForm(forms.Form):
    """What the review found, in a word and in a sentence."""

    use_required_attribute = False
    justified = forms.ChoiceField(
        label=gettext_lazy("Was it justified?"),
        choices=[
            ("yes", gettext_lazy("Justified")),
            ("no", gettext_lazy("Not justified: access ends at once, if it still runs")),
        ],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        help_text=gettext_lazy("What you asked, what you were told, and what follows. It stays in the file."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )


@screen(*CASE_STAFF, Role.PROTECTION_DATA_OFFICER, methods=("GET", "POST"))
def emergency(request: StaffRequest, emergency: UUID) -> HttpResponseBase:
    """Show an emergency access; take the review of a supervisor who did not ask for it."""
    view = queries.emergency(request.access, emergency)
    if request.method == "POST":
        queries.reviewable(request.access, emergency)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            justified = form.cleaned_data["justified"] == "yes"
            comment = form.cleaned_data["comment"]
            actions.review(by=request.access, emergency=emergency, justified=justified, comment=comment)
            messages.success(request, _("The review is kept."))
            return redirect("emergency", emergency)
    context = {
        "title": _("Emergency access"),
        "code": view.code,
        "rows": rows(view),
        "form": form if view.may_review or form.is_bound else None,
    }
    answer = render(request, "staff/emergency/page.html", context)
    return answered(answer) if form.is_bound else answer


def rows(view: queries.EmergencyView) -> list[Row]:
    """Return what is known of an emergency access; the words where the reader may see them."""
    row = view.row
    person = reverse("person", args=[row.person_id])
    way = (Link(_("Open the person"), person),) if view.words is not None else ()
    found = [
        Row(_("Code of the person"), view.code, way, isolate=True),
        Row(_("Asked by"), view.asked_by, isolate=True),
        Row(_("Asked on"), moment(row.asked_at)),
        Row(_("Open until"), moment(row.until)),
        Row(_("Review"), verdict(view)),
    ]
    if row.reviewed_at:
        found += [Row(_("Reviewed by"), view.reviewed_by, isolate=True), Row(_("Reviewed on"), moment(row.reviewed_at))]
    if view.words is not None:
        found.append(Row(_("Reason"), str(view.words.get("reason", ""))))
        comment = str(view.words.get("comment", ""))
        found += [Row(_("Comment"), comment)] if comment else []
    return found
