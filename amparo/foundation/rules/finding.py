"""Applies a table of rules to answers: each finding says which answers, which rule, which source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.foundation.expressions import CURRENT
from amparo.foundation.forms import Answers, Text
from amparo.foundation.forms.filling.evaluating import surroundings
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.rules.compiling import Rule, RuleSet
from amparo.foundation.rules.reach import all_steps, of_people
from amparo.foundation.rules.worlds import UNANSWERED, Worlds


class Result(StrEnum):
    """What a rule says. Unknown: the answers that are missing, unknown or declined could still change it."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """What one rule makes of the answers; it advises a person and decides for no one.

    `answers` are those it looked at; `open` are the paths whose missing answers could still change it.
    """

    rule: str
    result: Result
    finding: Text
    level: str
    override: bool
    because: Text
    source: str
    verified: bool
    answers: Mapping[str, str]
    open: tuple[str, ...]
    version: str


def findings(rules: RuleSet, answers: Answers, today: date) -> tuple[Finding, ...]:
    """Apply every rule to `answers` on the day `today`; the findings come in the order of the table.

    A rule is tried in every world that the missing, unknown, not asked and declined answers leave open (at most 512):
    if it is the same in all, that is its result, else it is unknown. Never raises on answers.
    """
    return findings_of_each([rules], answers, today)[0]


def findings_of_each(sets: Sequence[RuleSet], answers: Answers, today: date) -> list[tuple[Finding, ...]]:
    """Apply several sets of rules, all written for one form, to the same `answers`, which are read and settled once."""
    if not sets:
        return []
    if any(each.form.plan is not sets[0].form.plan for each in sets):
        raise ValueError("Sets of rules that are applied together are written for one form.")
    token = CURRENT.set(surroundings(sets[0].form, today, None, "en"))
    try:
        filling = Filling(sets[0].form.plan, answers)
        filling.settle(all_steps(filling.plan, (rule.scope for each in sets for rule in each.rules)))
        worlds, given = Worlds(filling, today), of_people(filling.plan, filling.values())
        return [tuple(_applied(rule, each, worlds, given) for rule in each.rules) for each in sets]
    finally:
        CURRENT.reset(token)


def _applied(rule: Rule, rules: RuleSet, worlds: Worlds, given: Iterable[tuple[str, str, str]]) -> Finding:
    outcomes, waiting = worlds.outcomes(rule.test, rule.scope)
    result = Result.UNKNOWN if len(outcomes) == 2 else Result.TRUE if True in outcomes else Result.FALSE
    return Finding(
        rule.id, result, rule.finding, rule.level, rule.override, rule.because, rule.source, rule.verified,
        {path: value for bare, path, value in given if bare in rule.scope.paths},
        tuple(node.path for node in waiting) if result is Result.UNKNOWN else (), rules.version,
    )  # fmt: skip


__all__ = ["UNANSWERED", "Finding", "Result", "findings", "findings_of_each"]
