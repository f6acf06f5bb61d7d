"""A supervisor's blocks: caseloads, deadlines, what files lack, approvals, figures of the teams."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.analysis.dashboards.team import Carries, Leads, Team
from amparo.interfaces.staff import steps
from amparo.interfaces.staff.dashboards.boards import clocks, figures
from amparo.interfaces.staff.dashboards.boards.blocks import (
    Block,
    Line,
    behind,
    count,
    heads,
    nothing,
    number,
    simple,
)
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Tag

WAITED = {
    "up_to_1_day": gettext_lazy("Up to one day"),
    "up_to_3_days": gettext_lazy("One to three days"),
    "up_to_7_days": gettext_lazy("Three to seven days"),
    "over_7_days": gettext_lazy("More than seven days"),
}


def blocks(found: Team) -> list[Block]:
    """Return what a supervisor's dashboard shows."""
    shown = [_glance(found), _caseloads(found), _ratios(found), clocks.block(found.clocks, found.team), _steps(found)]
    return [*shown, _files(found), _approvals(found), figures.block(found.figures)]


def _glance(found: Team) -> Block:
    team, referrals = {"team": found.team}, reverse("referrals")
    overdue, waiting = sum(one.overdue for one in found.clocks), sum(found.approvals.values())
    much = sum(found.limits.much(one.cases) for one in found.carries if one.worker)
    nobody = sum(one.cases for one in found.carries if one.worker is None)
    lines = (
        simple("open", _("Open cases"), found.open_cases, behind("open", **team)),
        simple("nobody", _("Of these, nobody is responsible"), nobody),
        simple("much", _("Case workers with too many cases"), much),
        simple("overdue", _("Overdue deadlines"), overdue, behind("overdue", **team)),
        simple("waiting", _("Forms that wait for approval"), waiting, behind("waiting", **team)),
        simple("unanswered", _("Referrals without an answer"), found.unanswered.all, referrals),
        simple("unanswered_late", _("Of these, the service is late"), found.unanswered.late, referrals),
    )
    link = Link(_("What to do today"), reverse("today"))
    return Block("glance", _("At a glance"), heads(_("What"), _("How many")), lines, link=link)


def _caseloads(found: Team) -> Block:
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
    cells = (Cell(_name(one), isolate=True), number(one.cases, link), Cell(_band(found, one.cases), tag=flag))
    code = "worker" if one.worker else "nobody"
    return Line(
        code, (*cells, number(one.overdue, late)), (("open", count(one.cases)), ("overdue", count(one.overdue)))
    )


def _band(found: Team, cases: int) -> str:
    """Return a caseload's band in words, with the numbers of practice."""
    ends = list(found.limits.bands.values())
    low = next((index for index, most in enumerate(ends) if cases <= most), len(ends))
    if low == len(ends):
        return _("more than %(number)s") % {"number": ends[-1]}
    if low == 0:
        return _("up to %(number)s") % {"number": ends[0]}
    return _("%(least)s to %(most)s") % {"least": ends[low - 1] + 1, "most": ends[low]}


def _ratios(found: Team) -> Block:
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


def _steps(found: Team) -> Block:
    title = _("Open cases by step")
    ordered = [(step, steps.name(step)) for step in clocks.ORDER if found.steps.get(step)]
    lines = [
        simple(step, name, found.steps[step], behind("open", step=step, team=found.team)) for step, name in ordered
    ]
    bars = tuple(pictures.Bar(name, found.steps[step]) for step, name in ordered)
    picture = pictures.Bars(title, bars, _("Cases")) if bars else None
    return Block("steps", title, heads(_("Step"), _("Cases")), tuple(lines), picture=picture, empty=nothing())


def _files(found: Team) -> Block:
    days = found.limits.files
    names = {
        "no_assessment": ngettext(
            "Open for more than %(days)s day, without a finished assessment",
            "Open for more than %(days)s days, without a finished assessment",
            days["no_assessment"],
        ),
        "no_plan": ngettext(
            "Open for more than %(days)s day, without a finished plan",
            "Open for more than %(days)s days, without a finished plan",
            days["no_plan"],
        ),
        "silent": ngettext(
            "Nothing written for more than %(days)s day", "Nothing written for more than %(days)s days", days["silent"]
        ),
    }
    lines = [
        simple(what, names[what] % {"days": days[what]}, many, behind(what, team=found.team))
        for what, many in found.lacking.items()
    ]
    lines.append(simple("uncounted", _("Cases that stand in no figure, open and closed"), found.uncounted))
    note = _(
        "What clear dates tell, not how good a file is. Who is in no figure refused, took it back, or was not asked yet; "
        "asking is duty, agreeing is free."
    )
    return Block("files", _("What files lack"), heads(_("What"), _("Cases")), tuple(lines), note)


def _approvals(found: Team) -> Block:
    title = _("Forms that wait for approval, and for how long")
    lines = tuple(simple(band, str(WAITED[band]), many) for band, many in found.approvals.items())
    bars = tuple(pictures.Bar(str(WAITED[band]), many) for band, many in found.approvals.items())
    oldest = found.oldest_approval
    note = _("The oldest has waited since %(day)s.") % {"day": day(oldest)} if oldest else ""
    picture = pictures.Bars(title, bars, _("Forms")) if oldest else None
    link = Link(_("Decide on Today"), reverse("today"))
    return Block("approvals", title, heads(_("Waiting"), _("Forms")), lines, note=note, picture=picture, link=link)
