"""A case worker's blocks: what waits, the caseload by step and risk, deadlines, own figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.dashboards.worker import Worker
from amparo.casework.cases import pathway
from amparo.interfaces.staff import steps
from amparo.interfaces.staff.cases import words
from amparo.interfaces.staff.dashboards.boards import clocks, figures
from amparo.interfaces.staff.dashboards.boards.blocks import (
    Block,
    Line,
    behind,
    count,
    heads,
    nothing,
    number,
    parts,
    simple,
)
from amparo.interfaces.ui.parts import Cell, Link

LEVELS = ("high", "medium", "low", "not_assessed")


def blocks(found: Worker) -> list[Block]:
    """Return what a case worker's dashboard shows."""
    return [_glance(found), _caseload(found), clocks.block(found.clocks), figures.block(found.figures)]


def _glance(found: Worker) -> Block:
    overdue, soon = (sum(getattr(one, name) for one in found.clocks) for name in ("overdue", "soon"))
    today, referrals = reverse("today"), reverse("referrals")
    lines = (
        simple("open", _("Open cases"), found.open_cases, behind("open")),
        simple("overdue", _("Overdue deadlines"), overdue, behind("overdue")),
        simple("soon", _("Deadlines within three days"), soon, today),
        simple("tasks", _("Tasks within three days"), found.waiting.tasks, today),
        simple("returned", _("Forms that came back to me"), found.waiting.returned, today),
        simple("unanswered", _("Referrals without an answer"), found.unanswered.all, referrals),
        simple("unanswered_late", _("Of these, the service is late"), found.unanswered.late, referrals),
        simple("said", _("What people said in their own files in the period"), found.said, reverse("rights")),
    )
    link = Link(_("What to do today"), today)
    return Block("glance", _("At a glance"), heads(_("What"), _("How many")), lines, note=_apart(found), link=link)


def _apart(found: Worker) -> str:
    """Return that there are cases in no number here, to who works on them; nothing where there are none."""
    if not found.apart:
        return ""
    return _("Cases of restricted areas stand in none of these numbers. You find yours on Today, with their deadlines.")


def _caseload(found: Worker) -> Block:
    names = [(level, str(words.level(level))) for level in LEVELS]
    title = _("My open cases by step and risk")
    rows = [
        (step, steps.name(step), [found.caseload.get((step, level), 0) for level in LEVELS]) for step in pathway.STEPS
    ]
    picture, kept = parts(title, names, rows, _("Cases"))
    lines = [
        Line(
            step,
            (Cell(name, url=behind("open", step=step)), *(number(value) for value in values)),
            tuple((level, count(value)) for level, value in zip(LEVELS, values, strict=True)),
        )
        for step, name, values in kept
    ]
    return Block(
        "caseload", title, heads(_("Step"), *(name for _code, name in names)), tuple(lines),
        picture=picture if kept else None, empty=nothing(),
    )  # fmt: skip
