"""The shape of answers, and the order in which its conditions must be worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amparo.foundation.expressions import Expression
from amparo.foundation.forms.model import Question


@dataclass(frozen=True, eq=False)
class Shape:
    """One place in the tree of answers, with everything that is evaluated there."""

    tag: str
    path: str
    children: tuple["Shape", ...]
    question: Question | None = None
    repeated: bool = False
    initially: int = 0
    attribute: bool = False
    relevant: Expression | None = None
    calculation: Expression | None = None
    constraint: Expression | None = None
    required: Expression | bool = False
    count: Expression | None = None
    said: tuple[tuple[str, Expression], ...] = ()

    def __iter__(self) -> Iterator["Shape"]:
        yield self
        for child in self.children:
            yield from child


Step = tuple[str, Shape]


def ordered(root: Shape, shapes: Mapping[str, Shape]) -> tuple[tuple[Step, ...], bool]:
    """Put counts, relevance and calculations in the order of dependence; say also whether they go in a circle."""
    steps: dict[tuple[str, str], Step] = {}
    for shape in root:
        for kind, has in (("count", shape.count), ("relevant", shape.relevant), ("calculation", shape.calculation)):
            if has is not None:
                steps[kind, shape.path] = (kind, shape)
    done: dict[tuple[str, str], bool] = {}
    order: list[Step] = []
    circular = False
    for first in steps:
        stack = [(first, iter(_needs(steps[first], steps, shapes)))] if first not in done else []
        done.setdefault(first, False)
        while stack:
            key, waiting = stack[-1]
            following = next((need for need in waiting if not done.get(need)), None)
            if following is None:
                stack.pop()
                done[key] = True
                order.append(steps[key])
            elif following in done:
                circular = True
            else:
                done[following] = False
                stack.append((following, iter(_needs(steps[following], steps, shapes))))
    return tuple(order), circular


def _needs(step: Step, steps: Mapping[tuple[str, str], Step], shapes: Mapping[str, Shape]) -> list[tuple[str, str]]:
    kind, shape = step
    expression: Expression | None = getattr(shape, kind)
    own = shape.path.rpartition("/")[0] if kind == "count" else shape.path
    found = {(what, above) for above in _above(own) for what in ("count", "relevant")} - {(kind, shape.path)}
    for read in expression.reads if expression else ():
        path = "/".join(read)
        below = shapes.get(path, ())
        for near in [*_above(path), *(one.path for one in below)]:
            found |= {("count", near), ("relevant", near)}
        found |= {("calculation", one.path) for one in below}
    return [key for key in steps if key in found]


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:size]) for size in range(1, len(parts) + 1)]
