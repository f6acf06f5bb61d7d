"""Worked examples computed now: what a rule, or a calculated question, says about the answers of an example."""

from dataclasses import dataclass, replace
from datetime import date

from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Answers, evaluate
from amparo.foundation.rules import findings
from amparo.practice.areas import Example, PracticeError
from amparo.practice.catalogue import Catalogue
from amparo.practice.specialised import TABLES
from amparo.practice.wholes import resolved


@dataclass(frozen=True)
class Worked:
    """An example and what came out."""

    example: Example
    said: str

    @property
    def holds(self) -> bool:
        """Whether it came out as its author expects."""
        return self.said == self.example.expected


def worked(catalogue: Catalogue, example: Example, day: date) -> Worked:
    """Work an example: the rule of its name, or else the calculated question. Raises what broken content raises."""
    if example.form in conditioned(catalogue):
        rules = catalogue.rules(example.form)
        alone = replace(rules, rules=tuple(rule for rule in rules.rules if rule.id == example.rule))
        for one in findings(alone, answers(catalogue, example), day):
            return Worked(example, str(one.result))
    values = evaluate(catalogue.form(example.form), example.answers, day).values
    return Worked(example, next((v for path, v in values.items() if path.rpartition("/")[2] == example.rule), ""))


def conditioned(catalogue: Catalogue) -> set[str]:
    """Return what can have examples of conditions: forms with rules, and tables of specialised areas (area/gates)."""
    tables = {f"{area}/{table}" for area in catalogue.specialised for table in TABLES}
    return tables | {f"{one.name}/{name}" for one in catalogue.areas.values() for name in one.files("rules", "csv")}


def answers(catalogue: Catalogue, example: Example) -> Answers:
    """Return the answers as the conditions read them; those of a specialised area read general forms with its own."""
    if example.area not in catalogue.specialised:
        return example.answers
    whole = catalogue.whole("" if example.form.endswith("/area") else example.area).whole
    return whole.answers(resolved(whole, example.form, example.answers))


def complaints(catalogue: Catalogue, example: Example, day: date) -> list[str]:
    """Say what is wrong with an example: it answers what is not asked, or it no longer comes out as expected."""
    try:
        unknown = _unknown(catalogue, example)
        result = worked(catalogue, example, day)
    except Refusal:
        return [f"There is no form “{example.form}” for the example “{example.example}”."]
    except PracticeError as problem:
        return [f"The example “{example.example}” cannot be worked: {problem}."]
    found = [
        f"The example “{example.example}” answers “{path}”, which {example.form} does not ask." for path in unknown
    ]
    if not result.holds:
        expected, said = example.expected or "nothing", result.said or "nothing"
        found.append(f"The example “{example.example}” expects {expected} of {example.rule}; it is {said}.")
    return found


def _unknown(catalogue: Catalogue, example: Example) -> list[str]:
    if example.area in catalogue.specialised:
        return []  # the whole of the area refuses a path that no form of it has
    form = catalogue.form(example.form)
    return [path for path in example.answers if form.question(path) is None and path not in form.groups]
