"""A figure as a file: the numbers of the screen and the words that explain them, with a purpose and a recipient in the log."""

import io
import zipfile

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.indicators import actions, queries
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.analysis.indicators.figures import Figure
from amparo.exchange.xlsform.exporting import Table, write_csv, write_workbook
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.indicators import tables
from amparo.interfaces.staff.indicators.asking import asked
from amparo.interfaces.staff.indicators.lists import READERS, address
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.downloads import XLSX, attachment

PURPOSES = {
    Purpose.OWN_WORK: gettext_lazy("Our own work"),
    Purpose.PLANNING: gettext_lazy("Planning"),
    Purpose.COORDINATION: gettext_lazy("Coordination with others"),
    Purpose.REPORT_TO_DONOR: gettext_lazy("A report to a donor"),
    Purpose.ADVOCACY: gettext_lazy("Speaking up for people"),
    Purpose.RESEARCH: gettext_lazy("Research"),
}
RECIPIENTS = {
    Recipient.OWN_OFFICE: gettext_lazy("Our own office"),
    Recipient.OWN_AGENCY: gettext_lazy("Our own organisation"),
    Recipient.COORDINATION_GROUP: gettext_lazy("A coordination group"),
    Recipient.DONOR: gettext_lazy("A donor"),
    Recipient.AUTHORITY: gettext_lazy("An authority"),
    Recipient.EVERYBODY: gettext_lazy("Everybody"),
}


class Taking(forms.Form):
    """What the file is for, who receives it, and its kind."""

    use_required_attribute = False
    purpose = forms.ChoiceField(
        label=gettext_lazy("What is the file for?"), choices=list(PURPOSES.items()), widget=forms.RadioSelect
    )
    recipient = forms.ChoiceField(
        label=gettext_lazy("Who receives it?"), choices=list(RECIPIENTS.items()), widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", gettext_lazy("Workbook")), ("zip", gettext_lazy("Tables (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


@screen(*READERS, methods=("GET", "POST"), fresh=True)
def figure_file(request: StaffRequest, indicator: str) -> HttpResponse:
    """Give a figure as a file, with the words that explain it."""
    one = queries.indicator(request.access, indicator)
    wanted = asked(request.GET.dict(), request.access, one, queries.most_by(request.access, one))
    form = Taking(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            found = actions.take_out(
                by=request.access, name=one.id, period=wanted.period, groups=wanted.by,
                purpose=Purpose(said["purpose"]), recipient=Recipient(said["recipient"]),
            )  # fmt: skip
            return _file(found, said["kind"])
    found = queries.figure(request.access, one.id, wanted.period, wanted.by)
    exact = _("These figures are exact. They stay in your office.")
    protected = _("The file holds what the screen shows: small numbers are left out, the others are rounded.")
    context = {
        "title": _("Take the figure out"),
        "hint": protected if not found.exact else exact if found.of_cases else "",
        "cancel_url": address("figure", one.id, wanted),
        "submit_text": _("Take the file out"),
    }
    return form_page(request, form=form, **context)


def _file(found: Figure, kind: str) -> HttpResponse:
    name = f"{found.indicator.id.replace('_', '-')}-{found.period.first.isoformat()}.{kind}"
    numbers, dictionary = tables.numbers(found), tables.dictionary(found)
    if kind == "xlsx":
        return attachment(write_workbook(numbers, dictionary), XLSX, name)
    return attachment(zipped(numbers, dictionary), "application/zip", name)


def zipped(*some: Table) -> bytes:
    """Return tables as CSV files in one archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in some:
            archive.writestr(f"{table.name}.csv", write_csv(table).encode("utf-8-sig"))
    return written.getvalue()
