"""A supervisor's blocks: caseloads, deadlines, what files lack, approvals, figures of the teams."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.analysis.dashboards.team import Team
from amparo.interfaces.staff import steps
from amparo.interfaces.staff.dashboards.boards import caseloads, clocks, figures
from amparo.interfaces.staff.dashboards.boards.blocks import (
    Block,
    behind,
    heads,
    nothing,
    simple,
)
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Link

WAITED = {
    "up_to_1_day": gettext_lazy("Up to one day"),
    "up_to_3_days": gettext_lazy("One to three days"),
    "up_to_7_days": gettext_lazy("Three to seven days"),
    "over_7_days": gettext_lazy("More than seven days"),
}


def blocks(found: Team) -> list[Block]:
    """Return what a supervisor's dashboard shows."""
    shown = [
        _glance(found),
        caseloads.caseloads(found),
        caseloads.ratios(found),
        clocks.block(found.clocks, found.team),
        _steps(found),
    ]
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
    lines = [
        simple(what, name % {"days": days[what]}, found.lacking[what], behind(what, team=found.team))
        for what, name in _lacks(days).items()
    ]
    lines.append(simple("uncounted", _("Cases that stand in no figure, open and closed"), found.uncounted))
    note = _(
        "What clear dates tell, not how good a file is. Who is in no figure refused, took it back, or was not asked yet; "
        "asking is duty, agreeing is free."
    )
    return Block("files", _("What files lack"), heads(_("What"), _("Cases")), tuple(lines), note)


def _lacks(days: Mapping[str, int]) -> dict[str, str]:
    """Return what open cases can lack, in words."""
    return {
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


def _approvals(found: Team) -> Block:
    title = _("Forms that wait for approval, and for how long")
    lines = tuple(simple(band, str(WAITED[band]), many) for band, many in found.approvals.items())
    bars = tuple(pictures.Bar(str(WAITED[band]), many) for band, many in found.approvals.items())
    oldest = found.oldest_approval
    note = _("The oldest has waited since %(day)s.") % {"day": day(oldest)} if oldest else ""
    picture = pictures.Bars(title, bars, _("Forms")) if oldest else None
    link = Link(_("Decide on Today"), reverse("today"))
    return Block("approvals", title, heads(_("Waiting"), _("Forms")), lines, note=note, picture=picture, link=link)
