"""All that is counted, as arrays that never change: another state is another table, so that one can be read while one is made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np

from amparo.foundation.counting import CASE, Array, Codes, Counted, Layout, kept

ONLY = "only"
_PLACE = 4
"""Bytes at the head of a row that say which case it is of."""


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
        if all(self.told_of(case) == new.told_of(case) for case in leaving):
            return self
        return _joined(self._without(self.places(leaving)), new)

    def _without(self, places: Array) -> "Table":
        if not len(places):
            return self
        staying = np.ones(len(self), dtype=bool)
        staying[places.astype(np.intp)] = False
        moved = np.cumsum(staying, dtype=np.int64) - 1
        found = {CASE: self.arrays[CASE][staying]}
        for unit in self.layout.units:
            rows = self.arrays[unit]
            rows = rows[staying[rows["at"]]]
            rows["at"] = moved[rows["at"]]
            found[unit] = rows
        return Table(self.layout, found, self.codes)

    def told_of(self, case: UUID) -> bytes:
        """Return all that is counted of a case as bytes, none when it is not counted; alike in tables with the same codes."""
        places = self.places([case])
        if not len(places):
            return b""
        told = [self.arrays[CASE][places[0]].tobytes()]
        for unit in self.layout.units:
            rows = self.arrays[unit]
            first, last = np.searchsorted(rows["at"], [places[0], places[0] + 1])
            told += [row.tobytes()[_PLACE:] for row in rows[first:last]]
        return b"|".join(told)

    def part(self, places: Array) -> "Table":
        """Return the table of the cases at some places alone."""
        others = np.ones(len(self), dtype=bool)
        others[places.astype(np.intp)] = False
        return self._without(np.flatnonzero(others))

    def only(self, cases: "Table") -> "Table":
        """Return the table without those cases that are not in `cases` any more; of the same two tables asked once."""
        known = self.remembered.get(ONLY)
        if known is None or known[0] is not cases:
            ids, staying = self.arrays[CASE]["id"], cases.arrays[CASE]["id"]
            gone = () if cases is self else np.flatnonzero(~np.isin(ids, staying))
            known = self.remembered[ONLY] = cases, self._without(np.asarray(gone, dtype=np.intp))
        found: Table = known[1]
        return found


def empty(layout: Layout) -> Table:
    """Return a table of nobody."""
    return made(layout, (), Codes())


def made(layout: Layout, counted: Iterable[Counted], codes: Codes) -> Table:
    """Return a table of `counted`."""
    cases = sorted(counted, key=lambda one: one.case.bytes)
    dtypes = layout.dtypes()
    rows: dict[str, list[tuple[Any, ...]]] = {CASE: [], **{unit: [] for unit in layout.units}}
    for place, one in enumerate(cases):
        values = (kept(kind, name, one.values.get(name), codes) for name, kind in layout.case.items())
        rows[CASE].append((one.case.bytes, *values))
        for unit, columns in layout.units.items():
            for told in one.rows.get(unit, ()):
                values = (kept(kind, name, told.get(name), codes) for name, kind in columns.items())
                rows[unit].append((place, *values))
    return Table(layout, {name: np.array(some, dtype=dtypes[name]) for name, some in rows.items()}, codes)


def _joined(one: Table, other: Table) -> Table:
    """Return two tables of different cases as one; nothing is sorted anew, for both are in order."""
    if not len(other):
        return one
    before = np.searchsorted(one.arrays[CASE]["id"], other.arrays[CASE]["id"])
    found = {CASE: np.insert(one.arrays[CASE], before, other.arrays[CASE])}
    later = np.searchsorted(before, np.arange(len(one)), side="right")
    for unit in one.layout.units:
        old, new = one.arrays[unit].copy(), other.arrays[unit].copy()
        old["at"] += later[old["at"]].astype("u4")
        new["at"] += before[new["at"]].astype("u4")
        found[unit] = np.insert(old, np.searchsorted(old["at"], new["at"]), new)
    return Table(one.layout, found, one.codes)
