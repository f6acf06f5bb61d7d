"""Every worked example of every practice area, and what the areas promise together."""

from collections.abc import Mapping
from datetime import date

import pytest

from amparo.foundation.forms import evaluate
from amparo.foundation.rules import findings
from amparo.practice import Catalogue, Example, catalogue
from amparo.practice.specialised import TABLES
from amparo.practice.wholes import resolved

DAY = date(2026, 11, 23)
EXAMPLES = catalogue().examples()
RULES = [f"{area.name}/{name}" for area in catalogue().areas.values() for name in area.files("rules", "csv")]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_worked_example_holds(example: Example) -> None:
    assert said(example, catalogue()) == example.expected


def with_rules(practice: Catalogue) -> list[str]:
    """Return what examples can be of: the forms with rules, and the tables of specialised areas with conditions."""
    tables = [f"{area}/{table}" for area in practice.specialised for table in TABLES]
    return tables + [f"{area.name}/{name}" for area in practice.areas.values() for name in area.files("rules", "csv")]


def answers_of(example: Example, practice: Catalogue) -> Mapping[str, str]:
    """Return the answers of an example as the rules read them; those of a specialised area read the whole of it."""
    if example.area not in practice.specialised:
        return example.answers
    whole = practice.whole("" if example.form.endswith("/area") else example.area).whole
    return whole.answers(resolved(whole, example.form, example.answers))


def said(example: Example, practice: Catalogue) -> str:
    """What a rule says in the example, or else what the calculated question of that name holds."""
    if example.form in with_rules(practice):
        answers = answers_of(example, practice)
        found = {one.rule: str(one.result) for one in findings(practice.rules(example.form), answers, DAY)}
        if example.rule in found:
            return found[example.rule]
    values = evaluate(practice.form(example.form), example.answers, DAY).values
    return next((value for path, value in values.items() if path.rpartition("/")[2] == example.rule), "")


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_example_answers_only_questions_that_exist(example: Example) -> None:
    if example.area in catalogue().specialised:
        answers_of(example, catalogue())  # raises for what no form asks
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
