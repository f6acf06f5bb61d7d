"""The registers, the records of one, and one record with its versions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory import queries as directory
from amparo.casework.partnership import queries
from amparo.casework.partnership.queries import Kept
from amparo.casework.partnership.registers import registers
from amparo.foundation import clock, forms
from amparo.foundation.policy import Role
from amparo.interfaces.staff.cases.reading import rows_of
from amparo.interfaces.staff.evidence import citing
from amparo.interfaces.staff.partnership import words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Table
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

READERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@screen(*READERS)
def overview(request: StaffRequest) -> HttpResponseBase:
    """Show every register with how many records it has, and what has to be looked at soon."""
    due, numbers = queries.due(request.access, words.soon()), queries.numbers(request.access)
    context = {
        "title": _("Partners"),
        "registers": [
            Link(words.register(code), reverse("register_records", args=[code]), count=numbers.get(code, 0))
            for code in registers()
        ],
        "due": _table(_("To be looked at again"), due, request.access, register=True),
    }  # fmt: skip
    return render(request, "staff/partnership/overview.html", context)


@screen(*READERS)
def records(request: StaffRequest, register: str) -> HttpResponseBase:
    """Show the records of one register, those to be looked at first before the others."""
    found = queries.records(request.access, register)
    context = {
        "title": words.register(register),
        "table": _table(words.register(register), found, request.access),
        "register": register,
        "may_keep": queries.may_keep(request.access),
    }
    return render(request, "staff/partnership/records.html", context)


@screen(*READERS)
def record(request: StaffRequest, partner_record: UUID) -> HttpResponseBase:
    """Show one record as it stands, and its versions."""
    kept, versions = queries.record(request.access, partner_record)
    context = {
        "title": words.register(kept.row.register),
        "kept": kept,
        "state": words.next_look(kept),
        "organization": _organization(request.access, kept.row.organization),
        "cards": cards(kept.form, kept.version.answers),
        "versions": _versions(versions),
        "may_keep": queries.may_keep(request.access),
        "evidence": citing.cited(request.access, kept) if kept.register.cites else None,
    }
    return render(request, "staff/partnership/record.html", context)


def cards(form: forms.Form, answers: dict[str, str]) -> list[dict[str, object]]:
    """Return the answers of a record by page of its form, for the pages that say something."""
    language = languages.of_page()
    evaluation = forms.evaluate(form, answers, clock.today(), language=language)
    pages = [
        (page.label.in_language(language, evaluation.shown), rows_of(form, page, evaluation, language))
        for page in form.pages
    ]
    return [{"title": title, "rows": [row for row in rows if row.value]} for title, rows in pages]


def _table(caption: str, found: list[Kept], access: Access, *, register: bool = False) -> Table:
    first = (Column(_("Name")), *((Column(_("Register")),) if register else ()))
    shown = found[0].register.shown if found and not register else ()
    asked = tuple(Column(words.asked(found[0].form, path)) for path in shown)
    columns = (*first, Column(_("With or about")), *asked, Column(_("Look at it again")), Column(_("Last change")))
    names = directory.organization_names(access, [one.row.organization for one in found if one.row.organization])
    return Table(caption, columns, tuple(_row(one, names, shown, register=register) for one in found))


def _row(kept: Kept, names: Mapping[UUID, str], shown: Sequence[str], *, register: bool) -> tuple[Cell, ...]:
    named = Cell(kept.called, reverse("register_record", args=[kept.row.pk]), isolate=True)
    about = names.get(kept.row.organization, "") if kept.row.organization else ""
    return (
        named,
        *((Cell(words.register(kept.row.register)),) if register else ()),
        Cell(about, isolate=True),
        *(Cell(words.answer(kept.form, path, kept.version.answers)) for path in shown),
        Cell(day(kept.look_again_on) if kept.look_again_on else "", tag=words.next_look(kept)),
        Cell(moment(kept.version.at)),
    )


def _organization(access: Access, organization: UUID | None) -> Link | None:
    """Return the organisation that a record is about, as far as the reader may know it."""
    if organization is None:
        return None
    name = directory.organization_names(access, [organization]).get(organization)
    return Link(name, reverse("directory_organization", args=[organization])) if name else None


def _versions(versions: Sequence[Any]) -> Table:
    names = accounts.names_of([one.by for one in versions])
    columns = (Column(_("Version")), Column(_("When")), Column(_("Who")))
    rows = tuple(
        (Cell(str(one.number)), Cell(moment(one.at)), Cell(names.get(one.by, ""), isolate=True)) for one in versions
    )
    return Table(_("Versions"), columns, rows, caption_shown=True)
