"""Writes a form's XPath out as libxml2 XPath in which every conversion that JavaRosa makes silently stands in the text.

XPath 1.0 compares node sets and has no dates; forms are written for JavaRosa, which unpacks a node to one typed value.
"""

from amparo.foundation.expressions.names import KINDS, NATIVE_TEXT, NEEDS_CONTEXT, plain
from amparo.foundation.expressions.paths import PathWriter
from amparo.foundation.expressions.standing import DATED_TYPES, NUMERIC_TYPES, Place, Written
from amparo.foundation.expressions.tree import (
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

_TRUTH = {"not": "not({})", "boolean": "{}"}
_PLAIN = {"true": "truth", "false": "truth", "position": "number", "last": "number"}


class Translator(PathWriter):
    """Translates one expression and notes which questions it reads (`reads`: paths without the root)."""

    def number(self, expr: Expr, here: Place) -> str:
        """Write an expression as a number; dates and what may hold one become days."""
        written = self.write(expr, here)
        if written.kind == "number":
            return written.text
        if written.kind == "truth" or written.type in NUMERIC_TYPES | {"boolean"}:
            return f"number({written.text})"
        dated = written.kind in ("date", "any") or written.type in DATED_TYPES
        return self._own("days" if dated else "number", written.text)

    def text(self, expr: Expr, here: Place) -> str:
        """Write an expression as text."""
        written = self.write(expr, here)
        if written.kind in ("text", "date"):
            return written.text
        if written.type == "boolean":
            return self._own("truth-text", written.text)
        if written.kind in ("truth", "nodes"):
            return f"string({written.text})"
        return self._own("string", written.text)

    def truth(self, expr: Expr, here: Place) -> str:
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

    def write(self, expr: Expr, here: Place) -> Written:
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

    def _binary(self, expr: Binary, here: Place) -> Written:
        op = expr.op
        if op in ("and", "or"):
            return Written(f"({self.truth(expr.left, here)} {op} {self.truth(expr.right, here)})", "truth")
        if op == "|":
            return Written(f"({self.write(expr.left, here).text} | {self.write(expr.right, here).text})", "nodes")
        if op in ("=", "!="):
            return self._equality(expr, here)
        kind = "truth" if op in ("<", "<=", ">", ">=") else "number"
        return Written(f"({self.number(expr.left, here)} {op} {self.number(expr.right, here)})", kind)

    def _equality(self, expr: Binary, here: Place) -> Written:
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

    def _note_comparison(self, one: Expr, other: Expr, here: Place) -> None:
        for side, opposite in ((one, other), (other, one)):
            if isinstance(opposite, Literal) and isinstance(side, Path) and side.base is None:
                self.compared.add((self._resolved(side, here), opposite.value))

    def _call(self, expr: Call, here: Place) -> Written:
        name, args = expr.name, expr.args
        if name == "current":
            self.reads.add(self.setting.at)
            return Written("$c", "nodes", self.setting.types.get(self.setting.at, ""))
        if name == "indexed-repeat":
            return self._indexed_repeat(args, here)
        if name in _PLAIN and not args:
            return Written(f"{name}()", _PLAIN[name])
        if len(args) == 1 and (converted := self._conversion(name, args[0], here)):
            return converted
        if name in NATIVE_TEXT and args:
            return self._native_text(name, args, here)
        return self._own_call(name, args, here)

    def _conversion(self, name: str, arg: Expr, here: Place) -> Written | None:
        if name in _TRUTH:
            return Written(_TRUTH[name].format(self.truth(arg, here)), "truth")
        if name in ("floor", "ceiling"):
            return Written(f"{name}({self.number(arg, here)})", "number")
        if name == "number":
            return Written(self.number(arg, here), "number")
        return Written(self.text(arg, here), "text") if name == "string" else None

    def _native_text(self, name: str, args: tuple[Expr, ...], here: Place) -> Written:
        inside = ", ".join(
            self.number(arg, here) if name == "substring" and index else self.text(arg, here)
            for index, arg in enumerate(args)
        )
        return Written(f"{name}({inside})", NATIVE_TEXT[name])

    def _own_call(self, name: str, args: tuple[Expr, ...], here: Place) -> Written:
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

    def _indexed_repeat(self, args: tuple[Expr, ...], here: Place) -> Written:
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


def _quoted(value: str) -> str:
    return f"'{value}'" if "'" not in value else f'"{value}"'
