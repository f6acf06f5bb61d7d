"""What a rule depends on, followed back through calculations and relevance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from amparo.foundation.expressions import Expression
from amparo.foundation.forms.making.ordering import Step
from amparo.foundation.forms.making.planning import Plan


@dataclass(frozen=True)
class Reach:
    """All that a rule depends on, directly or through calculations and relevance; `steps` are in order."""

    paths: frozenset[str]
    steps: tuple[Step, ...]
    compared: frozenset[tuple[str, str]]
    numbers: frozenset[float]


@lru_cache(maxsize=4_096)
def reach(plan: Plan, when: Expression) -> Reach:
    """Follow a rule's questions back through everything that feeds them."""
    waiting = ["/".join(path) for path in when.reads]
    paths: set[str] = set()
    used: set[int] = set()
    expressions: list[Expression] = [when]
    while waiting:
        path = waiting.pop()
        if path in paths:
            continue
        paths.add(path)
        waiting.append(path.rpartition("/")[0])
        for index, (kind, shape) in enumerate(plan.steps):
            if shape.path == path and index not in used:
                used.add(index)
                expressions.append(getattr(shape, kind))
                waiting += ["/".join(read) for read in expressions[-1].reads]
    return Reach(
        frozenset(paths),
        tuple(step for index, step in enumerate(plan.steps) if index in used),
        frozenset(("/".join(path), text) for one in expressions for path, text in one.compared),
        frozenset(number for one in expressions for number in one.numbers),
    )


def all_steps(plan: Plan, scopes: Iterable[Reach]) -> tuple[Step, ...]:
    """Give the steps of a plan that any of `scopes` needs, in the plan's order."""
    wanted = {id(step) for scope in scopes for step in scope.steps}
    return tuple(step for step in plan.steps if id(step) in wanted)


def of_people(plan: Plan, values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Give the answers of people (not calculations): the path without positions in repeats, the path, the answer."""
    found = []
    for path, value in values.items():
        bare = "/".join(part.partition("[")[0] for part in path.split("/")) if "[" in path else path
        shape = plan.shapes.get(bare)
        if shape and shape.question and not shape.question.calculation and not shape.children:
            found.append((bare, path, value))
    return found
