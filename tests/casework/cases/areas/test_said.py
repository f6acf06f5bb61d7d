"""What several rules say in the same words is said once, and never less surely than one of them says it."""

from itertools import permutations

import pytest

from amparo import practice
from amparo.casework.cases.areas.views import said_once
from amparo.foundation.forms import Text
from amparo.foundation.rules import Finding, Result

HOME, OTHER = (practice.catalogue().specialised[name] for name in ("counter_trafficking", "child_protection"))


def found(rule: str, result: Result, says: str = "Presume it.", **answers: str) -> Finding:
    """Return what one rule found."""
    return Finding(
        rule, result, Text({"": (says,)}), "", False, Text({"": ("Because.",)}), "Amparo", True, answers, (), "v"
    )


@pytest.mark.parametrize("order", sorted(set(permutations((Result.UNKNOWN, Result.TRUE, Result.UNKNOWN)))))
def test_the_surest_of_those_that_say_the_same_stays(order: tuple[Result, ...]) -> None:
    ((area, one),) = said_once((HOME, found(f"rule_{number}", each)) for number, each in enumerate(order))
    assert (area, one.result) == (HOME, Result.TRUE)


def test_it_stands_on_the_answers_of_all_that_are_as_sure_in_the_same_area() -> None:
    same = [(HOME, found("a", Result.UNKNOWN, one="")), (HOME, found("b", Result.UNKNOWN, two=""))]
    ((_area, one),) = said_once([*same, (OTHER, found("c", Result.UNKNOWN, three=""))])
    assert one.answers == {"one": "", "two": ""}


def test_what_was_found_comes_before_what_cannot_be_said_yet() -> None:
    said = said_once([(HOME, found("a", Result.UNKNOWN, "Perhaps.")), (HOME, found("b", Result.TRUE, "Surely."))])
    assert [one.rule for _area, one in said] == ["b", "a"]
