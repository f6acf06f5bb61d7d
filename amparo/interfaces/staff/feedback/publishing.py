"""You said, we did: what everybody may read of what was done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.feedback import actions, public
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.feedback.forms import PublishForm
from amparo.interfaces.staff.feedback.lists import READERS
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen


@screen(*READERS)
def published(request: StaffRequest) -> HttpResponseBase:
    """Show what stands published, and let one's own agency take it back."""
    found = public.published(request.access.language)
    told = [(one, one.row.agency_id == request.access.actor.agency) for one in found]
    return render(request, "staff/feedback/published.html", {"title": _("You said, we did"), "told": told})


@screen(*READERS, methods=("GET", "POST"))
def publish(request: StaffRequest) -> HttpResponseBase:
    """Take something to be told to everybody."""
    sent = request.POST if request.method == "POST" else None
    form = PublishForm(sent, initial={"language": request.access.language})
    if form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            actions.publish(
                by=request.access, language=said["language"], said=said["words"], done=said["done"], why=said["why"]
            )
            messages.success(request, _("It is published."))
            return redirect("published")
    return form_page(request, _("Tell everybody what was done"), form, reverse("published"))


@screen(*READERS, methods=("POST",))
def withdraw(request: StaffRequest, published_id: UUID) -> HttpResponseBase:
    """Take back something published."""
    actions.withdraw(by=request.access, published=published_id)
    messages.success(request, _("It is not published any more."))
    return redirect("published")
