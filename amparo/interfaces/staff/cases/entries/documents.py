"""Documents of a case: kept sealed, given back as a download that no browser opens by itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.entries.forms import DocumentForm
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen

ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "text/plain": "txt"}


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
    return download(data, kind, f"{entry.row.pk}.{ENDINGS.get(kind, 'bin')}")


def download(data: bytes, kind: str, name: str) -> HttpResponse:
    """Return bytes as a download under a name that says nothing; nothing in it may run, nothing is stored."""
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "no-store"
    return answer
