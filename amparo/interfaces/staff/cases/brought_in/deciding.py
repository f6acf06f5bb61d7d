"""What was decided on one row of a file is done: all of it or nothing, and what became of it is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases.brought_in import taking
from amparo.casework.cases.brought_in.lines import Line
from amparo.casework.people import queries as people
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases.brought_in import words
from amparo.interfaces.staff.cases.brought_in.forms import LEAVE, Deciding, chosen
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui.parts import Cell, Tag
from amparo.interfaces.ui.problems import told
from amparo.trust.accounts import second_lock


@contextmanager
def one_thing(request: StaffRequest) -> Iterator[None]:
    """Do one thing in a transaction of its own, as who is signed in."""
    with transaction.atomic():
        second_lock.stand(request.access.actor)
        yield


def done(request: StaffRequest, form: Deciding, line: Line) -> tuple[Cell, ...]:
    """Do what was decided on one row, all of it or nothing, and say what became of it."""
    try:
        with one_thing(request):
            tag, case = _take(request, form, line)
    except Refusal as refusal:
        return Cell(words.line(line)), Cell(told(refusal.entry)), Cell("–")
    last = Cell(ids.code(case), reverse("case", args=[case]), isolate=True) if case else Cell("–")
    return Cell(words.line(line)), Cell(tag=tag), last


def _take(request: StaffRequest, form: Deciding, line: Line) -> tuple[Tag, UUID | None]:
    choice = form.said(line.number)
    before = taking.taken_before(request.access, line)
    if before:
        return Tag(_("Taken in before"), "grey"), before
    if choice == LEAVE or (line.nameless and not choice):
        return Tag(_("Left out"), "grey"), None
    person = _with_code(request, choice) if line.nameless else _chosen(choice)
    sent = form.cleaned_data
    taken = taking.take_in(by=request.access, line=line, source=sent["source"], team=UUID(sent["team"]), person=person)
    return Tag(_("Taken in"), "green"), taken.case


def _with_code(request: StaffRequest, code: str) -> UUID:
    person = people.by_code(request.access, code)
    if person is None:
        raise Refusal("people.no_code")
    return person


def _chosen(choice: str) -> UUID | None:
    try:
        return chosen(choice)
    except ValueError:
        raise Refusal("htcds.undecided") from None
