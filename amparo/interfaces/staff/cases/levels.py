"""The four-level picture: what adds to risk and what protects, in the first and in the latest assessment."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.casework.cases import answers as filled
from amparo.casework.cases import queries as cases
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.disclosure.access import Access

LEVELS = ("individual", "household", "community", "structural")
LEAST_TOP = 6.0
Ratings = dict[str, list[dict[str, str]]]


def picture_of(access: Access, case_id: UUID) -> dict[str, Any]:
    """Return `picture` and `factors` for the page, from the finished assessments; nothing before the first one."""
    done = [
        each
        for each in cases.entries(access, case_id, [cases.EntryKind.FORM], step="assessment", act="risk.opened")
        if each.row.status in {"complete", "waiting", "approved"}
    ]
    if not done:
        return {}
    latest, first = done[0], done[-1]
    now, then = ratings(latest.answers), ratings(first.answers) if first is not latest else {}
    return {"picture": _picture(now, then, latest, first), "factors": _factors(now, then)}


def ratings(answers: Mapping[str, str]) -> Ratings:
    """Return level → its ratings in order: factor, polarity, strength, evidence and the rest by their short names."""
    return {
        level: [
            {name.removeprefix(f"{level}_"): value for name, value in each.items()}
            for each in filled.repeated(answers, f"{level}_rating")
        ]
        for level in LEVELS
    }


def weight(rated: list[dict[str, str]], polarity: str) -> int | None:
    """Return the sum of strengths of one polarity; None when the level was not rated at all."""
    if not rated:
        return None
    return sum(int(each.get("strength") or 0) for each in rated if each.get("polarity") == polarity)


def _picture(now: Ratings, then: Ratings, latest: cases.EntryView, first: cases.EntryView) -> pictures.Levels:
    scores = []
    for level in LEVELS:
        before = then.get(level, [])
        sums = (weight(now[level], "risk"), weight(now[level], "protective"))
        firsts = (weight(before, "risk"), weight(before, "protective"))
        scores.append(pictures.LevelScore(labels.label("level", level), *sums, *firsts))
    every = [
        amount
        for score in scores
        for amount in (score.risk_latest, score.protection_latest, score.risk_first, score.protection_first)
    ]
    return pictures.Levels(
        _("Risk and protection on four levels: sum of strengths"),
        tuple(scores),
        top=max([LEAST_TOP, *(amount for amount in every if amount is not None)]),
        first_label=day(first.row.on) if then else "",
        latest_label=day(latest.row.on),
    )


def _factors(now: Ratings, then: Ratings) -> Table:
    columns = [Column(_("Factor")), Column(_("Level")), Column(_("Latest"))]
    if then:
        columns.insert(2, Column(_("First")))
    rows = []
    for level in LEVELS:
        latest = {each.get("factor", ""): each for each in now[level]}
        first = {each.get("factor", ""): each for each in then.get(level, [])}
        for factor in dict.fromkeys([*latest, *first]):
            cells = [Cell(labels.label("factor", factor)), Cell(labels.label("level", level))]
            cells += [Cell(_rated(first.get(factor)))] if then else []
            rows.append((*cells, Cell(_rated(latest.get(factor)))))
    return Table(_("Factors that were rated"), tuple(columns), tuple(rows), caption_shown=True)


def _rated(rating: dict[str, str] | None) -> str:
    if rating is None:
        return "–"
    said = labels.label("polarity", rating.get("polarity", ""))
    strength = labels.label("strength", rating.get("strength", ""))
    return f"{said} · {strength}" if strength else said
