"""Tell everybody what came of a session, an action or a rumour, under "You said, we did"."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.communities import actions, queries
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.feedback.forms import PublishForm
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.trust.disclosure.gate import NOT_THERE

FROM = {"session": ("", "decided"), "action": ("wish", "result"), "rumour": ("words", "answer")}
"""What the page begins with, of each kind: what people said, what was done."""


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def tell(request: StaffRequest, what: str, record: UUID) -> HttpResponseBase:
    """Write what everybody may read; the words of the record stand there to begin with."""
    view = queries.one(request.access, what, record)
    if not queries.may_tell(request.access, view):
        raise Refusal(NOT_THERE)
    said, done = (view.said(name) if name else "" for name in FROM[what])
    initial = {"language": request.access.language, "words": said, "done": done}
    form = PublishForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        with refusals(form):
            actions.tell_everybody(by=request.access, what=what, record=view.id, language=told["language"],
                                   said=told["words"], done=told["done"], why=told["why"])  # fmt: skip
            messages.success(request, _("It is published."))
            return redirect("community_record", what, view.id)
    address = reverse("community_record", args=[what, view.id])
    return form_page(request, _("Tell everybody what was done"), form, address)
