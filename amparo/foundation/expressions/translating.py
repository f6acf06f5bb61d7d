"""Writes a form's XPath out as libxml2 XPath in which every conversion that JavaRosa makes silently stands in the text.

XPath 1.0 compares node sets and has no dates; forms are written for JavaRosa, which unpacks a node to one typed value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.foundation.expressions.names import KINDS, NATIVE_TEXT, NEEDS_CONTEXT, plain
from amparo.foundation.expressions.parsing import (
    Binary,
    Call,
    Expr,
    ExpressionError,
    Literal,
    Negate,
    Number,
    Path,
    Step,
)

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


class Translator:
    """Translates one expression and notes which questions it reads (`reads`: paths without the root)."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.reads: set[tuple[str, ...]] = set()
        self.functions: set[str] = set()
        self.compared: set[tuple[tuple[str, ...], str]] = set()
        self.numbers: set[float] = set()

    # -- conversions -------------------------------------------------------------------------------------------------

    def _own(self, name: str, *args: str) -> str:
        self.functions.add(name)
        return f"x:{name}({', '.join(args)})"

    def number(self, expr: Expr, here: "Place") -> str:
        """Write an expression as a number; dates and what may hold one become days."""
        written = self.write(expr, here)
        if written.kind == "number":
            return written.text
        if written.kind == "truth" or written.type in NUMERIC_TYPES | {"boolean"}:
            return f"number({written.text})"
        dated = written.kind in ("date", "any") or written.type in DATED_TYPES
        return self._own("days" if dated else "number", written.text)

    def text(self, expr: Expr, here: "Place") -> str:
        """Write an expression as text."""
        written = self.write(expr, here)
        if written.kind in ("text", "date"):
            return written.text
        if written.type == "boolean":
            return self._own("truth-text", written.text)
        if written.kind in ("truth", "nodes"):
            return f"string({written.text})"
        return self._own("string", written.text)

    def truth(self, expr: Expr, here: "Place") -> str:
        """Write an expression as true or false."""
        written = self.write(expr, here)
        if written.kind == "truth":
            return written.text
        if written.type == "boolean":
            return f"(string({written.text}) = '1')"
        if written.type in NUMERIC_TYPES:
            return f"boolean(number({written.text}))"
        if written.kind in ("number", "text", "date"):
            return f"boolean({written.text})"
        if written.kind == "nodes":
            return f"boolean(string({written.text}))"
        return self._own("boolean", written.text)

    # -- the tree ----------------------------------------------------------------------------------------------------

    def write(self, expr: Expr, here: "Place") -> Written:
        match expr:
            case Literal(value):
                return Written(_quoted(value), "text")
            case Number(value):
                self.numbers.add(float(value))
                return Written(value, "number")
            case Negate(value):
                return Written(f"-({self.number(value, here)})", "number")
            case Binary():
                return self._binary(expr, here)
            case Call():
                return self._call(expr, here)
            case Path():
                return self._path(expr, here)

    def _binary(self, expr: Binary, here: "Place") -> Written:
        op = expr.op
        if op in ("and", "or"):
            return Written(f"({self.truth(expr.left, here)} {op} {self.truth(expr.right, here)})", "truth")
        if op == "|":
            return Written(f"({self.write(expr.left, here).text} | {self.write(expr.right, here).text})", "nodes")
        if op in ("=", "!="):
            return self._equality(expr, here)
        kind = "truth" if op in ("<", "<=", ">", ">=") else "number"
        return Written(f"({self.number(expr.left, here)} {op} {self.number(expr.right, here)})", kind)

    def _equality(self, expr: Binary, here: "Place") -> Written:
        left, right = self.write(expr.left, here), self.write(expr.right, here)
        kinds = {"truth" if side.type == "boolean" else side.kind for side in (left, right)}
        self._note_comparison(expr.left, expr.right, here)
        if "truth" in kinds:
            sides = self.truth(expr.left, here), self.truth(expr.right, here)
        elif "number" in kinds:
            sides = self.number(expr.left, here), self.number(expr.right, here)
        elif kinds <= {"text", "nodes", "date"} and not {left.type, right.type} & NUMERIC_TYPES:
            sides = self.text(expr.left, here), self.text(expr.right, here)
        else:
            same = self._own("equal", left.text, right.text)
            return Written(same if expr.op == "=" else f"not({same})", "truth")
        return Written(f"({sides[0]} {expr.op} {sides[1]})", "truth")

    def _note_comparison(self, one: Expr, other: Expr, here: "Place") -> None:
        for side, opposite in ((one, other), (other, one)):
            if isinstance(opposite, Literal) and isinstance(side, Path) and side.base is None:
                self.compared.add((self._resolved(side, here), opposite.value))

    # -- paths -------------------------------------------------------------------------------------------------------

    def _path(self, expr: Path, here: "Place") -> Written:
        if expr.base is not None:
            return self._from_base(expr, here)
        if expr.absolute:
            return self._absolute(expr)
        return self._steps("", expr.steps, here)

    def _from_base(self, expr: Path, here: "Place") -> Written:
        if expr.base == Call("current", ()):
            inner = Place(self.setting.at)
            head = "$c"
        else:
            head = self.write(expr.base, here).text if expr.base is not None else ""
            inner = Place(None)
        head += "".join(f"[{self._predicate(p, inner)}]" for p in expr.base_predicates)
        if not expr.steps:
            return Written(head, "nodes")
        return self._steps(head + "/", expr.steps, inner)

    def _absolute(self, expr: Path) -> Written:
        steps = expr.steps
        if not steps:
            return Written("$r", "nodes")
        if steps[0].axis != "child" or steps[0].test not in (self.setting.root, "*"):
            self.reads.add(())
            return self._steps("$r/ancestor::node()[last()]/", steps, Place(None))
        shared = self._shared_with_context(steps[1:])
        if shared:
            up = len(self.setting.at) - shared
            head = "$c/" + "../" * up
            return self._steps(head, steps[1 + shared :], Place(self.setting.at[:shared]))
        # "/" would mean the list's own document inside a list's predicate, so the answers' root is named.
        return self._steps("$r/", steps[1:], Place(())) if steps[1:] else Written("$r", "nodes")

    def _shared_with_context(self, steps: tuple[Step, ...]) -> int:
        # JavaRosa reads an absolute path inside a repeat as "in this same repeat"; the last step itself stays open.
        shared = 0
        for index, step in enumerate(steps[:-1]):
            if step.axis != "child" or step.predicates or self.setting.at[index : index + 1] != (step.test,):
                break
            if self.setting.at[: index + 1] in self.setting.repeats:
                shared = index + 1
        return shared

    def _steps(self, head: str, steps: tuple[Step, ...], here: "Place") -> Written:
        written: list[str] = []
        for step in steps:
            here = here.after(step)
            text = _STEP_TEXT.get((step.axis, step.test)) or _step_text(step)
            written.append(text + "".join(f"[{self._predicate(p, here)}]" for p in step.predicates))
        if here.path is not None:
            self.reads.add(here.path)
        kind = self.setting.types.get(here.path, "") if here.path is not None else ""
        return Written(head + "/".join(written), "nodes", kind)

    def _predicate(self, expr: Expr, here: "Place") -> str:
        written = self.write(expr, here)
        if written.kind == "number":
            return written.text
        if written.kind == "nodes" and written.type in NUMERIC_TYPES:
            return f"position() = number({written.text})"
        return self.truth(expr, here)

    # -- functions ---------------------------------------------------------------------------------------------------

    def _call(self, expr: Call, here: "Place") -> Written:
        name, args = expr.name, expr.args
        if name == "current":
            self.reads.add(self.setting.at)
            return Written("$c", "nodes", self.setting.types.get(self.setting.at, ""))
        if name == "indexed-repeat":
            return self._indexed_repeat(args, here)
        if name in ("not", "boolean") and len(args) == 1:
            truth = self.truth(args[0], here)
            return Written(f"not({truth})" if name == "not" else truth, "truth")
        if name in ("true", "false") and not args:
            return Written(f"{name}()", "truth")
        if name in ("position", "last") and not args:
            return Written(f"{name}()", "number")
        if name in ("floor", "ceiling") and len(args) == 1:
            return Written(f"{name}({self.number(args[0], here)})", "number")
        if name == "number" and len(args) == 1:
            return Written(self.number(args[0], here), "number")
        if name == "string" and len(args) == 1:
            return Written(self.text(args[0], here), "text")
        if name in NATIVE_TEXT and args:
            return self._native_text(name, args, here)
        return self._own_call(name, args, here)

    def _native_text(self, name: str, args: tuple[Expr, ...], here: "Place") -> Written:
        inside = ", ".join(
            self.number(arg, here) if name == "substring" and index else self.text(arg, here)
            for index, arg in enumerate(args)
        )
        return Written(f"{name}({inside})", NATIVE_TEXT[name])

    def _own_call(self, name: str, args: tuple[Expr, ...], here: "Place") -> Written:
        if name not in KINDS:
            raise ExpressionError(f"the function {name}() is not known")
        if name == "selected" and len(args) == 2:
            self._note_comparison(args[0], args[1], here)
        if name == "if" and len(args) == 3:
            parts = [self.truth(args[0], here), *(self.write(a, here).text for a in args[1:])]
        else:
            parts = [self.write(a, here).text for a in args]
        if name in NEEDS_CONTEXT:
            parts.insert(0, "$c")
        return Written(self._own(plain(name), *parts), KINDS[name])

    def _indexed_repeat(self, args: tuple[Expr, ...], here: "Place") -> Written:
        # indexed-repeat(${x}, ${repeat}, n, …) is /repeat[n]/x, but n is read where the question stands.
        if len(args) < 3 or len(args) % 2 == 0:
            raise ExpressionError("indexed-repeat() needs a question, then a repeat and a number for each level")
        target = self._resolved(args[0], here)
        names = [self._resolved(a, here) for a in args[1::2]]
        if not target or not all(names):
            raise ExpressionError("indexed-repeat() needs plain names of questions")
        outer = Path(True, (Step("child", self.setting.root), *(Step("child", n) for n in names[0])))
        parts = [self._absolute(outer).text]
        for index, (repeat, number) in enumerate(zip(names, args[2::2], strict=True)):
            until = names[index + 1] if index + 1 < len(names) else target
            if until[: len(repeat)] != repeat:
                raise ExpressionError("indexed-repeat() names a question that is not inside that repeat")
            parts += [self.number(number, here), _quoted("/".join(until[len(repeat) :]))]
        self.reads.add(target)
        return Written(self._own("indexed-repeat", *parts), "nodes", self.setting.types.get(target, ""))

    def _resolved(self, expr: Expr, here: "Place") -> tuple[str, ...]:
        if isinstance(expr, Path) and expr.base is None:
            place: Place = Place(()) if expr.absolute else here
            for step in expr.steps[1:] if expr.absolute else expr.steps:
                place = place.after(step)
            return place.path or ()
        return ()


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


_STEP_TEXT = {("parent", "node()"): "..", ("self", "node()"): "."}


def _step_text(step: Step) -> str:
    if step.axis == "child":
        return step.test
    return f"@{step.test}" if step.axis == "attribute" else f"{step.axis}::{step.test}"


def _quoted(value: str) -> str:
    return f"'{value}'" if "'" not in value else f'"{value}"'
