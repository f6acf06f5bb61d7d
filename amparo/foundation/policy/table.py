"""Reads the one rule table, `rules.csv`, and refuses it whole if a word in it is not a word of the law.

A misspelt role would silently be a rule for nobody, so the program must not start with one.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TypeVar

from amparo.foundation.policy.words import AREAS, Action, Compartment, Need, Relation, Role, Tier

Word = TypeVar("Word", bound=StrEnum)
COLUMNS = ("id", "roles", "relations", "tiers", "actions", "compartments", "needs", "law")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the law: any of its roles, in any of its relations and tiers, may do its actions to its
    compartments if every need is met. Without compartments it is an act that touches no record."""

    id: str
    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]
    tiers: tuple[Tier, ...]
    actions: tuple[Action, ...]
    compartments: tuple[Compartment, ...]
    needs: tuple[Need, ...]
    law: str


def read_rules(text: str) -> tuple[Rule, ...]:
    """Read rules from CSV text.

    Raises ValueError naming the row when a column, a word or the shape of a row is not as the law has it.
    """
    reader = csv.DictReader(text.splitlines(), strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise ValueError(f"policy rules: the columns must be {', '.join(COLUMNS)}")
    rules = tuple(_rule(row) for row in reader)
    if len({rule.id for rule in rules}) != len(rules):
        raise ValueError("policy rules: an id stands twice")
    return rules


def _rule(row: dict[str, str]) -> Rule:
    if None in row or None in row.values():
        raise ValueError(f"policy rule {row.get('id')}: wrong number of cells")
    try:
        rule = Rule(
            id=row["id"],
            roles=_words(Role, row["roles"]),
            relations=_words(Relation, row["relations"]),
            tiers=_words(Tier, row["tiers"]),
            actions=_words(Action, row["actions"]),
            compartments=_words(Compartment, row["compartments"]),
            needs=_words(Need, row["needs"]),
            law=row["law"],
        )
    except ValueError as problem:
        raise ValueError(f"policy rule {row['id']}: {problem}") from problem
    _check_shape(rule)
    return rule


def _words(kind: type[Word], cell: str) -> tuple[Word, ...]:
    words = tuple(kind(word) for word in cell.split())
    if len(set(words)) != len(words):
        raise ValueError(f"a word stands twice in '{cell}'")
    return words


def _check_shape(rule: Rule) -> None:
    if not (rule.id and rule.roles and rule.relations and rule.actions and rule.law):
        raise ValueError(f"policy rule {rule.id}: id, roles, relations, actions and law must not be empty")
    of_no_record = rule.relations == (Relation.NONE,)
    if of_no_record and (rule.tiers or rule.compartments or rule.needs):
        raise ValueError(f"policy rule {rule.id}: an act on no record has no tier, compartment or need")
    if not of_no_record and (Relation.NONE in rule.relations or not rule.tiers or not rule.compartments):
        raise ValueError(f"policy rule {rule.id}: an act on a record needs a relation, a tier and a compartment")
    if Need.QUALIFIED in rule.needs and not set(rule.compartments) <= set(AREAS):
        raise ValueError(f"policy rule {rule.id}: one is qualified for an area, not for other compartments")


RULES = read_rules(files("amparo.foundation.policy").joinpath("rules.csv").read_text(encoding="utf-8"))
