"""What the tests of child protection stand on: the area read as one whole, and an oracle written from the definitions.

The oracle knows no condition of the area. It takes the words of the standards: who stands by a child, what a panel needs,
what both sides of a family tie must say; what is open it fills in every way there is, and believes only what is the same in all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

from amparo.foundation.areas import blocks, cleared
from amparo.foundation.forms import evaluate
from amparo.foundation.rules import Result, RuleSet, findings
from amparo.practice import catalogue
from tests.content.walking import placed

AREA = "child_protection"
DAY = date(2026, 11, 27)
OPEN = ("", "unknown", "not_asked", "declined")
"""How a question can be without answer; none of them is ever a No."""


def calculated(form: str, answers: Mapping[str, str], name: str) -> str:
    """Return what a calculation of a form of the area holds."""
    values = evaluate(catalogue().form(f"{AREA}/{form}"), answers, DAY).values
    return next((value for path, value in values.items() if path.rpartition("/")[2] == name), "")


def complaints(form: str, answers: Mapping[str, str]) -> set[str]:
    """Return the places in a form of the area where an answer cannot stay as it is."""
    return {
        each.path
        for each in evaluate(catalogue().form(f"{AREA}/{form}"), answers, DAY).problems
        if each.kind == "constraint"
    }


@cache
def ruled(table: str, ids: tuple[str, ...] = ()) -> RuleSet:
    """Return the conditions of a table or form of the area, or those of them with these ids."""
    rules = catalogue().rules(f"{AREA}/{table}")
    return replace(rules, rules=tuple(rule for rule in rules.rules if not ids or rule.id in ids))


@cache
def places() -> Mapping[str, str]:
    """Return where each question of the area, by its name, stands in the whole of it."""
    whole = catalogue().whole(AREA).whole
    return {
        path.rpartition("/")[2]: to
        for form, known in whole.places.items() if form.startswith(AREA) for path, to in known.items()
    }  # fmt: skip


def said(table: str, answers: Mapping[str, str], *ids: str) -> dict[str, Result]:
    """Return what the conditions of a table or form say of answers that are given by the names of questions.

    `name__2` is the one in the second place of its repeat.
    """
    given = {placed(places(), name): value for name, value in answers.items() if value}
    return {one.rule: one.result for one in findings(ruled(table, ids), given, DAY)}


def shut(act: str, answers: Mapping[str, str]) -> set[str]:
    """Return the gates that block an act."""
    own = catalogue().specialised[AREA]
    gates = [gate for gate in own.gates if gate.act == act]
    waited = tuple(sorted({gate.until for gate in gates if gate.until}))
    given = cleared(own.clearances, said("clearances", answers, *waited))
    results = said("gates", answers, *(gate.id for gate in gates))
    return {block.gate.id for block in blocks(gates, results, given)}


# -- the oracle ----------------------------------------------------------------------------------------------------------


def every_way(answers: Iterable[str]) -> Iterator[tuple[bool, ...]]:
    """Yield what some answers of yes, no or open could be."""
    yield from product(*((answer == "yes",) if answer in ("yes", "no") else (True, False) for answer in answers))


def surely(thought: Callable[..., object], answers: Iterable[str]) -> object:
    """Return what a thought says when it says the same in every way, else None."""
    said_in_all = {thought(*way) for way in every_way(answers)}
    return said_in_all.pop() if len(said_in_all) == 1 else None


def counts_as_child(age: str, certainty: str, under_18: str) -> bool | None:
    """Return whether somebody is treated as a child: everybody is, unless surely grown up; None when nothing was asked."""
    if age and int(age) >= 18 and certainty not in ("disputed", "estimated"):
        return False
    if age and int(age) < 18:
        return True
    if certainty == "disputed" or under_18 in ("yes", "unknown"):
        return True
    return False if under_18 == "no" else None


def standing(parent: bool, usual: bool, relative: bool, responsible: bool) -> str:
    """Return the word of the standards for a child with these grown-ups around."""
    around = {"theirs": parent or usual, "other": relative or responsible}
    return "accompanied" if around["theirs"] else "separated" if around["other"] else "unaccompanied"


def needs_panel(triggers: Iterable[str], *reasons: bool) -> bool:
    """Return whether a panel must decide: one reason is enough."""
    return any(reasons) or bool({"return", "other_country", "apart_from_parents"} & set(triggers))
