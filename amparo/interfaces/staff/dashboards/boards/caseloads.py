"""Who carries how many cases, and how many workers a supervisor leads: with the bands and flags of practice."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.analysis.dashboards.team import Carries, Leads, Team
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line, behind, count, nothing, number
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.parts import Cell, Column, Tag


def caseloads(found: Team) -> Block:
    """Return who carries how many cases."""
    title = _("Open cases for each case worker")
    bars = tuple(pictures.Bar(_name(one), one.cases) for one in found.carries)
    columns = (
        Column(_("Case worker")), Column(_("Open cases"), numeric=True), Column(_("Caseload")),
        Column(_("Overdue deadlines"), numeric=True),
    )  # fmt: skip
    note = _(
        "The true load can be higher: cases of restricted areas stand in no number here. Too many are more than %(flag)s."
    )
    return Block(
        "caseloads", title, columns, tuple(_carried(found, one) for one in found.carries),
        note=note % {"flag": found.limits.caseload_flag}, picture=pictures.Bars(title, bars, _("Cases")) if bars else None,
        empty=nothing(),
    )  # fmt: skip


def _name(one: Carries) -> str:
    return one.name or _("Nobody")


def _carried(found: Team, one: Carries) -> Line:
    link = behind("open", worker=one.worker, team=found.team) if one.worker else ""
    late = behind("overdue", worker=one.worker, team=found.team) if one.worker else ""
    flag = Tag(_("Too many"), "red") if one.worker and found.limits.much(one.cases) else None
    band = labels.caseload(found.limits.band(one.cases))
    cells = (Cell(_name(one), isolate=True), number(one.cases, link), Cell(band, tag=flag))
    code = "worker" if one.worker else "nobody"
    return Line(
        code, (*cells, number(one.overdue, late)), (("open", count(one.cases)), ("overdue", count(one.overdue)))
    )


def ratios(found: Team) -> Block:
    """Return how many workers each team has for a supervisor."""
    columns = (
        Column(_("Team")), Column(_("Office")), Column(_("Case workers"), numeric=True),
        Column(_("Supervisors"), numeric=True), Column(_("Case workers for each supervisor"), numeric=True),
    )  # fmt: skip
    note = _("More than %(flag)s case workers for one supervisor are too many.") % {"flag": found.limits.workers_flag}
    return Block(
        "ratios", _("Case workers and supervisors"), columns, tuple(_led(found, one) for one in found.leads), note
    )


def _led(found: Team, one: Leads) -> Line:
    ratio = one.workers / one.supervisors if one.supervisors else None
    flag = (
        Tag(_("Too many"), "red")
        if ratio is not None and found.limits.many(-(-one.workers // one.supervisors))
        else None
    )
    last = Cell("–" if ratio is None else number_format(round(ratio, 1), decimal_pos=1), numeric=True, tag=flag)
    cells = (
        Cell(one.name, isolate=True),
        Cell(one.office, isolate=True),
        number(one.workers),
        number(one.supervisors),
        last,
    )
    return Line("team", cells, (("workers", count(one.workers)), ("supervisors", count(one.supervisors))))
