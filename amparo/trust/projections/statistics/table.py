"""All that is counted, as arrays that never change: another state is another table, so that one can be read while one is made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np

from amparo.foundation.counting import CASE, Array, Codes, Counted, Layout, kept, many

ONLY = "only"


@dataclass(frozen=True)
class Table:
    """Cases in the order of their ids, and rows of units in the order of their cases; `codes` says what numbers mean."""

    layout: Layout
    arrays: Mapping[str, Array]
    codes: Codes
    remembered: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was reckoned from this table already; it goes with it."""

    def __len__(self) -> int:
        return len(self.arrays[CASE])

    def __repr__(self) -> str:
        return f"<Table of {len(self)} cases>"

    @property
    def size(self) -> int:
        """Return how many bytes all arrays take."""
        return sum(array.nbytes for array in self.arrays.values())

    def places(self, cases: Collection[UUID]) -> Array:
        """Return the places of those of `cases` that are counted."""
        wanted = np.array(sorted(case.bytes for case in cases), dtype="S16")
        ids = self.arrays[CASE]["id"]
        if not len(wanted) or not len(ids):
            return np.array([], dtype=np.intp)
        at = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
        found: Array = at[ids[at] == wanted]
        return found

    def id_at(self, place: int) -> UUID:
        """Return the id of the case at a place."""
        return UUID(bytes=bytes(self.arrays[CASE]["id"][place]).ljust(16, b"\0"))

    def with_changes(self, gone: Collection[UUID], came: Iterable[Counted]) -> "Table":
        """Return the table without the cases `gone`, and with those that `came` in place of what was known of them.

        Itself where nothing is told differently: most acts only look, and whole arrays are not written anew for that.
        """
        new = made(self.layout, came, self.codes)
        leaving = {*gone, *(new.id_at(place) for place in range(len(new)))}
        if not self.differing(new, leaving):
            return self
        return _joined(self._without(self.places(leaving)), new)

    def of_rows(self, unit: str, column: Array) -> Array:
        """Return what stands in `column` for each case, for each row of a unit."""
        found: Array = np.repeat(column, self.arrays[CASE][many(unit)])
        return found

    def _starts(self, unit: str) -> Array:
        """Return where the rows of each case begin, and at last where all end."""
        return np.concatenate([[0], np.cumsum(self.arrays[CASE][many(unit)], dtype=np.int64)])

    def _without(self, places: Array) -> "Table":
        if not len(places):
            return self
        staying = np.ones(len(self), dtype=bool)
        staying[places.astype(np.intp)] = False
        found = {unit: self.arrays[unit][self.of_rows(unit, staying)] for unit in self.layout.units}
        return Table(self.layout, {CASE: self.arrays[CASE][staying], **found}, self.codes)

    def told(self, cases: Collection[UUID]) -> dict[UUID, bytes]:
        """Return all that is counted of those of `cases` that are counted, as bytes; alike in tables with the same codes."""
        places = self.places(cases)
        found = {self.id_at(place): self.arrays[CASE][place].tobytes() for place in places.tolist()}
        for unit in self.layout.units if found else ():
            starts = self._starts(unit)
            for case, first, last in zip(found, starts[places], starts[places + 1], strict=True):
                found[case] += b"|" + self.arrays[unit][first:last].tobytes()
        return found

    def differing(self, other: "Table", cases: Collection[UUID]) -> set[UUID]:
        """Return those of `cases` of which another table with the same codes tells something else."""
        mine, theirs = self.told(cases), other.told(cases)
        return {case for case in cases if mine.get(case) != theirs.get(case)}

    def part(self, places: Array) -> "Table":
        """Return the table of the cases at some places alone."""
        chosen = np.unique(places).astype(np.intp)
        found = {CASE: self.arrays[CASE][chosen]}
        for unit in self.layout.units:
            rows = found[CASE][many(unit)].astype(np.int64)
            first = self._starts(unit)[chosen] - np.cumsum(rows) + rows
            found[unit] = self.arrays[unit][np.repeat(first, rows) + np.arange(rows.sum())]
        return Table(self.layout, found, self.codes)

    def only(self, cases: "Table") -> "Table":
        """Return the table without those cases that are not in `cases` any more; of the same two tables asked once."""
        known = self.remembered.get(ONLY)
        if known is None or known[0] is not cases:
            ids, staying = self.arrays[CASE]["id"], cases.arrays[CASE]["id"]
            gone = () if cases is self else np.flatnonzero(~np.isin(ids, staying))
            known = self.remembered[ONLY] = cases, self._without(np.asarray(gone, dtype=np.intp))
        found: Table = known[1]
        return found

    def others_than(self, only: "Table") -> list[UUID]:
        """Return the cases that are not in `only`, which holds no others."""
        if len(only) == len(self):
            return []
        gone = ~np.isin(self.arrays[CASE]["id"], only.arrays[CASE]["id"])
        return [self.id_at(int(place)) for place in np.flatnonzero(gone)]


def empty(layout: Layout) -> Table:
    """Return a table of nobody."""
    return made(layout, (), Codes())


def made(layout: Layout, counted: Iterable[Counted], codes: Codes) -> Table:
    """Return a table of `counted`."""
    cases = sorted(counted, key=lambda one: one.case.bytes)
    dtypes = layout.dtypes()
    rows: dict[str, list[tuple[Any, ...]]] = {CASE: [], **{unit: [] for unit in layout.units}}
    for one in cases:
        values = [kept(kind, name, one.values.get(name), codes) for name, kind in layout.case.items()]
        rows[CASE].append((one.case.bytes, *values, *(len(one.rows.get(unit, ())) for unit in layout.units)))
        for unit, columns in layout.units.items():
            for told in one.rows.get(unit, ()):
                rows[unit].append(tuple(kept(kind, name, told.get(name), codes) for name, kind in columns.items()))
    return Table(layout, {name: np.array(some, dtype=dtypes[name]) for name, some in rows.items()}, codes)


def _joined(one: Table, other: Table) -> Table:
    """Return two tables of different cases as one; nothing is sorted anew, for both are in order."""
    if not len(other):
        return one
    before = np.searchsorted(one.arrays[CASE]["id"], other.arrays[CASE]["id"])
    found = {CASE: np.insert(one.arrays[CASE], before, other.arrays[CASE])}
    for unit in one.layout.units:
        at = other.of_rows(unit, one._starts(unit)[before])
        found[unit] = np.insert(one.arrays[unit], at, other.arrays[unit])
    return Table(one.layout, found, one.codes)
