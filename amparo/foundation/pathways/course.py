"""The steps of a case as data: where one may go next, who may do it, what must be there first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from amparo.foundation.pathways.deadlines import PathwayError


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
