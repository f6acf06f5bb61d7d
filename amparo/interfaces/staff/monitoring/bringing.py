"""Forms that are handed out for ODK and Kobo, and their rows brought back: looked at row by row, then kept."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory.queries.places import place_names
from amparo.casework.monitoring import brought_in
from amparo.casework.monitoring.brought_in import Line
from amparo.casework.monitoring.kinds import KINDS
from amparo.exchange.htcds.remarks import NotOpenedError
from amparo.exchange.htcds.workbooks import Sheets, opened
from amparo.exchange.xlsform.guarding import LARGEST_FILE
from amparo.foundation.errors import CATALOGUE
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.cases.brought_in.forms import Packed
from amparo.interfaces.staff.cases.reading import question_words
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.downloads import XLSX, attachment
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.interfaces.ui.widgets import File, FileChoice

OTHER_FILE = "htcds.other_file"


class Bringing(forms.Form):
    """A file with rows."""

    use_required_attribute = False
    file = File(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A table (CSV) or a workbook (.xlsx), at most 2 MB. Nothing is kept before you have looked."
        ),
        widget=FileChoice(accept=".xlsx,.csv"),
    )

    def sheets(self) -> Sheets | None:
        """Return what the file holds; None, with a problem beside the field, when it cannot be opened."""
        self.data_of_file = self.cleaned_data["file"].read(LARGEST_FILE + 1)
        return opened_for(self, self.data_of_file, "file")


class Looking(forms.Form):
    """The file again, and the word of whoever brings it that its words name nobody."""

    use_required_attribute = False
    packed = Packed()
    confirmed = forms.BooleanField(
        label=gettext_lazy("I looked at the words that are marked: they name nobody and lead to nobody."),
        required=False,
    )


def opened_for(form: forms.Form, data: bytes, field: str | None = None) -> Sheets | None:
    """Return the sheets of a file; None, with the problem in the form, when it cannot be opened."""
    try:
        return opened(data)
    except NotOpenedError as problem:
        entry = CATALOGUE["monitoring.no_table" if problem.code == OTHER_FILE else problem.code]
        form.add_error(field, f"{_(entry.sentence)} {_(entry.what_to_do)}")
        return None


@screen(*menu.KEEPING)
def watch_form(request: StaffRequest, kind: str) -> HttpResponseBase:
    """Hand out a form as a workbook that ODK and Kobo read, with the places of the country."""
    return attachment(brought_in.workbook(kind), XLSX, f"{kind.replace('_', '-')}.xlsx")


@screen(*menu.KEEPING, methods=("GET", "POST"))
def watch_bring_in(request: StaffRequest) -> HttpResponseBase:
    """Take a file and show what becomes of each row, then keep the rows that can be kept."""
    if "packed" in request.POST:
        return _kept(request)
    form = Bringing(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sheets = form.sheets()
        if sheets is not None:
            found = brought_in.lines(request.access, sheets)
            if found.rows:
                return _preview(request, found, Looking(initial={"packed": form.data_of_file}))
            form.add_error("file", str(CATALOGUE["monitoring.no_rows"].sentence))
    hint = _(
        "Rows of the forms that are handed out here, from ODK, Kobo or a spreadsheet. What was kept before is not kept twice."
    )
    title, look = _("Bring in observations"), _("Look at it")
    return form_page(request, title, form, reverse("watched"), hint=hint, submit_text=look)


def _preview(request: StaffRequest, found: brought_in.Lines, form: Looking) -> HttpResponseBase:
    names = place_names({one.places.get("place", "") for one in found.rows}, languages.of_page())
    columns = (
        Column(_("Row")),
        Column(_("What")),
        Column(_("Place")),
        Column(_("What becomes of it")),
        Column(_("Look at")),
    )
    context = {
        "title": _("What becomes of each row"),
        "table": Table(_("Rows of the file"), columns, tuple(_row(one, names) for one in found.rows)),
        "left": found.left,
        "doubts": any(one.doubts for one in found.rows if one.ready),
        "form": form,
        "ready": sum(one.ready for one in found.rows),
    }
    return render(request, "staff/monitoring/preview.html", context)


def _row(one: Line, names: dict[str, str]) -> tuple[Cell, ...]:
    state = (
        Tag(_("Kept before"), "grey")
        if one.known
        else Tag(_("Ready"), "green")
        if one.ready
        else Tag(_("Not kept"), "red")
    )
    code = one.places.get("place", "")
    return (
        Cell(f"{one.sheet} {one.number}", isolate=True), Cell(words.kind(one.kind)), Cell(names.get(code, code), isolate=True),
        Cell(tag=state), Cell(_("; ").join(_remarks(one))),
    )  # fmt: skip


def _remarks(one: Line) -> list[str]:
    form, language = KINDS[one.kind].form, languages.of_page()
    asked = {"place": _("Where?"), "from_place": _("From which place?"), "to_place": _("To which place?")}
    wrong = [
        f"{asked.get(path) or question_words(form, path, language)} {_(CATALOGUE[code].sentence)}"
        for path, code in one.wrong
    ]
    return wrong + [f"{words.DOUBTS[each.doubt]} {languages.alone(each.text)}" for each in one.doubts]


def _kept(request: StaffRequest) -> HttpResponseBase:
    form = Looking(request.POST)
    sheets: Any = opened_for(form, form.cleaned_data["packed"]) if form.is_valid() else None
    found = brought_in.lines(request.access, sheets or {})
    kept = brought_in.take_in(by=request.access, rows=found.rows, confirmed=bool(form.cleaned_data.get("confirmed")))
    messages.success(request, _("Rows kept: %(kept)s.") % {"kept": kept})
    return redirect("watched")
