"""How the cells of a table add up, as a network: each cell is an arc between two sums, and what goes round in it changes none.

A sum is a point where what flows in and what flows out are equal. A cell that counts in a sum flows into it, the total of
the sum flows out. One-way tables, trees of places and two-way tables with their totals can all be drawn so.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Cell = Any
"""Whatever names a cell, if it can be told from others and kept in a set."""
Point = Hashable
GROUND = ("ground",)
"""Where arcs end that belong to one sum only: nothing has to balance there."""


@dataclass(frozen=True)
class Arc:
    """One cell: its value flows from a sum whose total it is to a sum in which it counts."""

    cell: Cell
    start: Point
    end: Point


@dataclass(frozen=True)
class Shape:
    """The cells of a table, with totals, and the sums between them."""

    arcs: tuple[Arc, ...]

    def sums(self) -> Mapping[Point, tuple[list[Cell], list[Cell]]]:
        """Return every sum with the cells that flow in and those that flow out; both add up to the same."""
        found: dict[Point, tuple[list[Cell], list[Cell]]] = {}
        for arc in self.arcs:
            if arc.end != GROUND:
                found.setdefault(arc.end, ([], []))[0].append(arc.cell)
            if arc.start != GROUND:
                found.setdefault(arc.start, ([], []))[1].append(arc.cell)
        return found


def one_way(cells: Iterable[Cell], total: Cell) -> Shape:
    """Return the shape of cells with their total."""
    return Shape((Arc(total, ("sum",), GROUND), *(Arc(cell, GROUND, ("sum",)) for cell in cells)))


def tree(parents: Mapping[Cell, Cell | None]) -> Shape:
    """Return the shape of places within places: each cell with the cell whose total it counts in (None: the whole)."""
    inner = {parent for parent in parents.values() if parent is not None}
    return Shape(
        tuple(
            Arc(cell, ("of", cell) if cell in inner else GROUND, GROUND if parent is None else ("of", parent))
            for cell, parent in parents.items()
        )
    )


def two_way(rows: Sequence[Hashable], columns: Sequence[Hashable], total: Hashable) -> Shape:
    """Return the shape of a two-way table; cells are pairs, `total` stands for all rows or all columns."""
    arcs = [Arc((row, column), ("column", column), ("row", row)) for row in rows for column in columns]
    arcs += [Arc((row, total), ("row", row), ("column", total)) for row in rows]
    arcs += [Arc((total, column), ("row", total), ("column", column)) for column in columns]
    arcs.append(Arc((total, total), ("column", total), ("row", total)))
    return Shape(tuple(arcs))
