"""What was received about a case from elsewhere, as it came; and cases that are given back in the standard."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases.areas import views
from amparo.casework.cases.brought_in import giving, taking
from amparo.casework.cases.brought_in.lines import AREA
from amparo.casework.cases.brought_in.received import Receipt, receipts
from amparo.exchange import htcds
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.brought_in import words
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.downloads import XLSX, attachment
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.accounts import queries as accounts


@screen(*CASE_STAFF)
def case_area_received(request: StaffRequest, case_id: UUID, area: str) -> HttpResponse:
    """Show everything that was received about a case; not there where nothing was, and for who may not know of the area."""
    view, context = page.frame(request, case_id, "case_areas")
    if area != AREA or views.areas(request.access, view).of(area) is None:
        raise Refusal("record.not_there")
    found = receipts(request.access, view.row, view.facts, "case.opened")
    if not found:
        raise Refusal("record.not_there")
    names = accounts.names_of([one.by for one in found])
    context |= {
        "title": _("As received from elsewhere"),
        "area": area,
        "receipts": [
            {"one": one, "by": names.get(one.by, ""), "consent": words.consent(one.consent), "table": _table(one)}
            for one in found
        ],
    }
    return page.show(request, "brought_in/received.html", context)


def _table(one: Receipt) -> Table:
    caption = _("Received on %(day)s") % {"day": day(one.at.date())}
    columns = (Column(_("Field of the standard")), Column(_("What it says")))
    return Table(caption, columns, tuple(_cells(*each) for each in one.says))


def _cells(name: str, number: int, text: str) -> tuple[Cell, Cell]:
    known = htcds.standard.field(name) is not None
    called = f"{name} ({number})" if number else name
    return Cell(called, code=known, isolate=not known), Cell(text, isolate=True)


class Giving(forms.Form):
    """Who receives the file, and what for."""

    use_required_attribute = False
    recipient = forms.CharField(
        label=gettext_lazy("Organisation that receives it"),
        help_text=gettext_lazy(
            "Written as in the consents. Only cases of people who agreed that their case goes to this organisation, with name, "
            "story and specialised notes, are in the file."
        ),
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What is the file for?"),
        help_text=gettext_lazy("No names. It is kept in the log of each case."),
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def cases_give_back(request: StaffRequest) -> HttpResponse:
    """Give one's own cases that were brought in as a workbook of the standard; not there for who is not qualified."""
    if not taking.may_bring_in(request.access):
        raise Refusal("record.not_there")
    form = Giving(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            given = giving.give_back(by=request.access, **form.cleaned_data)
            if given.records:
                if given.left_out:
                    messages.warning(request, _left(given))
                name = f"{clock.today().isoformat()}.xlsx"
                return attachment(htcds.written(given.records), XLSX, name)
            form.add_error(None, _nothing(given))
    hint = _(
        "The cases that were brought in and are yours now, in IOM's standard (HTCDS 2.0): what came, with what our forms say "
        "since. What is said of others and what safety needs goes back only as it came. It holds names: send it sealed."
    )
    return form_page(
        request, _("Give cases back"), form, reverse("case_list"), hint=hint, submit_text=_("Take the file out")
    )


def _nothing(given: giving.Given) -> str:
    return f"{_('There is no case to give back.')} {_left(given)}".strip()


def _left(given: giving.Given) -> str:
    """Return how many cases are not in the file, and why."""
    said = {
        giving.NO_CONSENT: _("Without a consent for this organisation: %(number)s."),
        giving.NO_AGREEMENT: _("Without an agreement in force with this organisation: %(number)s."),
    }
    return " ".join(said[why] % {"number": number} for why, number in sorted(given.left_out.items()))
