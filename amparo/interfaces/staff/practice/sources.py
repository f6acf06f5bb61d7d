"""Where everything in an area comes from, and what nobody has compared with its source yet."""

from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from amparo.interfaces.staff.practice import words
from amparo.interfaces.staff.practice.areas import titled, url_of
from amparo.interfaces.staff.practice.reading import Reading, area_called, shown, values
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.practice import Area, desk


@screen(*EVERYBODY)
def sources(request: StaffRequest, area: str) -> HttpResponseBase:
    """Show where everything in an area comes from, and each value that nobody has compared with its source."""
    found = area_called(area)
    return shown(request, "staff/practice/sources.html", lambda now: _sources(found, now))


def _sources(found: Area, now: Reading) -> dict[str, Any]:
    every = [one for one in values(found.name) if not (now.unverified and one.verified)]
    counted: dict[tuple[str, bool], int] = {}
    for one in every:
        counted[one.source, one.verified] = counted.get((one.source, one.verified), 0) + 1
    columns = (Column(_("Source")), Column(_("How many"), numeric=True))
    by_source = tuple(
        (words.source(text, verified=verified), Cell(str(number), numeric=True))
        for (text, verified), number in sorted(counted.items(), key=lambda pair: -pair[1])
    )
    said = _("Where %(area)s comes from") % {"area": words.area(found, now.language)}
    return {
        "title": said,
        "area": found.name,
        "sources": Table(_("Sources"), columns, by_source, caption_shown=True),
        "open": _open(found, now, [one for one in every if not one.verified]),
    }


def _open(found: Area, now: Reading, every: list[desk.Value]) -> Table:
    """Return what is not checked: rules, numbers and safeguards one by one; forms and lists as a whole."""
    columns = (Column(_("What")), Column(_("Where")), Column(_("Says")))
    rows = []
    whole: dict[tuple[str, str], int] = {}
    for one in every:
        if one.kind in ("forms", "lists"):
            whole[one.kind, one.file] = whole.get((one.kind, one.file), 0) + 1
            continue
        mark = words.of_office() if one.office else None
        url = url_of(found, one.kind, one.file) + now.url()
        where = f"{words.KINDS[one.kind]}: {titled(found, now, one.kind, one.file)}"
        said = Cell(words.span(now.words(found.name, one.words)))
        rows.append((Cell(one.name or one.file, code=True, tag=mark), Cell(where, url), said))
    for (kind, file), number in whole.items():
        url = url_of(found, kind, file) + now.url()
        where = f"{words.KINDS[kind]}: {titled(found, now, kind, file)}"
        rows.append((Cell(file, code=True), Cell(where, url), Cell(_("%(number)s entries") % {"number": number})))
    return Table(_("Not yet checked against its source"), columns, tuple(rows), caption_shown=True)
