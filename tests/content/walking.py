"""Takes an invented child through the forms of an area, as a worker would, without screens and without a database."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from amparo.foundation.areas import blocks, cleared, stands
from amparo.foundation.areas.joining import SHARED
from amparo.foundation.forms import evaluate
from amparo.foundation.rules import Result, findings
from amparo.practice import catalogue


class Walk:
    """One case in one area: what was told so far, form by form, and what follows from it on a day."""

    def __init__(self, area: str, begun: date) -> None:
        self.area, self.day = area, begun
        self.own = catalogue().specialised[area]
        self.whole = catalogue().whole(area).whole
        self.told: list[tuple[str, dict[str, str]]] = []
        self.completed: dict[str, datetime] = {}

    def later(self, days: int) -> None:
        """Let days pass."""
        self.day += timedelta(days=days)

    def fill(self, form: str, **answers: str) -> set[str]:
        """Complete a form; what was asked before is taken over. Return the findings. Fails when something is not in order."""
        ref = form if "/" in form else f"{self.area}/{form}"
        compiled = catalogue().form(ref)
        paths = {path.rpartition("/")[2]: path for path in compiled.questions}
        given = {**self.taken_over(ref), **{placed(paths, name): value for name, value in answers.items()}}
        looked_at = evaluate(compiled, given, self.day)
        assert not looked_at.problems, [f"{each.path}: {each.code}" for each in looked_at.problems]
        self.told.append((ref, dict(looked_at.values)))
        if ref.startswith(self.area):
            self.completed[form] = datetime(self.day.year, self.day.month, self.day.day)
        return self.found(form) if "/" not in form else set()

    def taken_over(self, ref: str) -> dict[str, str]:
        """Return what a form asks that was told elsewhere already."""
        known = self.answers()
        places = self.whole.places.get(ref, {})
        return {path: known[to] for path, to in places.items() if to.startswith(f"{SHARED}/") and to in known}

    def answers(self) -> dict[str, str]:
        """Return all that was told, on the whole of the area."""
        return self.whole.answers(self.told)

    def says(self, table: str) -> dict[str, Result]:
        """Return what a table of conditions, or the rules of a form, say now."""
        return {
            one.rule: one.result
            for one in findings(catalogue().rules(f"{self.area}/{table}"), self.answers(), self.day)
        }

    def found(self, form: str) -> set[str]:
        """Return the findings of a form that are true."""
        return {rule for rule, result in self.says(form).items() if result is Result.TRUE}

    def states(self) -> Mapping[str, tuple[str, bool]]:
        """Return how far each form is, and whether it is surely needed now."""
        standing = stands(self.own.steps, {}, self.completed, self.says("steps"))
        return {each.step.form: (each.state, each.surely) for each in standing}

    def shut(self, act: str) -> set[str]:
        """Return the gates that block an act now."""
        given = cleared(self.own.clearances, self.says("clearances"))
        found = blocks([gate for gate in self.own.gates if gate.act == act], self.says("gates"), given)
        return {each.gate.id for each in found}


def placed(paths: Mapping[str, str], name: str) -> str:
    """Return the path of a question; `name__2` is the one in the second place of its repeat."""
    plain, _, position = name.partition("__")
    group, _, last = paths[plain].rpartition("/")
    return f"{group}[{position}]/{last}" if position else paths[plain]
