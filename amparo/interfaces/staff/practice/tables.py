"""Lists of codes, numbers by date, pathways and safeguards, as the tables say them."""

from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from amparo import practice
from amparo.foundation.codelists import read_date, read_yes
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.practice import words
from amparo.interfaces.staff.practice.areas import called
from amparo.interfaces.staff.practice.reading import Reading, area_called, shown
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.practice import Area, desk
from amparo.practice.areas import SPOKEN, rows
from amparo.practice.office import MARK

Rows = list[dict[str, str]]
WORDS = ("because", "value", "title", "limits", *(name for names in SPOKEN.values() for name in names))
"""Columns of sentences, which are no codes where they have no translation."""

DAYS = ("valid_from", "valid_to")


@screen(*EVERYBODY)
def code_list(request: StaffRequest, area: str, file: str) -> HttpResponseBase:
    """Show the codes of a list with their words, from when until when they count, and where they come from."""
    found = area_called(area)
    if file not in {**found.files("lists", "csv"), **found.of_office("lists", "csv")}:
        raise Refusal("record.not_there")
    return shown(request, "staff/practice/table.html", lambda now: _codes(found, file, now))


def _codes(found: Area, name: str, now: Reading) -> dict[str, Any]:
    office = found.of_office("lists", "csv").get(name)
    theirs = {row["code"] for row in rows(office)} if office else set()
    columns = (Column(_("Words")), Column(_("Code")), Column(_("Counts")), Column(_("Source")))
    listed = [one for one in practice.catalogue().lists[name] if not (now.unverified and one.verified)]
    shown_rows = tuple(
        (
            Cell(practice.catalogue().label(name, one.code, now.language)),
            Cell(one.code, code=True, tag=words.of_office() if one.code in theirs else None),
            Cell(_span(str(one.valid_from or ""), str(one.valid_to or ""))),
            words.source(one.source, verified=one.verified),
        )
        for one in listed
    )
    return _page(found, name, "lists", now) | {"table": Table(name, columns, shown_rows)}


def _span(begin: str, end: str) -> str:
    return f"{begin or '…'} – {end or '…'}" if begin or end else _("Always")


@screen(*EVERYBODY)
def table(request: StaffRequest, area: str, kind: str, file: str) -> HttpResponseBase:
    """Show a table of numbers, of a pathway, or of steps and safeguards, row by row."""
    found = area_called(area)
    tables = _tables(found, kind)
    if file not in tables:
        raise Refusal("record.not_there")
    return shown(request, "staff/practice/table.html", lambda now: _table(found, kind, file, tables[file], now))


def _tables(found: Area, kind: str) -> dict[str, Rows]:
    if kind == "parameters":
        return found.tables()
    if kind in ("pathways", "indicators", "equity"):
        return {name: rows(file) for name, file in found.files(kind, "csv").items()}
    return desk.foot(found) if kind == "tables" else {}


def _table(found: Area, kind: str, name: str, listed: Rows, now: Reading) -> dict[str, Any]:
    heads = [head for head in (listed[0] if listed else ()) if head not in ("verified", MARK)]
    kept = [row for row in listed if not (now.unverified and read_yes(row.get("verified", "yes")))]
    columns = tuple(Column(words.column(head)) for head in heads)
    cells = tuple(tuple(_cell(found, row, head, heads[0], now) for head in heads) for row in kept)
    return _page(found, name, kind, now) | {"table": Table(name, columns, cells)}


def _cell(found: Area, row: dict[str, str], head: str, first: str, now: Reading) -> Cell:
    if head == "source" and "verified" in row:
        return words.source(row[head], verified=read_yes(row["verified"]))
    if head in DAYS and row.get(head):
        return Cell(day(read_date(row[head])))
    mark = words.of_office() if head == first and MARK in row else None
    said = now.words(found.name, row.get(head, ""))
    return Cell(said, code=said == row.get(head, "") and head not in WORDS, tag=mark)


def _page(found: Area, name: str, kind: str, now: Reading) -> dict[str, Any]:
    ours = {"tables": f"{name}.csv"}.get(kind, f"{kind}/{name}.csv")
    return {
        "title": f"{words.KINDS[kind]}: {called(name)}",
        "area": found.name,
        "area_name": words.area(found, now.language),
        "state": None if kind == "lists" else words.published(found, ours),
    }
