"""Where an expression stands in a form, and what a piece of it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.foundation.expressions.tree import Step

NUMERIC_TYPES = frozenset({"int", "integer", "decimal"})
DATED_TYPES = frozenset({"date", "dateTime", "any"})


@dataclass(frozen=True)
class Setting:
    """Where an expression stands: `at` is its question's path, `repeats` the repeats' paths.

    `types` are the bind types by path; a calculation has the type it gives (`boolean`, `date`, `any`).
    """

    root: str = "data"
    at: tuple[str, ...] = ()
    types: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    repeats: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True)
class Written:
    """A piece of libxml2 XPath and what it gives: number, text, date, truth, nodes or any; `type` is the bind's type."""

    text: str
    kind: str
    type: str = ""


@dataclass(frozen=True)
class Place:
    """The path a step stands on in the form's own answers, or None in a list or an unforeseeable place."""

    path: tuple[str, ...] | None

    def after(self, step: Step) -> "Place":
        if self.path is None:
            return self
        if step.axis == "child" and step.test not in ("*", "node()", "text()"):
            return Place((*self.path, step.test))
        if step.axis == "attribute":
            return Place((*self.path, "@" + step.test))
        if step.axis == "parent":
            return Place(self.path[:-1])
        return self
