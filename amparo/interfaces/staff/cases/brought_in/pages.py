"""A file of cases is chosen, looked at row by row, decided on, and what became of each row is said."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.brought_in import lines, looking, taking
from amparo.casework.cases.brought_in.lines import Line
from amparo.exchange import htcds
from amparo.interfaces.staff.cases.brought_in import words
from amparo.interfaces.staff.cases.brought_in.deciding import done, one_thing
from amparo.interfaces.staff.cases.brought_in.forms import Bringing, Deciding
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui import problems
from amparo.interfaces.ui.parts import Column, Table


@screen(*CASE_STAFF, methods=("GET", "POST"))
@transaction.non_atomic_requests
def cases_bring_in(request: StaffRequest) -> HttpResponse:
    """Take a file and show what each row would become, or do what was decided; not there for who is not qualified."""
    if not taking.may_bring_in(request.access):
        with one_thing(request):
            return problems.page(request, "record.not_there")
    if "packed" in request.POST:
        return _decided(request)
    form = Bringing(request.access, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        data = sent["file"].read(htcds.LARGEST_FILE + 1)
        read = htcds.read(data)
        why = lines.refused(read)
        if why is None:
            return _preview(request, read, {"packed": data, "source": sent["source"], "team": sent["team"]})
        form.add_error("file", words.remark(why)[1])
    with one_thing(request):
        return form_page(request, _("Bring in cases of trafficking"), form, reverse("case_list"), hint=_hint(),
                         submit_text=_("Look at it"))  # fmt: skip


def _hint() -> str:
    return _(
        "From another organisation, in IOM's standard (HTCDS 2.0). Each case becomes restricted and carries the area; what its "
        "row says stands in drafts for you to look through, and all of it is kept as received."
    )


def _preview(request: StaffRequest, read: htcds.Read, sent: dict[str, Any]) -> HttpResponse:
    every = lines.lines(read)
    twins = looking.twins(every)
    found = [_look(request, line, twins.get(line.number, [])) for line in every]
    form = Deciding(request.access, initial=sent)
    form.ask(found)
    with one_thing(request):
        codes = cases.codes_in_reach(request.access, [one.case for one in found if one.case])
        context = {
            "title": _("What becomes of each row"),
            "form": form,
            "whole": [words.remark(one) for one in lines.whole(read)],
            "rows": [_row(form, one, codes) for one in found],
            "cancel_url": reverse("case_list"),
        }
        return render(request, "staff/cases/brought_in/preview.html", context)


def _look(request: StaffRequest, line: Line, twins: list[Line]) -> looking.Look:
    with one_thing(request):
        return looking.look(request.access, line, twins)


def _row(form: Deciding, one: looking.Look, codes: dict[UUID, str]) -> dict[str, Any]:
    line = one.line
    return {
        "title": words.line(line),
        "code": codes.get(one.case, "") if one.case else "",
        "case": one.case,
        "remarks": [words.remark(each) for each in line.remarks],
        "forms": words.forms(line),
        "consent": words.consent(line.record.one("con_Consent")),
        "ask_teams": one.alike.ask_teams,
        "twins": [words.line(each) for each in one.twins],
        "field": None if one.case else form[f"row_{line.number}"],
    }


def _decided(request: StaffRequest) -> HttpResponse:
    """Do what was decided, each row for itself, and say what became of it; or show the rows again."""
    form = Deciding(request.access, request.POST)
    read = htcds.read(form.cleaned_data["packed"]) if form.is_valid() else htcds.Read()
    if lines.refused(read):
        with one_thing(request):
            return problems.page(request, "record.not_there")
    if "again" in request.POST:
        return _preview(request, read, form.cleaned_data)
    told_of = [done(request, form, line) for line in lines.lines(read)]
    columns = (Column(_("Row")), Column(_("What became of it")), Column(_("Case")))
    table = Table(_("Rows of the file"), columns, tuple(told_of))
    with one_thing(request):
        context = {"title": _("What was taken in"), "table": table, "form": form}
        return render(request, "staff/cases/brought_in/report.html", context)
