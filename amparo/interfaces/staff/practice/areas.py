"""The areas of practice, what each holds, and where it comes from."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice as content
from amparo.interfaces.staff.practice import words
from amparo.interfaces.staff.practice.reading import Reading, area_called, shown, values
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.practice import Area, desk

ROUTES = {"forms": "practice_form", "lists": "practice_list", "rules": "practice_rules"}
ENDINGS = {"forms": "md"}
TABLES = {
    "area": gettext_lazy("What the area is called, and when it is offered"),
    "steps": gettext_lazy("Forms in their order"),
    "gates": gettext_lazy("What is blocked, and why"),
    "clearances": gettext_lazy("What opens it again"),
    "disclosure": gettext_lazy("What is not handed on"),
    "acts": gettext_lazy("What is done by a form"),
    "case": gettext_lazy("Case"),
    "deadlines": gettext_lazy("Deadlines"),
    "equity": gettext_lazy("Equal treatment"),
    "public_figures": gettext_lazy("Figures for everybody"),
    "supervision": gettext_lazy("Supervision"),
    "scoring": gettext_lazy("How answers are scored"),
    "score_bands": gettext_lazy("What a score means"),
    "risk_levels": gettext_lazy("Levels of risk"),
}
"""Files that many areas have, or everybody reads; one that is not here is called by its own name."""


@screen(*EVERYBODY)
def practice(request: StaffRequest) -> HttpResponseBase:
    """Show every area with how much in it nobody has checked yet."""
    return shown(request, "staff/practice/areas.html", _areas)


def _areas(now: Reading) -> dict[str, Any]:
    columns = (Column(_("Area")), Column(_("Holds")), Column(_("Not yet checked"), numeric=True))
    rows = []
    for found in content.catalogue().areas.values():
        open_ = sum(not one.verified for one in values(found.name))
        if not now.unverified or open_:
            url = reverse("practice_area", args=[found.name]) + now.url()
            name = Cell(words.area(found, now.language), url, tag=words.of_office() if _is_theirs(found) else None)
            holds = _(", ").join(str(words.KINDS[kind]) for kind, _names in kinds(found))
            rows.append((name, Cell(holds), Cell(str(open_), numeric=True)))
    return {"title": _("Forms and rules"), "table": Table(_("Areas"), columns, tuple(rows))}


def _is_theirs(found: Area) -> bool:
    return found.path.parent != content.catalogue().folder


def kinds(found: Area) -> Iterator[tuple[str, list[str]]]:
    """Yield the kinds of files that an area has, each with their names."""
    for kind in words.KINDS:
        if kind == "tables":
            names = list(desk.foot(found))
        elif kind == "parameters":
            names = list(found.tables())
        else:
            ending = ENDINGS.get(kind, "csv")
            names = list({**found.files(kind, ending), **found.of_office(kind, ending)})
        if names := [name for name in names if "@" not in name]:
            yield kind, names


@screen(*EVERYBODY)
def area(request: StaffRequest, area: str) -> HttpResponseBase:
    """Show what an area holds: forms, rules, numbers, pathways, safeguards, lists."""
    found = area_called(area)
    return shown(request, "staff/practice/area.html", lambda now: _area(found, now))


def _area(found: Area, now: Reading) -> dict[str, Any]:
    tables = [_of_kind(found, now, kind, names) for kind, names in kinds(found)]
    return {
        "title": words.area(found, now.language),
        "state": words.of_office() if _is_theirs(found) else None,
        "area": found.name,
        "tables": [table for table in tables if table.rows],
    }


def _of_kind(found: Area, now: Reading, kind: str, names: list[str]) -> Table:
    columns = (Column(str(words.KINDS[kind])), Column(_("State")), Column(_("Not yet checked"), numeric=True))
    rows = []
    for name in names:
        here = [one for one in values(found.name) if (one.kind, one.file) == (kind, name)]
        open_ = sum(not one.verified for one in here)
        if now.unverified and not open_:
            continue
        state = words.of_office() if any(one.office for one in here) else _state(found, kind, name)
        title = Cell(titled(found, now, kind, name), url_of(found, kind, name) + now.url(), isolate=True)
        rows.append((title, Cell(tag=state), Cell(str(open_), numeric=True)))
    return Table(str(words.KINDS[kind]), columns, tuple(rows), caption_shown=True)


def _state(found: Area, kind: str, name: str) -> Any:
    file = f"{name}.csv" if kind == "tables" else f"{kind}/{name}.{ENDINGS.get(kind, 'csv')}"
    return None if kind == "lists" else words.published(found, file)


def titled(found: Area, now: Reading, kind: str, name: str) -> str:
    """Return the title of a form, also for its rules, or what another file is called."""
    ref = f"{found.name}/{name}"
    if kind in ("forms", "rules") and ref in content.catalogue().forms:
        form = content.catalogue().form(ref)
        return form.heading.in_language(now.language) or form.title
    return called(name)


def called(name: str) -> str:
    """Return what a file that is no form is called: in the reader's words where it has them, else its own name as words."""
    return str(TABLES.get(name) or name.replace("_", " ").capitalize())


def url_of(found: Area, kind: str, name: str) -> str:
    """Return the address of a file of an area."""
    if kind in ROUTES:
        return reverse(ROUTES[kind], args=[found.name, name])
    return reverse("practice_table", args=[found.name, kind, name])
