"""The parts an expression is made of, as plain values (W3C XPath 1.0, section 3)."""

from dataclasses import dataclass, field


class ExpressionError(ValueError):
    """The text is not an expression Amparo can evaluate; the message says why, in plain words."""


@dataclass(frozen=True)
class Literal:
    """Text in quotes."""

    value: str


@dataclass(frozen=True)
class Number:
    """A number as it is written."""

    value: str


@dataclass(frozen=True)
class Call:
    """A call of a function."""

    name: str
    args: tuple["Expr", ...]


@dataclass(frozen=True)
class Binary:
    """Two operands with an operator between them."""

    op: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True)
class Negate:
    """A minus before a value."""

    value: "Expr"


@dataclass(frozen=True)
class Step:
    """One step of a path: axis, name or node test, predicates."""

    axis: str
    test: str
    predicates: tuple["Expr", ...] = ()


@dataclass(frozen=True)
class Path:
    """A location path: `base` is what it starts from (None: the context), `absolute` starts at the root."""

    absolute: bool
    steps: tuple[Step, ...]
    base: "Expr | None" = None
    base_predicates: tuple["Expr", ...] = field(default=())


Expr = Literal | Number | Call | Binary | Negate | Path
