"""What the open answers could still become: the worlds in which a rule is tried before it says true or false."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from math import prod

from amparo.foundation.expressions import Expression, ExpressionError
from amparo.foundation.expressions.values import to_truth
from amparo.foundation.forms.filling.answering import Node
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.forms.making.ordering import Step
from amparo.foundation.rules.choices import sets
from amparo.foundation.rules.reach import Reach, reach

UNANSWERED = frozenset({"", "unknown", "not_asked", "declined"})
# More combinations than this are not tried: the rule is unknown.
MOST_WORLDS = 512
_NUMBERS, _FAR = frozenset({"int", "integer", "decimal"}), ("1900-01-01", "2200-01-01")


class Worlds:
    """One filling, settled as far as the rules reach, in which open answers are tried out; put back after each rule."""

    def __init__(self, filling: Filling, today: date) -> None:
        self.filling, self.today = filling, today

    def outcomes(self, when: Expression, scope: Reach) -> tuple[set[bool], list[Node]]:
        """Give the results that the rule has over all worlds (both: unknown) and the open questions it hangs on."""
        shut = self._pages_not_asked(scope)
        steps = tuple(step for step in scope.steps if step[0] != "relevant" or step[1].path not in shut)
        for node in shut.values():
            node.own = True
            node.settle()
        nodes = [node for path in scope.paths for node in self.filling.tree.by_shape.get(path, ())]
        options = self._open(nodes, scope)
        before = {node: node.value for node, _ in options}
        try:
            if prod(len(values) for _node, values in options) > MOST_WORLDS:
                return {True, False}, list(before)
            return self._tried(when, steps, options, nodes), list(before)
        finally:
            for node, value in before.items():
                node.hold(value)
            self.filling.settle(scope.steps)

    def _pages_not_asked(self, scope: Reach) -> dict[str, Node]:
        # A page that is skipped was not asked (no agreement to talk, say): its silence is open, not a "no".
        pages = (path for path in scope.paths if path and "/" not in path)
        nodes = (node for path in pages for node in self.filling.tree.by_shape.get(path, ()))
        return {node.shape.path: node for node in nodes if node.shape.children and not node.relevant}

    def _tried(
        self, when: Expression, steps: tuple[Step, ...], options: list[tuple[Node, list[str]]], nodes: list[Node]
    ) -> set[bool]:
        given = {node for node in nodes if node.relevant and node.value and not node.shape.calculation}
        given -= {node for node, _values in options}
        found: set[bool] = set()
        for world in _worlds([values for _node, values in options]):
            for (node, _values), value in zip(options, world, strict=True):
                node.hold(value)
            self.filling.settle(steps)
            # A world in which a given answer would not even have been asked for is not the world we are in.
            if options and not all(node.relevant for node in given):
                continue
            found.add(self.holds(when))
            if len(found) == 2:
                break
        return found or {self.holds(when)}

    def holds(self, when: Expression) -> bool:
        """Evaluate the rule in the world as it stands."""
        try:
            return to_truth(when(self.filling.tree.root.element))
        except ExpressionError:
            return False

    def _open(self, nodes: Iterable[Node], scope: Reach) -> list[tuple[Node, list[str]]]:
        found: dict[Node, list[str]] = {}
        standing = sorted(nodes, key=lambda node: node.path)
        while True:
            added = False
            for node in standing:
                if node not in found and self._may_be_asked(node, {one.shape.path for one in found}):
                    values = self._values(node, scope)
                    if len(values) > 1:
                        found[node] = values
                        added = True
            if not added:
                return list(found.items())

    def _may_be_asked(self, node: Node, open_paths: set[str]) -> bool:
        if node.relevant:
            return True
        here: Node | None = node
        while here is not None:
            if here.shape.relevant is not None and not here.own:
                feeding = reach(self.filling.plan, here.shape.relevant).paths
                if not feeding & open_paths:
                    return False
            here = here.parent
        return True

    def _values(self, node: Node, scope: Reach) -> list[str]:
        question = node.shape.question
        if question is None or question.calculation or node.shape.children or not question.shown:
            return []
        if node.value not in UNANSWERED or (node.value and (question.path, node.value) in scope.compared):
            return []
        if question.kind == "select_one":
            # What the form itself asks about by name ("unknown" counts as a child, say) is an answer, not a gap.
            return [c.code for c in question.choices if c.code not in UNANSWERED and c.offered(self.today)]
        if node.value:
            return []
        if question.kind in ("select_multiple", "rank"):
            return sets([choice.code for choice in question.choices], lambda value: bool(self._allowed(node, [value])))
        return self._allowed(node, self._other_values(node, scope.numbers))

    def _other_values(self, node: Node, numbers: frozenset[float]) -> list[str]:
        question = node.shape.question
        if question is None or question.kind in ("note", "acknowledge"):
            return []
        if question.bind_type in _NUMBERS:
            near = {value for number in numbers for value in (number - 1, number, number + 1)} | {-1e6, 1e6, 0.0}
            return ["", *(f"{value:g}" if value % 1 else str(int(value)) for value in sorted(near))]
        if question.bind_type == "date":
            return ["", _FAR[0], self.today.isoformat(), _FAR[1]]
        return ["", "?"] if question.bind_type == "string" else [""]

    def _allowed(self, node: Node, values: list[str]) -> list[str]:
        constraint, kept = node.shape.constraint, []
        for value in values:
            node.element.text = value or None
            if not value or constraint is None or self._fits(node, constraint):
                kept.append(value)
        node.show()
        return kept

    def _fits(self, node: Node, constraint: Expression) -> bool:
        try:
            return to_truth(constraint(node.element))
        except ExpressionError:
            return True


def _worlds(options: list[list[str]]) -> Iterator[tuple[str, ...]]:
    # The extremes first: they mostly show at once that a rule is unknown.
    yield tuple(values[0] for values in options)
    yield tuple(values[-1] for values in options)
    yield from product(*options)
