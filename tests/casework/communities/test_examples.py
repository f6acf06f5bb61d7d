"""The worked examples of every rule, which a practitioner can read, come out as they say: yes, no and unknown of each."""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from amparo.casework.communities import limits
from amparo.casework.communities.rules.balance import Least, Seats, balance
from amparo.casework.communities.rules.safeguards import Safeguards, may_be_sent
from amparo.casework.communities.rules.standing import is_late, waits_to_be_told
from amparo.interfaces.staff.communities.showing.advice import counting, understanding

TODAY = date(2026, 11, 27)
with (Path(__file__).parent / "examples.csv").open(encoding="utf-8") as read:
    EXAMPLES = list(csv.DictReader(read))
Said = Mapping[str, str]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def number(name: str) -> int:
    return limits.named(name, TODAY).amount


def _balance(said: Said) -> str:
    lines = [line.split() for line in said["members"].split(" / ") if line]
    members = [Seats(group, sex, age, int(many)) for group, sex, age, many in lines]
    share = int(said["share"]) if said["share"] else None
    least = Least(number("committee_women"), number("committee_seats"), number("committee_part"))
    found = {one.group: one for one in balance(members, {said["group"]: share}, counting(), least)}
    return found[said["group"]].result


def _safeguards(said: Said) -> str:
    known = Safeguards(
        said["code"], said["trained"], day(said["trained_on"]), said["reference"], said["supervised"] == "yes",
        day(said["since"]) or TODAY, day(said["ends"]), day(said["stopped"]),
    )  # fmt: skip
    return may_be_sent(known, TODAY, number("training_counts")).result


RULES: Mapping[str, Callable[[Said], str]] = {
    "balance": _balance,
    "safeguards": _safeguards,
    "late": lambda said: is_late(said["status"], day(said["due"]), TODAY),
    "told": lambda said: waits_to_be_told(
        said["status"], day(said["finished"]), day(said["told"]), TODAY, number("told_back")
    ),
    "understood": lambda said: understanding(int(said["right"]), int(said["wrong"]), int(said["unsure"])).result,
}


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row['rule']}: {row['example']}" for row in EXAMPLES])
def test_an_example_comes_out_as_it_says(row: Said) -> None:
    said = dict(part.split("=", 1) for part in row["given"].split("; "))
    assert RULES[row["rule"]](said) == row["expected"]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_an_example_of_yes_no_and_unknown(rule: str) -> None:
    assert {row["expected"] for row in EXAMPLES if row["rule"] == rule} == {"yes", "no", "unknown"}
