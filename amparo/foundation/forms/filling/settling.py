"""One filling of a form, brought to rest: repeats counted, relevance from the top, calculations until nothing changes."""

from collections.abc import Iterable
from datetime import datetime

from amparo.foundation.expressions import Expression, ExpressionError
from amparo.foundation.expressions.values import to_moment, to_number, to_truth
from amparo.foundation.forms.filling.answering import Node, Tree
from amparo.foundation.forms.making.ordering import Shape, Step
from amparo.foundation.forms.making.planning import Plan
from amparo.foundation.forms.model import Question
from amparo.foundation.forms.wording import Answers

# A form whose calculations feed each other is given this many passes to settle; then the last result stands.
MOST_PASSES = 12


class Filling:
    """The tree of answers and the steps that settle it; `undecided` are the paths whose conditions broke."""

    def __init__(self, plan: Plan, answers: Answers) -> None:
        self.plan, self.answers = plan, answers
        self.tree = Tree(plan.shape, answers)
        self.undecided: dict[str, None] = {}

    def settle(self, steps: Iterable[Step] | None = None) -> None:
        """Run the steps (all by default) in their order, again while a circle of them still changes something."""
        chosen = self.plan.steps if steps is None else steps
        for _ in range(MOST_PASSES if self.plan.circular else 1):
            changed = False
            for kind, shape in chosen:
                changed |= _STEPS[kind](self, shape)
            if not changed:
                return

    def values(self) -> dict[str, str]:
        """Give all relevant answers, calculated ones too."""
        nodes = (node for node in self.tree.root if node.path and not node.shape.children)
        return {node.path: node.value for node in nodes if node.relevant and node.value}

    def count(self, shape: Shape) -> bool:
        """Let a repeat stand as often as its count says."""
        changed = False
        for parent in list(self.tree.by_shape.get(shape.path.rpartition("/")[0], ())):
            wanted = self.asked(shape.count, parent, 0.0)
            number = int(wanted) if isinstance(wanted, float) and 0 < wanted < 1e9 else 0
            changed |= self.tree.resize(parent, shape, number)
        return changed

    def relevance(self, shape: Shape) -> bool:
        """Work out whether a question or group is asked, in every repeat it stands in."""
        changed = False
        for node in self.tree.by_shape.get(shape.path, ()):
            own = bool(self.asked(shape.relevant, node, True))
            changed |= own != node.own
            node.own = own
            node.settle()
        return changed

    def calculate(self, shape: Shape) -> bool:
        """Work out a calculation wherever it is relevant."""
        changed = False
        for node in self.tree.by_shape.get(shape.path, ()):
            if not node.relevant or shape.calculation is None:
                continue
            try:
                text = fitted(shape.calculation.text(node.element), shape.question)
            except ExpressionError:
                self.undecided[node.path] = None
                continue
            if text != node.value:
                node.hold(text)
                changed = True
        return changed

    def asked(self, expression: Expression | None, node: Node, otherwise: bool | float) -> bool | float:
        """Evaluate a condition or number; `otherwise` when there is none or it cannot be worked out."""
        if expression is None:
            return otherwise
        try:
            value = expression(node.element)
        except ExpressionError:
            self.undecided[node.path] = None
            return otherwise
        return to_truth(value) if expression.kind == "truth" else to_number(value)


_STEPS = {"count": Filling.count, "relevant": Filling.relevance, "calculation": Filling.calculate}


def fitted(text: str, question: Question | None) -> str:
    """Write a calculated value in the type of its question: whole numbers are cut, dates are read from day numbers."""
    kind = question.bind_type if question else "string"
    if not text:
        return ""
    if kind in ("int", "integer"):
        number = to_number(text)
        return str(int(number)) if abs(number) < 1e18 else ""
    if kind == "date":
        moment = to_moment(text)
        return (moment.date() if isinstance(moment, datetime) else moment).isoformat() if moment else ""
    return text
