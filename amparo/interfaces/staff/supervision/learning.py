"""Learning over time: one's own, one's workers', and what an agency's audits teach as protected counts."""

from fractions import Fraction

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.supervision import learning as counting
from amparo.casework.supervision import queries, reach, scoring
from amparo.foundation.policy import Role
from amparo.foundation.privacy import TOTAL, Figures, bound
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Table

LATEST = 6


@screen(*CASE_STAFF)
def learning(request: StaffRequest) -> HttpResponseBase:
    """Show what audits scored over time: of one's own files, and as a supervisor of each worker one audited."""
    mine = queries.learned(request.access, request.access.id)
    others = queries.of_team(request.access) if reach.teams(request.access) else []
    tables = [_table(one, one.worker_name) for one in others]
    if mine.days:
        tables.insert(0, _table(mine, _("My files")))
    if others:
        tables.append(_together(others))
    context = {
        "title": _("Learning over time"),
        "lead": [_("Only the two who spoke about a file see its scores. They are for learning and compare nobody.")],
        "tables": tables,
        "empty": "" if tables else _("Nothing is here yet."),
        "back": Link(_("Back to supervision"), reverse("supervision")),
    }
    return render(request, PAGE, context)


def _label(section: str) -> str:
    found = scoring.form().page(section)
    return found.label.in_language(languages.of_page()) if found else section


def _table(one: queries.Learned, title: str) -> Table:
    days = one.days[-LATEST:]
    columns = (Column(_("Section")), *(Column(day(each)) for each in days))
    rows = tuple(
        (Cell(_label(name)), *(Cell(words.percent(value), numeric=True) for value in list(values)[-LATEST:]))
        for name, values in one.sections.items()
    )
    return Table(title, columns, rows, caption_shown=True)


def _together(others: list[queries.Learned]) -> Table:
    """Return the middle of all that the reader's own audits scored, section by section."""
    columns = (Column(_("Section")), Column(_("Stands")), Column(_("Score")), Column(_("Files"), numeric=True))
    names = dict.fromkeys(name for one in others for name in one.sections)
    rows = []
    for name in names:
        values = [value for one in others for value in one.sections.get(name, ()) if value is not None]
        mean = sum(values, Fraction()) / len(values) if values else None
        cells = (Cell(tag=words.stands(mean)), Cell(words.percent(mean)), Cell(str(len(values)), numeric=True))
        rows.append((Cell(_label(name)), *cells))
    return Table(_("My audits together"), columns, tuple(rows), caption_shown=True)


@screen(Role.SUPERVISOR, Role.INFORMATION_OFFICER)
def lessons(request: StaffRequest) -> HttpResponseBase:
    """Show what the audits of an agency teach, half-year by half-year, as protected counts."""
    found = queries.lessons(request.access)
    inset = _(
        "Numbers below %(smallest)s are hidden, with others that would give them away. The others are rounded by chance and off "
        "by at most %(bound)s. A half-year is shown when it is over."
    ) % {"smallest": counting.SMALLEST, "bound": bound(counting.BASE)}
    context = {
        "title": _("What audits of the agency teach"),
        "inset": inset,
        "tables": [_counts(half, sections, figures) for half, sections, figures in found],
        "empty": "" if found else _("No half-year is over yet in which files were looked at."),
        "back": Link(_("Back to supervision"), reverse("supervision")) if request.access.role in CASE_STAFF else None,
    }
    return render(request, PAGE, context)


def _counts(half: str, sections: list[str], figures: Figures) -> Table:
    columns = (
        Column(_("Section")),
        *(Column(str(words.STANDS[one][0]), numeric=True) for one in counting.STANDS),
        Column(_("All"), numeric=True),
    )
    rows = tuple(
        (Cell(_label(name)), *(_number(figures, name, one) for one in (*counting.STANDS, TOTAL))) for name in sections
    )
    return Table(half.replace("-H", "/"), columns, rows, caption_shown=True)


def _number(figures: Figures, section: str, column: str) -> Cell:
    value = figures.cells.get((section, column))
    return Cell(str(value) if value is not None else _("hidden"), numeric=True)
