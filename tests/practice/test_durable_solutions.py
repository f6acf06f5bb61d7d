"""Durable solutions: who is displaced, when nobody is moved, and what comparing with residents makes of answers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.areas import blocks
from amparo.foundation.forms import evaluate
from amparo.foundation.rules import Result, findings
from amparo.foundation.scoring import by_name, scored, triage
from amparo.practice import catalogue
from amparo.practice.numbers.scales import scale
from amparo.practice.wholes import resolved

AREA = "durable_solutions"
DAY = date(2026, 11, 27)
HERE = catalogue().specialised[AREA]
OWN = scale(catalogue(), AREA, "solutions", DAY)
MATTERS = [item.question for item in OWN.scheme.dimensions["household"]]
PATHS = {question.name: path for path, question in catalogue().form(f"{AREA}/solutions").questions.items()}
YES_NO = ("yes", "no", "unknown", "not_asked", "declined", "")
MARKS = st.sampled_from(("1", "2", "3", "4", "5", "unknown", "declined", ""))
FREE = {"intention_free": "yes", "household_heard": "yes", "place_informed": "yes", "place_safe_now": "yes"}
GATE_OF = {
    "intention_free": "move_not_free", "household_heard": "move_not_heard",
    "place_informed": "move_not_informed", "place_safe_now": "move_not_safe",
}  # fmt: skip


def gates(answers: Mapping[str, str], only: str = "") -> dict[str, Result]:
    """Return what the gates say of answers given by the name of their question."""
    rules, whole = catalogue().rules(f"{AREA}/gates"), catalogue().whole(AREA).whole
    kept = tuple(rule for rule in rules.rules if only in ("", rule.id))
    told = whole.answers(resolved(whole, f"{AREA}/gates", answers))
    return {one.rule: one.result for one in findings(replace(rules, rules=kept), told, DAY)}


@pytest.mark.parametrize(("left", "crossed"), list(product(YES_NO, YES_NO)))
def test_displaced_is_who_had_to_leave_and_crossed_no_border_and_else_it_is_open(left: str, crossed: str) -> None:
    told = {"left_home/had_to_leave": left, "left_home/crossed_border": crossed}
    said = evaluate(catalogue().form(f"{AREA}/displacement"), told, DAY).values.get("left_home/displaced_within", "")
    expected = {"yes": {"no": "yes", "yes": "no"}.get(crossed, ""), "no": "no"}
    assert said == expected.get(left, "")


@pytest.mark.parametrize("question", GATE_OF)
def test_nobody_is_moved_unless_the_answer_is_yes(question: str) -> None:
    for wish in ("return", "elsewhere"):
        for answer in YES_NO:
            found = gates({"intention": wish, question: answer}, only=GATE_OF[question])
            assert (found[GATE_OF[question]] is Result.FALSE) == (answer == "yes"), (wish, answer)


@pytest.mark.parametrize("wish", ["return", "elsewhere", "stay", "undecided", "declined", ""])
def test_only_who_wishes_to_move_and_is_free_informed_safe_and_heard_may_move(wish: str) -> None:
    asked = FREE if wish in ("return", "elsewhere") else {k: v for k, v in FREE.items() if "place" not in k}
    shut = {one.gate.id for one in blocks(HERE.gates, gates({"intention": wish, **asked}), frozenset())}
    assert (shut == set()) == (wish in ("return", "elsewhere"))
    assert ("move_not_wanted" in shut) == (wish not in ("return", "elsewhere"))


@given(st.fixed_dictionaries({name + end: MARKS for name in MATTERS for end in ("", "_residents")}))
def test_a_household_is_behind_in_as_many_matters_as_it_says_it_is_worse_off_than_residents(
    told: dict[str, str],
) -> None:
    values = evaluate(
        catalogue().form(f"{AREA}/solutions"), {PATHS[name]: value for name, value in told.items()}, DAY
    ).values
    pairs = [(told[name], told[f"{name}_residents"]) for name in MATTERS]
    assert int(values[PATHS["ds_behind"]]) == sum(a.isdigit() and b.isdigit() and int(a) < int(b) for a, b in pairs)


@given(st.lists(st.sampled_from("12345"), min_size=12, max_size=12))
def test_household_and_residents_are_scored_alike_and_no_band_is_laid_over_them(marks: list[str]) -> None:
    same = {name + end: mark for name, mark in zip(MATTERS, marks, strict=True) for end in ("", "_residents")}
    household, residents = scores = scored(OWN.scheme, by_name(same), OWN.least_answered)
    assert household.value == residents.value == Fraction(sum(map(int, marks)) - 12, 48)
    assert [one.band for one in triage(scores, OWN.bands, DAY)] == ["", ""]


def test_the_same_matters_are_asked_of_the_household_and_of_residents() -> None:
    residents = [item.question for item in OWN.scheme.dimensions["residents"]]
    assert residents == [f"{name}_residents" for name in MATTERS]
    assert len(MATTERS) == 12
    assert (HERE.head.compartment, HERE.head.restricts) == ("story", False)
