"""One specialised area as its folder tells it: what it is called, its steps, gates and clearances, what is not handed on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from amparo.foundation.areas import (
    EVERYWHERE,
    NOBODY_ELSE,
    AreaError,
    Clearance,
    Doing,
    Gate,
    Head,
    Narrowing,
    Step,
    read_clearances,
    read_disclosure,
    read_doings,
    read_gates,
    read_head,
    read_steps,
)
from amparo.practice.areas import Area, PracticeError

Read = TypeVar("Read")
Row = Mapping[str, str]
HEAD = "area.csv"
SUGGESTED = "suggested"
TABLES = ("area", "steps", "gates", "clearances")
"""The tables with conditions, which can be asked for like the rules of a form: `<area>/gates`."""


@dataclass(frozen=True)
class Specialised:
    """The tables of one specialised area. Forms are named by their stem, as in `steps.csv`."""

    name: str
    head: Head
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...]
    clearances: tuple[Clearance, ...]
    narrowed: tuple[Narrowing, ...]
    doings: tuple[Doing, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the names (area/form) of its forms, in the order of the work."""
        return tuple(f"{self.name}/{step.form}" for step in self.steps)

    def step(self, form: str) -> Step | None:
        """Return the step of a form, by its stem."""
        return next((step for step in self.steps if step.form == form), None)

    def acts_of(self, form: str) -> tuple[str, ...]:
        """Return the acts that are done by filling a form."""
        return tuple(doing.act for doing in self.doings if doing.form == form)

    def narrowing(self, form: str, question: str = EVERYWHERE) -> str:
        """Return how a question of a form (or all of the form) is narrowed, "" when it is not.

        What is said of one question can be narrower than what is said of its whole form, never wider.
        """
        found = {
            one.narrowed_to for one in self.narrowed if one.form == form and one.question in (EVERYWHERE, question)
        }
        return NOBODY_ELSE if NOBODY_ELSE in found else next(iter(found), "")

    def conditions(self, table: str) -> list[dict[str, str]]:
        """Return the conditions of one of TABLES as a table of rules."""
        made: Iterable[tuple[str, str, str, str, bool]]
        if table == "area":
            head = self.head
            made = [(SUGGESTED, head.suggested_when, head.because, head.source, head.verified)]
        elif table == "steps":
            made = [(one.form, one.opens_when or "true()", one.because, "", True) for one in self.steps]
        else:
            kept = self.gates if table == "gates" else self.clearances
            made = [(one.id, one.when, one.because, one.source, one.verified) for one in kept]
        return [
            {"id": name, "when": when, "because": because, "source": source, "verified": "yes" if verified else "no"}
            for name, when, because, source, verified in made
        ]

    def texts(self) -> list[str]:
        """Return every English text of the tables that a screen shows."""
        told = [self.head.title, self.head.because, *(step.because for step in self.steps)]
        told += [gate.because for gate in self.gates] + [given.because for given in self.clearances]
        return [text for text in told if text]


def specialised(area: Area) -> Specialised | None:
    """Return the specialised area of a folder; None for a folder without `area.csv`. Raises PracticeError."""
    if not (area.path / HEAD).exists():
        return None
    head, steps = _read(area, HEAD, read_head), _read(area, "steps.csv", read_steps)
    found = Specialised(
        area.name, head, steps, _read(area, "gates.csv", read_gates), _read(area, "clearances.csv", read_clearances),
        _read(area, "disclosure.csv", read_disclosure), _read(area, "acts.csv", read_doings),
    )  # fmt: skip
    forms = area.files("forms", "md")
    _all_known(area, "steps.csv", [step.form for step in steps], forms)
    own = {step.form for step in steps}
    _all_known(area, "disclosure.csv", [one.form for one in found.narrowed], own)
    _all_known(area, "acts.csv", [one.form for one in found.doings], own)
    return found


def _read(area: Area, name: str, read: Callable[[Iterable[Row]], Read]) -> Read:
    try:
        return read(area.table(name))
    except AreaError as problem:
        raise PracticeError(f"{area.name}/{name}, {problem}") from problem


def _all_known(area: Area, file: str, named: Iterable[str], known: Iterable[str]) -> None:
    there = set(known)
    for number, name in enumerate(named, 2):
        if name not in there:
            raise PracticeError(f"{area.name}/{file}, row {number}: there is no form {name} in this area")
