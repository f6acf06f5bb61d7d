"""A person's photo: shown to those who may open files, never kept by the browser; and how it is set."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.people import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui import downloads
from amparo.interfaces.ui.widgets import File, FileChoice
from amparo.trust.disclosure.gate import NOT_THERE


class PhotoForm(forms.Form):
    """One picture."""

    photo = File(
        label=gettext_lazy("Photo"),
        help_text=gettext_lazy("JPEG, PNG or WebP of at most 10 MB. Place and device are taken out of the picture."),
        widget=FileChoice(accept="image/jpeg,image/png,image/webp"),
    )


@screen(*CASE_STAFF)
def show(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Send the photo as JPEG."""
    return downloads.picture(queries.photo(request.access, person))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def change(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Take a new photo; the one before is not kept."""
    view = queries.person(request.access, person)
    if not view.may_write:
        raise Refusal(NOT_THERE)
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if form.is_valid():
        with refusals(form):
            actions.set_photo(by=request.access, person=person, data=form.cleaned_data["photo"].read())
            messages.success(request, _("The photo is kept."))
            return redirect("person", person)
    answer = render(request, "staff/people/photo.html", {"title": _("Photo"), "person": view, "form": form})
    return answered(answer) if form.is_bound else answer
