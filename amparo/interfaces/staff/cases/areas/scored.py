"""Scores of an area's surveys on its page: how each side moved, and how close the support should be now.

The words come from the lists that bear the name of the form: `survey_round`, `survey_dimension`, `survey_band`.
"""

from typing import Any

from django.utils.translation import gettext as _

from amparo.casework.cases.areas.scores import Scored, scores
from amparo.casework.cases.areas.standing import Standing
from amparo.foundation.scoring import Change, Round, Score, Triage
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table


def sections(standing: Standing) -> list[dict[str, Any]]:
    """Return one section for each scored form: its picture, its triage, and what the score stands on."""
    return [_section(standing.area.name, one) for one in scores(standing)]


def _section(area: str, one: Scored) -> dict[str, Any]:
    edges = tuple(float(band.up_to) for band in one.scale.bands[:-1])
    title = words.said(area, one.scale.title)
    rows = tuple(_measured(one.form, change) for change in one.changes)
    return {
        "title": words.form(f"{area}/{one.form}"),
        "scheme": title,
        "picture": pictures.Rounds(title, tuple(_label(one.form, each) for each in one.rounds), rows, edges),
        "triage": _triage(one) if one.scale.bands else None,
        "source": "" if one.scale.verified and one.scale.scheme.verified else one.scale.source,
    }


def _label(form: str, one: Round) -> str:
    said = labels.label(f"{form}_round", one.name)
    return f"{said}, {day(one.day)}" if said else day(one.day)


def _measured(form: str, change: Change) -> pictures.Measured:
    values = tuple(None if value is None else float(value) for value in change.values)
    return pictures.Measured(labels.label(f"{form}_dimension", change.dimension), values)


def _triage(one: Scored) -> Table:
    columns = (
        Column(_("What")),
        Column(_("Support")),
        Column(_("Not answered"), numeric=True),
        Column(_("Since the first")),
    )
    rows = tuple(
        _row(one.form, score, found, change) for (score, found), change in zip(one.latest, one.changes, strict=True)
    )
    return Table(_("How close the support should be now"), columns, rows, caption_shown=True)


def _row(form: str, score: Score, found: Triage, change: Change) -> tuple[Cell, ...]:
    band = labels.label(f"{form}_band", found.band) or "–"
    if score.value is None:
        band = _("Too little was answered")
    if found.band and not found.surely:
        band = _("%(support)s; what was not answered could change it") % {"support": band}
    moved = change.first_to_latest
    return (
        Cell(labels.label(f"{form}_dimension", score.dimension)), Cell(band), Cell(str(len(score.open)), numeric=True),
        Cell("–" if moved is None else f"{float(moved):+.2f}", isolate=True),
    )  # fmt: skip
