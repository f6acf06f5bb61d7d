"""Worked examples computed now: what a rule, or a calculated question, says about the answers of an example."""

from dataclasses import dataclass, replace
from datetime import date

from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form, evaluate
from amparo.foundation.rules import findings
from amparo.practice.areas import Example
from amparo.practice.catalogue import Catalogue


@dataclass(frozen=True)
class Worked:
    """An example and what came out."""

    example: Example
    said: str

    @property
    def holds(self) -> bool:
        """Whether it came out as its author expects."""
        return self.said == self.example.expected


def has_rules(catalogue: Catalogue, form: str) -> bool:
    """Say whether rules stand beside a form (area/form)."""
    area, _, name = form.partition("/")
    return area in catalogue.areas and name in catalogue.areas[area].files("rules", "csv")


def worked(catalogue: Catalogue, example: Example, day: date) -> Worked:
    """Work an example: the rule of its name, or else the calculated question. Raises what broken content raises."""
    if has_rules(catalogue, example.form):
        rules = catalogue.rules(example.form)
        alone = replace(rules, rules=tuple(rule for rule in rules.rules if rule.id == example.rule))
        for one in findings(alone, example.answers, day):
            return Worked(example, str(one.result))
    values = evaluate(catalogue.form(example.form), example.answers, day).values
    return Worked(example, next((v for path, v in values.items() if path.rpartition("/")[2] == example.rule), ""))


def complaints(catalogue: Catalogue, example: Example, day: date) -> list[str]:
    """Say what is wrong with an example: it answers what is not asked, or it no longer comes out as expected."""
    try:
        form = catalogue.form(example.form)
    except Refusal:
        return [f"There is no form “{example.form}” for the example “{example.example}”."]
    found = [
        f"The example “{example.example}” answers “{path}”, which {example.form} does not ask."
        for path in example.answers
        if not _asks(form, path)
    ]
    result = worked(catalogue, example, day)
    if not result.holds:
        expected, said = example.expected or "nothing", result.said or "nothing"
        found.append(f"The example “{example.example}” expects {expected} of {example.rule}; it is {said}.")
    return found


def _asks(form: Form, path: str) -> bool:
    return form.question(path) is not None or path in form.groups
