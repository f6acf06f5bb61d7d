"""What the scored forms of an area make of all their fillings: made anew each time, by the scheme that counts today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amparo import practice
from amparo.casework.cases.areas.knowledge import DONE, Filled
from amparo.casework.cases.areas.standing import Standing
from amparo.foundation import clock
from amparo.foundation.scoring import Change, Round, Score, Triage, by_name, changes, scored, triage
from amparo.practice.numbers.scales import Scale, scale, scoring_forms


@dataclass(frozen=True)
class Scored:
    """One scored form: its scale, its rounds in the order of time, how each dimension moved, and the latest triage."""

    form: str
    scale: Scale
    rounds: tuple[Round, ...]
    changes: tuple[Change, ...]
    latest: tuple[tuple[Score, Triage], ...]


def scores(standing: Standing) -> tuple[Scored, ...]:
    """Return every scored form that was filled completely at least once."""
    return tuple(
        _scored(standing.area.name, form, filled)
        for form in scoring_forms(practice.catalogue(), standing.area.name)
        if (filled := [each for each in standing.known.of(standing.area) if _counts(each, form)])
    )


def _counts(each: Filled, form: str) -> bool:
    return each.stem == form and each.entry.status in DONE


def _scored(area: str, form: str, filled: Sequence[Filled]) -> Scored:
    today = clock.today()
    own = scale(practice.catalogue(), area, form, today)
    rounds = tuple(sorted((_round(form, each, own) for each in filled), key=lambda one: one.day))
    latest = rounds[-1].scores
    found = triage(latest, own.bands, today)
    return Scored(form, own, rounds, changes(rounds), tuple(zip(latest, found, strict=True)))


def _round(form: str, each: Filled, own: Scale) -> Round:
    answers = by_name(each.answers)
    day = answers.get(f"{form}_date")
    on = date.fromisoformat(day) if day else each.at.date()
    return Round(answers.get(f"{form}_round", ""), on, scored(own.scheme, answers, own.least_answered))
