"""The rule table is read strictly, and the README prints the same table."""

import csv
from pathlib import Path

import pytest

from amparo.foundation import policy
from amparo.foundation.policy import RULES, Rule
from amparo.foundation.policy.table import COLUMNS, read_rules

HEAD = ",".join(COLUMNS)
GOOD = "mine,case_worker,owner,standard,read,index,,the law"


def printed(rule: Rule) -> str:
    """Return the rule as one line of the README's table."""
    cells = (rule.roles, rule.relations, rule.tiers, rule.actions, rule.compartments, rule.needs)
    return " | ".join((f"| {rule.id}", *(", ".join(cell) or "–" for cell in cells))) + " |"


def test_a_good_row_is_read() -> None:
    (rule,) = read_rules(f"{HEAD}\n{GOOD}\n")
    assert printed(rule) == "| mine | case_worker | owner | standard | read | index | – |"


@pytest.mark.parametrize(
    "row",
    [
        GOOD.replace("case_worker", "case_woker"),
        GOOD.replace("index", "index index"),
        GOOD.replace("owner", "none"),
        GOOD.replace("standard", ""),
        GOOD.replace("index", ""),
        GOOD.replace("the law", ""),
        GOOD.replace("index,,", "index,qualified,"),
        GOOD + ",one cell more",
        GOOD.replace(",the law", ""),
        GOOD + "\n" + GOOD,
        "office,administrator,none,standard,manage_keys,,,the law",
        "office,administrator,none,,manage_keys,index,,the law",
        "office,administrator,none,,manage_keys,,qualified,the law",
    ],
)
def test_a_row_that_is_not_the_law_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match="policy rule"):
        read_rules(f"{HEAD}\n{row}\n")


def test_a_cell_that_goes_on_after_its_closing_quote_is_refused() -> None:
    row = GOOD.replace("mine", '"mine"d')
    with pytest.raises(csv.Error):
        read_rules(f"{HEAD}\n{row}\n")


@pytest.mark.parametrize("areas", ["ct", "ct gbv", "ct cp gbv rr"])
def test_one_may_be_qualified_for_any_areas(areas: str) -> None:
    (rule,) = read_rules(f"{HEAD}\n{GOOD.replace('index,', f'{areas},qualified')}\n")
    assert " ".join(rule.compartments) == areas


@pytest.mark.parametrize("head", [f"{HEAD},more", HEAD.replace("id,", "a,"), HEAD.replace("id,", "name,"), ""])
def test_other_columns_are_refused(head: str) -> None:
    with pytest.raises(ValueError, match="columns"):
        read_rules(f"{head}\n{GOOD},x\n")


def test_the_readme_prints_the_table_in_force() -> None:
    readme = (Path(policy.__file__).parent / "README.md").read_text(encoding="utf-8")
    lines = [line for line in readme.splitlines() if line.startswith("| ") and not line.startswith("| rule ")]
    assert lines == [printed(rule) for rule in RULES]
