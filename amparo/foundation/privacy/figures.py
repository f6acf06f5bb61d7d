"""Tables as they may leave the team: what is small is hidden with what gives it away, everything else is rounded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from amparo.foundation.privacy.rounding import Draw, rounded
from amparo.foundation.privacy.shapes import one_way, two_way
from amparo.foundation.privacy.suppression import Hidden, hide

Group = str
Pair = tuple[Group, Group]
TOTAL: Final = "*"
"""Stands for all groups together. Groups of different kinds have different names, such as `sex=female`."""
_BETWEEN: Final = "|"


@dataclass(frozen=True)
class Guard:
    """How figures are protected: the smallest count shown (a multiple of `base`), what is rounded to, and by which draw."""

    limit: int
    base: int
    draw: Draw

    def __post_init__(self) -> None:
        """Refuse a limit between two multiples: rounding would tell on which side of it a count lies."""
        if self.base < 2 or self.limit < self.base or self.limit % self.base:
            raise ValueError("the smallest count shown is a multiple of what is rounded to")

    def shown(self, name: str, count: int) -> int:
        """Return a count as it is shown; `name` says everywhere the same of the same cell."""
        return rounded(count, self.base, self.draw(name))

    def told(self, name: str, total: int) -> int | None:
        """Return a total as it is shown, None where it is hidden: also at the limit, and just above it by the same draw.

        If a hidden total were known to be below the limit, three such months could stand fixed below their quarter.
        """
        shown = self.shown(name, total)
        return shown if shown > self.limit else None


@dataclass(frozen=True)
class Figures:
    """A table as it is shown: (row, column) → a rounded count, None where it is hidden; TOTAL stands for all together.

    `too_few` says that hardly anything could be shown and nothing of the inside is.
    """

    cells: Mapping[Pair, int | None]
    too_few: bool = False

    def of(self, row: Group = TOTAL, column: Group = TOTAL) -> int | None:
        """Return one figure, None where it is hidden."""
        return self.cells[row, column]


def alone(name: str, count: int, guard: Guard) -> int | None:
    """Return a count that stands for itself and in no other count, None where it is hidden."""
    return None if count < guard.limit else guard.shown(name, count)


def single(name: str, counts: Mapping[Group, int], guard: Guard) -> Figures:
    """Return a one-way table with its total; `name` says which figure of which time it is, and each group has a name."""
    total = sum(counts.values())
    values = {(group, TOTAL): number for group, number in counts.items()} | {(TOTAL, TOTAL): total}
    return _told(name, values, {(group, TOTAL) for group in _margin(name, counts, total, guard)}, guard)


def _margin(name: str, counts: Mapping[Group, int], total: int, guard: Guard) -> frozenset[Any]:
    """Return the hidden cells of one margin. The total is shown or not by itself alone, alike in every table."""
    if guard.told(name, total) is None:
        return frozenset({*counts, TOTAL})
    values = {**counts, TOTAL: total}
    found = hide(one_way(counts, TOTAL), values, guard.limit, shown={TOTAL})
    return frozenset({*counts}) if found.open else found.cells


def crossed(
    name: str, rows: Sequence[Group], columns: Sequence[Group], counts: Mapping[Pair, int], guard: Guard
) -> Figures:
    """Return a two-way table with its totals.

    A margin is hidden exactly as in the one-way table of the same groups, so that two tables tell no more than one.
    Where the inside cannot be protected beside margins that are shown, nothing of the inside is shown.
    """
    inside = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    of_rows = {row: sum(inside[row, column] for column in columns) for row in rows}
    of_columns = {column: sum(inside[row, column] for row in rows) for column in columns}
    total = sum(of_rows.values())
    values = {
        **inside,
        **{(row, TOTAL): number for row, number in of_rows.items()},
        **{(TOTAL, column): number for column, number in of_columns.items()},
        (TOTAL, TOTAL): total,
    }
    away = {(row, TOTAL) for row in _margin(name, of_rows, total, guard)}
    away |= {(TOTAL, column) for column in _margin(name, of_columns, total, guard)}
    margins = {pair for pair in values if TOTAL in pair}
    found = _inside(rows, columns, values, margins - away, away, guard)
    nothing = bool(found.open) or (TOTAL, TOTAL) in away
    hidden = away | set(inside) if nothing else found.cells
    return _told(name, values, hidden, guard, too_few=nothing)


def _inside(
    rows: Sequence[Group],
    columns: Sequence[Group],
    values: Mapping[Pair, int],
    shown: Collection[Pair],
    hidden: Collection[Pair],
    guard: Guard,
) -> Hidden:
    return hide(two_way(rows, columns, TOTAL), values, guard.limit, shown=shown, hidden=hidden)


def _told(
    name: str, values: Mapping[Pair, int], hidden: Collection[Any], guard: Guard, *, too_few: bool = False
) -> Figures:
    shown = {
        pair: None if pair in hidden else guard.shown(_called(name, pair), number) for pair, number in values.items()
    }
    return Figures(shown, too_few or (TOTAL, TOTAL) in hidden)


def _called(name: str, pair: Pair) -> str:
    """Return the name of a cell, which is the same in every table it stands in, as row or as column."""
    return _BETWEEN.join((name, *sorted(group for group in pair if group != TOTAL)))
