"""One service as staff read it, and the button that says it was checked today."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import actions, freshness, queries
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory import rows, words
from amparo.interfaces.staff.directory.lists import KEEPERS, READERS
from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui.parts import Tag


class CheckForm(Entering):
    """That a listing was checked, with what it said about referrals."""

    capacity = forms.ChoiceField(label=gettext_lazy("Referrals"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["capacity"]
        if isinstance(field, forms.ChoiceField):
            field.choices = labels.choices("referral_capacity")


@screen(*READERS)
def service(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """Show one service with everything that is known of it."""
    view = queries.service(request.access, service)
    return _page(request, view, CheckForm(initial={"capacity": view.row.capacity}))


@screen(*KEEPERS, methods=("POST",))
def check(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """Write down that the listing was checked today."""
    form = CheckForm(request.POST)
    view = queries.service(request.access, service)
    if not form.is_valid():
        return answered(_page(request, view, form))
    actions.check_service(by=request.access, service=service, capacity=form.cleaned_data["capacity"], key=form.once)
    messages.success(request, _("It is written down that this listing was checked today."))
    return redirect("directory_service", service)


def _page(request: StaffRequest, view: queries.ServiceView, form: CheckForm) -> HttpResponse:
    tags = [words.checked(view), words.capacity(view), *words.warnings(view)]
    if view.row.status != "active":
        tags.append(Tag(str(words.STATUSES[view.row.status]), "red"))
    if view.is_protected:
        tags.append(Tag(_("Protected place: tell nobody outside"), "purple"))
    hidden = freshness.limit("hidden_after", clock.today())
    context = {
        "title": _("Service"),  # a title stays in the browser's history, where no name of a safe house may be
        "view": view,
        "tags": tags,
        "groups": [
            (_("What and for whom"), rows.said(rows.what(view))),
            (_("Before going there"), rows.said(rows.before(view))),
            (_("When and where"), rows.said(rows.where(view))),
            (_("This listing"), [*rows.said(rows.kept(view)), rows.limit(hidden)]),
        ],
        "form": form,
    }
    return render(request, "staff/directory/service.html", context)
