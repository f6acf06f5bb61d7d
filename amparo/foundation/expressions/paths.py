"""Writes a form's paths for libxml2: inside a repeat they mean that repeat, inside a list's predicate the answers."""

from abc import ABC, abstractmethod

from amparo.foundation.expressions.standing import NUMERIC_TYPES, Place, Setting, Written
from amparo.foundation.expressions.tree import Call, Expr, Path, Step


class PathWriter(ABC):
    """Writes paths and notes which questions they read; what stands inside a path is written by the translator."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.reads: set[tuple[str, ...]] = set()
        self.functions: set[str] = set()
        self.compared: set[tuple[tuple[str, ...], str]] = set()
        self.numbers: set[float] = set()

    def _own(self, name: str, *args: str) -> str:
        self.functions.add(name)
        return f"x:{name}({', '.join(args)})"

    @abstractmethod
    def write(self, expr: Expr, here: Place) -> Written:
        """Write any expression."""

    @abstractmethod
    def truth(self, expr: Expr, here: Place) -> str:
        """Write any expression as true or false."""

    def _path(self, expr: Path, here: Place) -> Written:
        if expr.base is not None:
            return self._from_base(expr, here)
        if expr.absolute:
            return self._absolute(expr)
        return self._steps("", expr.steps, here)

    def _from_base(self, expr: Path, here: Place) -> Written:
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

    def _steps(self, head: str, steps: tuple[Step, ...], here: Place) -> Written:
        written: list[str] = []
        for step in steps:
            here = here.after(step)
            text = _STEP_TEXT.get((step.axis, step.test)) or _step_text(step)
            written.append(text + "".join(f"[{self._predicate(p, here)}]" for p in step.predicates))
        if here.path is not None:
            self.reads.add(here.path)
        kind = self.setting.types.get(here.path, "") if here.path is not None else ""
        return Written(head + "/".join(written), "nodes", kind)

    def _predicate(self, expr: Expr, here: Place) -> str:
        written = self.write(expr, here)
        if written.kind == "number":
            return written.text
        if written.kind == "nodes" and written.type in NUMERIC_TYPES:
            return f"position() = number({written.text})"
        return self.truth(expr, here)

    def _resolved(self, expr: Expr, here: Place) -> tuple[str, ...]:
        if isinstance(expr, Path) and expr.base is None:
            place: Place = Place(()) if expr.absolute else here
            for step in expr.steps[1:] if expr.absolute else expr.steps:
                place = place.after(step)
            return place.path or ()
        return ()


_STEP_TEXT = {("parent", "node()"): "..", ("self", "node()"): "."}


def _step_text(step: Step) -> str:
    if step.axis == "child":
        return step.test
    return f"@{step.test}" if step.axis == "attribute" else f"{step.axis}::{step.test}"
