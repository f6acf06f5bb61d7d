"""A dashboard as a page of paper or as tables, with a purpose and a recipient in the log."""

import io
import zipfile

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.dashboards import actions
from amparo.analysis.dashboards.queries import EXACT, READERS, Dashboard
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.exchange.xlsform.exporting import write_csv, write_workbook
from amparo.interfaces.staff.dashboards import boards, paper, tables
from amparo.interfaces.staff.dashboards.asking import wanted
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.indicators import taking
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.downloads import XLSX, attachment
from amparo.trust.disclosure.access import Access


class Taking(taking.Taking):
    """What the file is for, who receives it, and its kind."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[
            ("pdf", gettext_lazy("Pages to print (PDF)")), ("xlsx", gettext_lazy("Workbook")),
            ("zip", gettext_lazy("Tables (CSV)")),
        ],
        initial="pdf",
        widget=forms.RadioSelect,
    )  # fmt: skip


@screen(*READERS, methods=("GET", "POST"), fresh=True)
def dashboard_file(request: StaffRequest) -> HttpResponse:
    """Give a dashboard as a file, with when and how it was made."""
    asked = wanted(request.GET.dict(), request.access)
    form = Taking(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            found = actions.take_out(
                by=request.access, asked=asked.asked, purpose=Purpose(said["purpose"]),
                recipient=Recipient(said["recipient"]), kind=said["kind"],
            )  # fmt: skip
            return _file(found, request.access, said["kind"])
    exact = _("These figures are exact. They stay in your office.")
    protected = _("The file holds what the screen shows: small numbers are left out, the others are rounded.")
    context = {
        "title": _("Take the dashboard out"),
        "hint": exact if request.access.role in EXACT else protected,
        "cancel_url": reverse("dashboard", query=dict(asked.address)),
        "submit_text": _("Take the file out"),
    }
    return form_page(request, form=form, **context)


def _file(found: Dashboard, access: Access, kind: str) -> HttpResponse:
    blocks, name = boards.blocks(found), f"dashboard-{found.period.first.isoformat()}.{kind}"
    if kind == "pdf":
        return attachment(paper.pdf(paper.paper(found, blocks, access.role)), "application/pdf", name)
    numbers, about = tables.numbers(blocks), tables.about(found, blocks, access.role)
    if kind == "xlsx":
        return attachment(write_workbook(numbers, about), XLSX, name)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in (numbers, about):
            archive.writestr(f"{table.name}.csv", write_csv(table).encode("utf-8-sig"))
    return attachment(written.getvalue(), "application/zip", name)
