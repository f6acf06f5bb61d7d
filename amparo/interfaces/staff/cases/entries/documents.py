"""Documents of a case: kept sealed, given back as a download that no browser opens by itself."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.entries.fields import choice, line
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import downloads
from amparo.interfaces.ui.widgets import File, FileChoice

ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "text/plain": "txt"}


class DocumentForm(Entering):
    """A file for the case."""

    title = line(gettext_lazy("Title"), required=True)
    document_kind = choice(gettext_lazy("Kind of document"), required=True)
    file = File(
        label=gettext_lazy("File to keep"),
        help_text=gettext_lazy(
            "PDF, picture (JPEG, PNG, WebP) or plain text, at most 10 MB. Pictures lose their hidden data."
        ),
        widget=FileChoice(accept=".pdf,image/jpeg,image/png,image/webp,.txt"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document_kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = labels.choices("document_kind", empty=_("Not answered"))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def document_new(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Add a document to the case."""
    _view, context = page.frame(request, case_id)
    if not context["can"].write:
        raise Refusal("record.not_there")
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            entry = actions.add_document(
                by=request.access, case=case_id, title=form.cleaned_data["title"], key=form.once,
                document_kind=form.cleaned_data["document_kind"], data=form.cleaned_data["file"].read(),
            )  # fmt: skip
            messages.success(request, _("The document is kept."))
            return redirect("case_entry", case_id, entry)
    context |= {"title": _("Add a document"), "form": form, "cancel_url": reverse("case", args=[case_id])}
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


@screen(*CASE_STAFF)
def document_download(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Give back a document as a download."""
    entry, data = cases.document(request.access, entry_id)
    if entry.row.case_id != case_id:
        raise Refusal("record.not_there")
    kind = entry.fields.get("media_type", "application/octet-stream")
    told = f"{kind}; charset=utf-8" if kind == "text/plain" else kind
    return downloads.attachment(data, told, f"{entry.row.pk}.{ENDINGS.get(kind, 'bin')}")
