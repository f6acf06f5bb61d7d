"""A file of cases is chosen, looked at row by row, decided on, and what became of each row is said."""

from collections.abc import Iterator
from contextlib import contextmanager
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
from amparo.casework.people import queries as people
from amparo.exchange import htcds
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases.brought_in import words
from amparo.interfaces.staff.cases.brought_in.forms import LEAVE, Bringing, Deciding, chosen
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui import problems
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.interfaces.ui.problems import told
from amparo.trust.accounts import second_lock


@screen(*CASE_STAFF, methods=("GET", "POST"), apart=True)
def cases_bring_in(request: StaffRequest) -> HttpResponse:
    """Take a file and show what each row would become, or do what was decided; not there for who is not qualified."""
    if not taking.may_bring_in(request.access):
        with _one(request):
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
        form.add_error("file", ": ".join(part for part in words.remark(why) if part))
    with _one(request):
        return form_page(request, _("Bring in cases of trafficking"), form, reverse("case_list"), hint=_hint(),
                         submit_text=_("Look at it"))  # fmt: skip


@contextmanager
def _one(request: StaffRequest) -> Iterator[None]:
    """Do one thing in a transaction of its own, as who is signed in."""
    with transaction.atomic():
        second_lock.stand(request.access.actor)
        yield


def _hint() -> str:
    return _(
        "From another organisation, in IOM's standard (HTCDS 2.0). Each case becomes restricted and carries the area; what its "
        "row says stands in drafts for you to look through, and all of it is kept as received."
    )


def _preview(request: StaffRequest, read: htcds.Read, sent: dict[str, Any]) -> HttpResponse:
    found = [_look(request, line) for line in lines.lines(read)]
    form = Deciding(request.access, initial=sent)
    form.ask(found)
    with _one(request):
        codes = cases.codes_in_reach(request.access, [one.case for one in found if one.case])
        context = {
            "title": _("What becomes of each row"),
            "form": form,
            "whole": [words.remark(one) for one in lines.whole(read)],
            "rows": [_row(form, one, codes) for one in found],
            "cancel_url": reverse("case_list"),
        }
        return render(request, "staff/cases/brought_in/preview.html", context)


def _look(request: StaffRequest, line: Line) -> looking.Look:
    with _one(request):
        return looking.look(request.access, line)


def _row(form: Deciding, one: looking.Look, codes: dict[UUID, str]) -> dict[str, Any]:
    line, number = one.line, one.line.number
    return {
        "title": words.line(line),
        "code": codes.get(one.case, "") if one.case else "",
        "case": one.case,
        "remarks": [words.remark(each) for each in line.remarks],
        "forms": words.forms(line),
        "consent": words.consent(line.record.one("con_Consent")),
        "ask_teams": one.alike.ask_teams,
        "fields": [form[name] for name in (f"code_{number}", f"row_{number}") if name in form.fields],
    }


def _decided(request: StaffRequest) -> HttpResponse:
    """Do what was decided, each row for itself, and say what became of it; or show the rows again."""
    form = Deciding(request.access, request.POST)
    read = htcds.read(form.cleaned_data["packed"]) if form.is_valid() else htcds.Read()
    if lines.refused(read):
        with _one(request):
            return problems.page(request, "record.not_there")
    if "again" in request.POST:
        return _preview(request, read, form.cleaned_data)
    told_of = [_done(request, form, line) for line in lines.lines(read)]
    columns = (Column(_("Row")), Column(_("What became of it")), Column(_("Case")))
    table = Table(_("Rows of the file"), columns, tuple(told_of))
    with _one(request):
        context = {"title": _("What was taken in"), "table": table, "form": form}
        return render(request, "staff/cases/brought_in/report.html", context)


def _done(request: StaffRequest, form: Deciding, line: Line) -> tuple[Cell, ...]:
    """Do what was decided on one row, all of it or nothing, and say what became of it."""
    try:
        with _one(request):
            tag, case = _take(request, form, line)
    except Refusal as refusal:
        return Cell(words.line(line)), Cell(told(refusal.entry)), Cell("–")
    last = Cell(ids.code(case), reverse("case", args=[case]), isolate=True) if case else Cell("–")
    return Cell(words.line(line)), Cell(tag=tag), last


def _take(request: StaffRequest, form: Deciding, line: Line) -> tuple[Tag, UUID | None]:
    choice, code = form.said(line.number)
    before = taking.taken_before(request.access, line)
    if before:
        return Tag(_("Taken in before"), "grey"), before
    if choice == LEAVE:
        return Tag(_("Left out"), "grey"), None
    person = people.by_code(request.access, code) if code else _chosen(choice)
    if code and person is None:
        raise Refusal("people.no_code")
    sent = form.cleaned_data
    taken = taking.take_in(by=request.access, line=line, source=sent["source"], team=UUID(sent["team"]), person=person)
    return Tag(_("Taken in"), "green"), taken.case


def _chosen(choice: str) -> UUID | None:
    try:
        return chosen(choice)
    except ValueError:
        raise Refusal("htcds.undecided") from None
