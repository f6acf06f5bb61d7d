"""Reads a table of rules and applies it to answers: each finding says which answers, which rule, which source."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.foundation.codelists import read_yes
from amparo.foundation.expressions import CURRENT, Expression
from amparo.foundation.forms import Answers, Complaint, Form, FormError, Text
from amparo.foundation.forms.filling.evaluating import surroundings
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.rules.reach import Reach, reach, used_answers
from amparo.foundation.rules.worlds import UNANSWERED, Worlds

_REFERENCE = re.compile(r"\$\{\s*([\w.\-]+)\s*\}")


class Result(StrEnum):
    """What a rule says. Unknown: the answers that are missing, unknown or declined could still change it."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Rule:
    """One row of a table of rules, compiled for one form."""

    id: str
    when: str
    finding: Text
    level: str
    override: bool
    because: Text
    source: str
    verified: bool
    test: Expression
    scope: Reach


@dataclass(frozen=True)
class RuleSet:
    """The rules of one form; `version` is the reference of the form they were written for."""

    name: str
    form: Form
    rules: tuple[Rule, ...]

    @property
    def version(self) -> str:
        """The reference area/form@version."""
        return self.form.ref


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


def compile_rules(
    name: str,
    rows: Iterable[Mapping[str, str]],
    form: Form,
    translations: Mapping[str, Mapping[str, str]] | None = None,
) -> RuleSet:
    """Compile a table (id, when, finding, level, override, because, source, verified) for `form`.

    Raises FormError with the row for a rule that names an unknown question or cannot be read.
    """
    names: dict[str, str] = {}
    for path in (*form.questions, *form.groups):
        names.setdefault(path.rpartition("/")[2], path)
    made = tuple(_rule(name, number, row, form, names, translations or {}) for number, row in enumerate(rows, 2))
    doubled = {rule.id for rule in made if sum(other.id == rule.id for other in made) > 1}
    if doubled:
        raise FormError(Complaint(name, 0, f"The rule {min(doubled)} stands twice."))
    return RuleSet(name, form, made)


def _rule(
    name: str, number: int, row: Mapping[str, str], form: Form, names: Mapping[str, str],
    translations: Mapping[str, Mapping[str, str]],
) -> Rule:  # fmt: skip
    when = row.get("when") or ""
    missing = [found for found in _REFERENCE.findall(when) if found not in names]
    if missing or not when.strip():
        what = f"there is no question “{missing[0]}”" if missing else "the condition is missing"
        raise FormError(Complaint(name, number, f"In the rule {row.get('id')}, {what}."))
    root = form.plan.parts.root
    source = _REFERENCE.sub(lambda found: f" /{root}/{names[found.group(1)]} ", when)
    try:
        test = form.plan.settings.compiled(source, "", "truth", f"condition of the rule {row.get('id')}")
    except FormError as problem:
        raise FormError(Complaint(name, number, problem.complaints[0].sentence)) from problem
    return Rule(
        row["id"], when, _words(row.get("finding", ""), translations), row.get("level", ""),
        read_yes(row.get("override", "")), _words(row.get("because", ""), translations), row.get("source", ""),
        read_yes(row.get("verified", "")), test, reach(form.plan, test),
    )  # fmt: skip


def _words(text: str, translations: Mapping[str, Mapping[str, str]]) -> Text:
    return Text({"en": (text,), **{code: (words.get(text.strip()) or text,) for code, words in translations.items()}})


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
        worlds = Worlds(Filling(sets[0].form.plan, answers), today)
        values = worlds.filling.values()
        return [tuple(_applied(rule, each, worlds, values) for rule in each.rules) for each in sets]
    finally:
        CURRENT.reset(token)


def _applied(rule: Rule, rules: RuleSet, worlds: Worlds, values: Answers) -> Finding:
    outcomes, waiting = worlds.outcomes(rule.test, rule.scope)
    result = Result.UNKNOWN if len(outcomes) == 2 else Result.TRUE if True in outcomes else Result.FALSE
    return Finding(
        rule.id, result, rule.finding, rule.level, rule.override, rule.because, rule.source, rule.verified,
        used_answers(rules.form.plan, rule.scope, values),
        tuple(node.path for node in waiting) if result is Result.UNKNOWN else (), rules.version,
    )  # fmt: skip


__all__ = ["UNANSWERED", "Finding", "Result", "Rule", "RuleSet", "compile_rules", "findings", "findings_of_each"]
