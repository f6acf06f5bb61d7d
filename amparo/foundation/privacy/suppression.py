"""Which cells of a table are not shown: small ones, and as many others as it takes that no small one can be reckoned back.

For every cell that must not be known a way round is looked for in the network of its table: it goes up by some, other
cells on the way go down and up by as much, every sum stays what it is, and no cell falls below nothing. When all cells
on the way are hidden, the true table and the shifted one look the same to anybody, so the hidden cell cannot be told from
one that is larger. Of all ways the one that hides least is taken (Dijkstra, after the network heuristics of Kelly,
Golden, Assad and of Castro). Source: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4, as remembered.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import log2

from amparo.foundation.privacy.shapes import Arc, Cell, Point, Shape

_HIDDEN_ALREADY = 0.001
"""What a cell costs that is hidden anyway: a short way rather than a long one."""


@dataclass(frozen=True)
class Hidden:
    """The cells that are not shown; `open` are those among them that could not be protected beside what has to be shown."""

    cells: frozenset[Cell]
    open: frozenset[Cell] = frozenset()


@dataclass
class _Search:
    shape: Shape
    values: Mapping[Cell, int]
    fixed: Collection[Cell]
    hidden: set[Cell] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.at: dict[Point, list[Arc]] = {}
        for arc in self.shape.arcs:
            self.at.setdefault(arc.start, []).append(arc)
            self.at.setdefault(arc.end, []).append(arc)

    def protect(self, cell: Arc, width: int) -> bool:
        """Hide what lets `cell` go up by `width`, or by as much less as there is a way for; return whether there is one."""
        for narrower in _narrower(width):
            found = self.way(cell, narrower)
            if found is not None:
                self.hidden.update(found)
                return True
        return False

    def way(self, cell: Arc, width: int) -> list[Cell] | None:
        """Return the cheapest cells that let `cell` go up by `width`, None when there is no way."""
        order = count()
        best: dict[Point, float] = {cell.end: 0.0}
        came: dict[Point, tuple[Point, Cell]] = {}
        waiting = [(0.0, next(order), cell.end)]
        while waiting:
            cost, _, point = heappop(waiting)
            if point == cell.start:
                return self._back(came, cell)
            if cost > best[point]:
                continue
            for arc, onward in self._onward(point, width):
                if arc is cell:
                    continue
                reached = cost + self._cost(arc.cell)
                if reached < best.get(onward, float("inf")):
                    best[onward], came[onward] = reached, (point, arc.cell)
                    heappush(waiting, (reached, next(order), onward))
        return None

    def _onward(self, point: Point, width: int) -> Iterator[tuple[Arc, Point]]:
        for arc in self.at[point]:
            if arc.cell in self.fixed and arc.cell not in self.hidden:
                continue
            if arc.start == point:
                yield arc, arc.end
            elif self.values[arc.cell] >= width:
                yield arc, arc.start

    def _cost(self, cell: Cell) -> float:
        return _HIDDEN_ALREADY if cell in self.hidden else 1.0 + log2(1 + self.values[cell])

    @staticmethod
    def _back(came: Mapping[Point, tuple[Point, Cell]], cell: Arc) -> list[Cell]:
        found, point = [], cell.start
        while point != cell.end:
            point, passed = came[point]
            found.append(passed)
        return found


def hide(
    shape: Shape,
    values: Mapping[Cell, int],
    limit: int,
    *,
    shown: Collection[Cell] = (),
    hidden: Collection[Cell] = (),
    width: int | None = None,
) -> Hidden:
    """Return the cells that are not shown: those below `limit`, nothing among them, those `hidden`, and what protects them.

    Cells in `shown` are never hidden to protect another. Each hidden small cell could be larger by `width` (`limit` when
    None), or by as much less as the table allows, at least one; which of them could not even be that is told in `open`.
    """
    small = {arc.cell for arc in shape.arcs if values[arc.cell] < limit and arc.cell not in shown}
    search = _Search(shape, values, frozenset(shown), small | set(hidden))
    targets = sorted((arc for arc in shape.arcs if arc.cell in search.hidden), key=lambda one: values[one.cell])
    unprotected = {arc.cell for arc in targets if not search.protect(arc, limit if width is None else width)}
    return Hidden(frozenset(search.hidden), frozenset(unprotected))


def _narrower(width: int) -> Iterator[int]:
    while width > 1:
        yield width
        width //= 2
    yield 1
