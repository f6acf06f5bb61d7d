"""Rows of what stands in the registers of an agency: training, capacity, agreements, advocacy."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from amparo.casework.partnership import rules
from amparo.casework.partnership.counting import Written
from amparo.foundation.codelists import read_date
from amparo.practice import counted

Rows = list[dict[str, Any]]


def training(written: Sequence[Written]) -> Rows:
    """Return each training: when it was held, how many were tested, and their right answers before and after."""
    found = []
    for one in written:
        said = one.answers
        tested = _number(said.get("training_learning/training_tested"))
        found.append({
            "held": read_date(said.get("training/training_on", "")), "tested": tested,
            "before": _number(said.get("training_learning/training_before")),
            "after": _number(said.get("training_learning/training_after")),
        })  # fmt: skip
    return found


TOOK_PART = {"female": "training_women", "male": "training_men", "unknown": "training_others"}


def trained(written: Sequence[Written]) -> Rows:
    """Return how many women, men and others took part in each training, one row each; none where nobody wrote a number."""
    return [
        {
            "held": read_date(one.answers.get("training/training_on", "")), "sex": sex,
            "people": _number(one.answers[f"training_people/{name}"]),
        }
        for one in written for sex, name in TOOK_PART.items()
        if one.answers.get(f"training_people/{name}")
    ]  # fmt: skip


def _number(text: str | None) -> int:
    """Return a number as it was written, to the nearest whole one; a half goes up."""
    return int(float(text) + 0.5) if text else 0


def capacity(written: Sequence[Written]) -> Rows:
    """Return each assessment that repeats one of the same organisation: whether more areas went up than down."""
    return list(_repeats(written))


LEVELS = "capacity_levels/"


def _repeats(written: Sequence[Written]) -> Iterator[dict[str, Any]]:
    before: dict[UUID | None, Mapping[str, str]] = {}
    dated = [(one, read_date(one.answers.get("capacity/capacity_on", ""))) for one in written]
    for one, on in sorted(((one, on) for one, on in dated if on), key=lambda pair: pair[1]):
        if one.organization in before:
            yield {"assessed": on, "change": change(before[one.organization], one.answers)}
        before[one.organization] = one.answers


def change(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return better or worse by what more areas did that have a level both times, same where as many went up as down."""
    areas = [path for path in now if path.startswith(LEVELS) and now[path].isdigit() and then.get(path, "").isdigit()]
    up = sum(int(now[path]) > int(then[path]) for path in areas) - sum(
        int(now[path]) < int(then[path]) for path in areas
    )
    return "better" if up > 0 else "worse" if up < 0 else "same"


def agreements(written: Sequence[Written]) -> Rows:
    """Return from when until when each agreement is in force."""
    terms = [rules.terms(one.answers) for one in written]
    return [{"begins": one.begins, "ends": one.ends} for one in terms]


def advocacy(written: Sequence[Written]) -> Rows:
    """Return each piece of advocacy: when it was begun, what came of it and when, and whether it was given up."""
    found = []
    for one in written:
        outcome = one.answers.get("advocacy_result/advocacy_outcome", "")
        found.append({
            "begun": read_date(one.answers.get("advocacy/advocacy_begun_on", "")), "outcome": outcome,
            "outcome_on": read_date(one.answers.get("advocacy_result/advocacy_outcome_on", "")),
            "stopped": "yes" if outcome == "stopped" else "no",
        })  # fmt: skip
    return found


OF: Mapping[str, tuple[str, Callable[[Sequence[Written]], Rows]]] = {
    counted.TRAINING: ("training", training), counted.TRAINED: ("training", trained), counted.CAPACITY: ("capacity", capacity),
    counted.AGREEMENT: ("agreement", agreements), counted.ADVOCACY: ("advocacy", advocacy),
}  # fmt: skip
"""Of each unit the register in which it is written, and how its rows are made."""
