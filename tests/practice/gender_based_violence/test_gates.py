"""What is blocked until somebody has looked to the person's safety, over all answers, against an oracle of its own."""

from collections.abc import Mapping
from itertools import product

import pytest

from amparo.foundation.areas import blocks, cleared
from amparo.foundation.rules import Result, findings
from amparo.practice import catalogue
from tests.practice.gender_based_violence.test_computing import DAY

AREA = "gender_based_violence"
OWN = catalogue().specialised[AREA]
PATHS = {
    "danger_now": ("needs", "safety/danger_now"),
    "contact_feared": ("needs", "safety/contact_feared"),
    "feared_at_home": ("needs", "safety/feared_at_home"),
    "threat_to_kill": ("needs", "safety/threat_to_kill"),
    "counting_agreed": ("incident", "counting/counting_agreed"),
    "hearing_agreed": ("introduction", "choice/hearing_agreed"),
    "safety_agreed": ("safety", "plan/safety_agreed"),
    "safe_way_home": ("safety", "parts/safe_way_home"),
    "ending_reason": ("ending", "end/ending_reason"),
}
DANGERS = ("danger_now", "contact_feared", "feared_at_home", "threat_to_kill")
ANSWERS = ("yes", "no", "declined")


def says(table: str, answers: Mapping[str, str]) -> dict[str, Result]:
    """What the conditions of a table make of answers given by name."""
    whole = catalogue().whole(AREA).whole
    given = whole.answers((f"{AREA}/{PATHS[name][0]}", {PATHS[name][1]: value}) for name, value in answers.items())
    return {one.rule: one.result for one in findings(catalogue().rules(f"{AREA}/{table}"), given, DAY)}


def blocked(answers: Mapping[str, str]) -> set[str]:
    """The acts that are blocked with these answers, in every form that was filled."""
    given = cleared(OWN.clearances, says("clearances", answers))
    return {block.gate.act for block in blocks(OWN.gates, says("gates", answers), given)}


def test_an_open_danger_blocks_and_so_does_one_that_was_not_asked_or_not_answered() -> None:
    for answers in product(ANSWERS, repeat=len(DANGERS)):
        known = dict(zip(DANGERS, answers, strict=True))
        expected = {"statistics"}
        expected |= {"closure", "transfer"} if set(answers) != {"no"} else set()
        expected |= {"return", "family_reunification"} if known["feared_at_home"] != "no" else set()
        assert blocked(known) == expected, known
    assert blocked({}) == {"closure", "transfer", "return", "family_reunification", "statistics"}


@pytest.mark.parametrize(
    ("answer", "opened"),
    [
        ({"safety_agreed": "yes"}, {"closure", "transfer"}),
        ({"safety_agreed": "no"}, {"closure", "transfer"}),
        ({"safety_agreed": "later"}, set()),
        ({"hearing_agreed": "no"}, {"closure", "transfer", "return", "family_reunification"}),
        ({"hearing_agreed": "later"}, set()),
        ({"safety_agreed": "yes", "safe_way_home": "yes"}, {"closure", "transfer", "return", "family_reunification"}),
        ({"safety_agreed": "yes", "safe_way_home": "unknown"}, {"closure", "transfer"}),
        ({"ending_reason": "no_contact"}, {"closure", "transfer"}),
        ({"ending_reason": "moved_on"}, set()),
    ],
)
def test_what_the_person_decided_opens_what_it_should_and_nothing_more(
    answer: dict[str, str], opened: set[str]
) -> None:
    danger = dict.fromkeys(DANGERS, "yes")
    assert blocked({**danger, **answer}) == blocked(danger) - opened


@pytest.mark.parametrize("answer", ["yes", "no", "unknown", "not_asked", "declined"])
def test_only_a_clear_yes_opens_statistics(answer: str) -> None:
    assert ("statistics" not in blocked({"counting_agreed": answer})) is (answer == "yes")
