"""The steps of a case as data: where one may go next, who may do it, what must be there first, and by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from amparo.foundation.codelists import read_date, read_yes

UNITS = {"hours": timedelta(hours=1), "days": timedelta(days=1)}


class PathwayError(ValueError):
    """A pathway or a table of deadlines cannot be read; the message names the row."""


@dataclass(frozen=True)
class Move:
    """One way from a step to the next: `who` are the roles that may, `needs` what must be there first."""

    step: str
    next: str
    who: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Pathway:
    """All moves of one kind of case; the first row begins it."""

    name: str
    moves: tuple[Move, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """All steps in the order in which they appear, first those that are left and then those only reached."""
        return tuple(dict.fromkeys([*(m.step for m in self.moves), *(m.next for m in self.moves)]))

    @property
    def first(self) -> str:
        """The step in which a case begins."""
        return self.moves[0].step

    def from_step(self, step: str) -> tuple[Move, ...]:
        """Give the moves that leave a step."""
        return tuple(move for move in self.moves if move.step == step)


@dataclass(frozen=True)
class Option:
    """A move seen by one person now: whether it is open to their role, and what is still missing."""

    move: Move
    for_role: bool
    missing: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether this person can do it now."""
        return self.for_role and not self.missing


class Stand(StrEnum):
    """Where a step stands in the course of a case."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Progress:
    """The course of a case: each step with its stand, and what can come next."""

    steps: tuple[tuple[str, Stand], ...]
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Deadline:
    """How long a step may take at a level of risk, counted from its beginning. Days are inclusive, None is open."""

    id: str
    step: str
    risk_level: str
    amount: int
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool

    @property
    def span(self) -> timedelta:
        """The time there is."""
        return self.amount * UNITS[self.unit]

    def valid(self, day: date) -> bool:
        """Say whether it counts for a step that begins on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def read_pathway(name: str, rows: Iterable[Mapping[str, str]]) -> Pathway:
    """Read a table step,next,who,needs (several roles or needs are separated by spaces). Raises PathwayError."""
    moves = []
    for number, row in enumerate(rows, 2):
        if not row.get("step") or not row.get("next") or not row.get("who"):
            raise PathwayError(f"{name}, row {number}: step, next and who are needed")
        who, needs = tuple(row["who"].split()), tuple((row.get("needs") or "").split())
        moves.append(Move(row["step"], row["next"], who, needs))
    if not moves:
        raise PathwayError(f"{name}: there is no step")
    return Pathway(name, tuple(moves))


def read_deadlines(name: str, rows: Iterable[Mapping[str, str]]) -> tuple[Deadline, ...]:
    """Read a table id,step,risk_level,amount,unit,valid_from,valid_to,source,verified. Raises PathwayError."""
    found = []
    for number, row in enumerate(rows, 2):
        try:
            if row["unit"] not in UNITS or int(row["amount"]) < 0:
                raise ValueError
            found.append(Deadline(
                row["id"], row["step"], row.get("risk_level") or "", int(row["amount"]), row["unit"],
                read_date(row.get("valid_from") or ""), read_date(row.get("valid_to") or ""), row.get("source") or "",
                read_yes(row.get("verified") or ""),
            ))  # fmt: skip
        except (KeyError, ValueError) as problem:
            sentence = f"{name}, row {number}: the amount is a whole number of hours or days, dates are YYYY-MM-DD"
            raise PathwayError(sentence) from problem
    return tuple(found)


def deadline(deadlines: Iterable[Deadline], step: str, risk_level: str, day: date) -> Deadline | None:
    """Find the deadline of a step at a level of risk for a beginning on `day`; a row without level counts for all.

    While the risk is not assessed and no row names that, the shortest deadline of the step counts.
    """
    rows = [row for row in deadlines if row.step == step and row.valid(day)]
    exact = [row for row in rows if row.risk_level == risk_level] or [row for row in rows if not row.risk_level]
    if not exact and risk_level in ("", "not_assessed"):
        exact = rows
    return min(exact, key=lambda row: row.span, default=None)


def due(deadlines: Iterable[Deadline], step: str, risk_level: str, begun: datetime) -> datetime | None:
    """Give the moment by which a step begun at `begun` must be done; None when no deadline is set for it."""
    found = deadline(deadlines, step, risk_level, begun.date())
    return begun + found.span if found else None


def options(pathway: Pathway, step: str, role: str, fulfilled: Iterable[str]) -> tuple[Option, ...]:
    """Give every move from `step` as `role` sees it; `fulfilled` are the needs that are met."""
    met = set(fulfilled)
    return tuple(
        Option(move, role in move.who, tuple(need for need in move.needs if need not in met))
        for move in pathway.from_step(step)
    )


def progress(pathway: Pathway, step: str, been: Iterable[str], role: str, fulfilled: Iterable[str]) -> Progress:
    """Give the course of a case that stands in `step` and has been in the steps `been`, with what can come next."""
    passed = set(been)
    stands = [
        (name, Stand.CURRENT if name == step else Stand.DONE if name in passed else Stand.AHEAD)
        for name in pathway.steps
    ]
    return Progress(tuple(stands), options(pathway, step, role, fulfilled))
