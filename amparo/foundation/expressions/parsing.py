"""Reads XPath 1.0 into a small tree, so that JavaRosa's silent conversions can be written out for libxml2."""

from amparo.foundation.expressions.tokens import Cursor
from amparo.foundation.expressions.tree import Binary, Call, Expr, ExpressionError, Literal, Negate, Number, Path, Step

_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
_NODE_TESTS = frozenset({"node", "text", "comment", "processing-instruction"})
DEEPEST = 40


class Parser(Cursor):
    """One pass over the tokens of one expression; a method for each rule of the grammar."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def whole(self) -> Expr:
        """Read the whole text as one expression."""
        result = self.binary(0)
        if self.peek()[0] != "end":
            raise ExpressionError(f"{self.peek()[1]!r} is not expected here")
        return result

    def binary(self, level: int) -> Expr:
        """Read operators that bind as tightly as `level` of _LEVELS or tighter; 0 is any expression."""
        if level == 0:
            self.depth += 1
            if self.depth > DEEPEST:
                raise ExpressionError("the expression is nested too deeply")
        if level == len(_LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek()[0] in ("mark", "op") and self.peek()[1] in _LEVELS[level]:
            op = self.peek()[1]
            self.at += 1
            left = Binary(op, left, self.binary(level + 1))
        if level == 0:
            self.depth -= 1
        return left

    def unary(self) -> Expr:
        """Read a value with any number of minus signs before it."""
        negative = False
        while self.take("-"):
            negative = not negative
        value = self.union()
        return Negate(value) if negative else value

    def union(self) -> Expr:
        """Read paths joined by a bar."""
        left = self.path()
        while self.take("|"):
            left = Binary("|", left, self.path())
        return left

    def path(self) -> Expr:
        """Read a path, or a value that a path may go on from."""
        if self.take("/"):
            return Path(True, self.steps() if self._step_follows() else ())
        if self.take("//"):
            return Path(True, (Step("descendant-or-self", "node()"), *self.steps()))
        if not self._primary_follows():
            return Path(False, self.steps())
        base, predicates = self.primary(), self.predicates()
        rest: tuple[Step, ...] = ()
        if self.take("/"):
            rest = self.steps()
        elif self.take("//"):
            rest = (Step("descendant-or-self", "node()"), *self.steps())
        if not predicates and not rest:
            return base
        return Path(False, rest, base, predicates)

    def _primary_follows(self) -> bool:
        kind, value = self.peek()
        if kind in ("number", "text") or value in ("(", "$"):
            return True
        return kind == "name" and self.peek(1) == ("mark", "(") and value not in _NODE_TESTS

    def _step_follows(self) -> bool:
        kind, value = self.peek()
        return kind == "name" or (kind == "mark" and value in (".", "..", "@", "*"))

    def primary(self) -> Expr:
        """Read a number, a text, an expression in brackets, or a call."""
        kind, value = self.peek()
        self.at += 1
        if kind == "number":
            return Number(value)
        if kind == "text":
            return Literal(value[1:-1])
        if value == "(":
            inner = self.binary(0)
            self.need(")")
            return inner
        if value == "$":
            raise ExpressionError("variables with $ are not used in forms; write ${name of the question}")
        self.need("(")
        return Call(value, self.arguments())

    def arguments(self) -> tuple[Expr, ...]:
        """Read the arguments of a call, whose opening bracket is behind us."""
        if self.take(")"):
            return ()
        found = [self.binary(0)]
        while self.take(","):
            found.append(self.binary(0))
        self.need(")")
        return tuple(found)

    def predicates(self) -> tuple[Expr, ...]:
        """Read the conditions in square brackets that follow, if any."""
        found: list[Expr] = []
        while self.take("["):
            found.append(self.binary(0))
            self.need("]")
        return tuple(found)

    def steps(self) -> tuple[Step, ...]:
        """Read the steps of a path."""
        found = [self.step()]
        while True:
            if self.take("//"):
                found.append(Step("descendant-or-self", "node()"))
            elif not self.take("/"):
                return tuple(found)
            found.append(self.step())

    def step(self) -> Step:
        """Read one step with its axis and conditions."""
        if self.take(".."):
            return Step("parent", "node()", self.predicates())
        if self.take("."):
            return Step("self", "node()", self.predicates())
        axis = "child"
        if self.take("@"):
            axis = "attribute"
        elif self.peek()[0] == "name" and self.peek(1)[1] == "::":
            axis = self.peek()[1]
            self.at += 2
        return Step(axis, self.test(), self.predicates())

    def test(self) -> str:
        """Read the name of a step, without its prefix; `node()` and the like with their brackets."""
        kind, value = self.peek()
        if kind != "name" and value != "*":
            raise ExpressionError(
                f"the name of a question is missing before {value!r}" if value else "it ends too early"
            )
        self.at += 1
        if value in _NODE_TESTS and self.take("("):
            self.need(")")
            return f"{value}()"
        return value.rpartition(":")[2]


def parse(text: str) -> Expr:
    """Read one XPath 1.0 expression; raises ExpressionError with the reason (grammar: W3C XPath 1.0, section 3)."""
    return Parser(text).whole()
