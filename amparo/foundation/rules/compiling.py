"""Reads a table of rules and compiles it for one form: every condition, and how far it reaches into the form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.foundation.codelists import read_yes
from amparo.foundation.expressions import Expression
from amparo.foundation.forms import Complaint, Form, FormError, Text
from amparo.foundation.rules.reach import Reach, reach

_REFERENCE = re.compile(r"\$\{\s*([\w.\-]+)\s*\}")


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
