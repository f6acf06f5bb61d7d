"""Every worked example of every practice area, and what the areas promise together."""

from datetime import date

import pytest

from amparo.practice import Catalogue, Example, catalogue
from amparo.practice.desk import working

DAY = date(2026, 11, 23)
EXAMPLES = catalogue().examples()
RULES = [f"{area.name}/{name}" for area in catalogue().areas.values() for name in area.files("rules", "csv")]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_worked_example_holds(example: Example) -> None:
    assert said(example, catalogue()) == example.expected


def said(example: Example, practice: Catalogue) -> str:
    """What a rule says in the example, or else what the calculated question of that name holds."""
    return working.worked(practice, example, DAY).said


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_example_answers_only_questions_that_exist(example: Example) -> None:
    if example.area in catalogue().specialised:
        working.answers(catalogue(), example)  # raises for what no form asks
        return
    form = catalogue().form(example.form)
    assert [path for path in example.answers if form.question(path) is None and path not in form.groups] == []


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_an_example_of_yes_of_no_and_of_unknown(name: str) -> None:
    rules = catalogue().rules(name)
    shown = {(example.rule, example.kind) for example in EXAMPLES if example.form == name}
    wanted = {(rule.id, kind) for rule in rules.rules for kind in ("yes", "no", "unknown")}
    assert sorted(wanted - shown) == []


def test_what_is_published_has_not_been_changed_without_a_new_version() -> None:
    assert catalogue().fingerprint_problems() == []
