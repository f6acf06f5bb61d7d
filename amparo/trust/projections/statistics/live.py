"""Keeps what is counted current with the log of acts, and beside it what was released: figures that go further than a team.

Every act leaves a leaf, also one that seals nothing new, and leaves have no gaps and come in order; so a process that has
read the log up to a leaf knows everything before it. Of whatever a leaf is about, the cases are counted anew.
"""

import contextlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import RLock
from typing import Any
from uuid import UUID

from amparo.foundation import clock, privacy
from amparo.foundation.counting import Counted
from amparo.trust.accounts import second_lock
from amparo.trust.audit import queries as audit
from amparo.trust.projections.statistics import keeping
from amparo.trust.projections.statistics.released import Released
from amparo.trust.projections.statistics.sources import Source, opened
from amparo.trust.projections.statistics.table import Table, empty

CHUNK, WHOLE = 400, 20_000


@dataclass
class Live:
    """What one process knows to count."""

    source: Source | None = None
    _table: Table | None = None
    _released: Released | None = None
    _stamp: tuple[int, int] | None = None
    _read: int = 0
    _mark: bytes = b""
    _rules: str = ""
    _changed: set[UUID] = field(default_factory=set)
    _lock: Any = field(default_factory=RLock)

    def current(self) -> Table:
        """Return everything that may be counted now."""
        with self._lock, second_lock.for_the_figures():
            return self._follow()

    def released(self) -> Released:
        """Return what was released last: of those who may still be counted, as it stood before the newest few changes."""
        with self._lock, second_lock.for_the_figures():
            self._take_over()
            table, before = self._follow(), self._released
            if before is None:
                return self._release(Released(table, clock.now(), self._read, self._mark))
            only = before.table.only(table)
            gone = before.table.others_than(only)
            if privacy.is_due(self._changed):
                new = Released(table, clock.now(), self._read, self._mark)
            elif gone:
                new = replace(before, table=only)
            else:
                return before
            company = self._from.in_company(before, new.table, {*self._changed, *gone}, new.at)
            self._changed = table.differing(new.table, self._changed)
            return self._release(replace(new, company=company))

    def keep_in_step(self) -> None:
        """Let whoever may not be counted any more leave what was released, and its file; nothing where nobody is counted yet."""
        if self._table is not None or keeping.stamp() is not None:
            self.released()

    def forget(self) -> None:
        """Drop what this process knows; the next question begins with the file, or anew."""
        with self._lock:
            self._table, self._released, self._stamp, self._read, self._mark = None, None, None, 0, b""
            self._changed = set()

    @property
    def _from(self) -> Source:
        if self.source is None:
            raise LookupError("nobody has said what is counted")
        return self.source

    def _follow(self) -> Table:
        rules = self._from.rules()
        if self._table is None:
            self._start(rules)
        if self._table is None or rules != self._rules or audit.hash_before(self._read) != self._mark:
            return self._build(rules)
        size = audit.size()
        if size > self._read:
            touched = audit.holders_since(self._read, size)
            self._table = self._count_again(self._table, self._from.cases_of(touched))
            self._stand(size)  # only now: what could not be counted is tried again
        self._table = self._table.with_changes(self._from.over(self._table, clock.today()), ())
        return self._table

    def _start(self, rules: str) -> None:
        found = keeping.read(self._from.layout, rules)
        if found is not None:
            self._rules = rules
            table, place = found
            self._table, self._read, self._mark = table, place["read"], place["mark"]
            at, company = datetime.fromisoformat(place["at"]), place.get("company", {})
            self._released = Released(table, at, self._read, self._mark, company)
            self._stamp = keeping.stamp()

    def _build(self, rules: str) -> Table:
        # How far the log goes is noted first: what is written meanwhile is counted once more, which changes nothing.
        self._stand(audit.size())
        self._rules = rules
        table, waiting = empty(self._from.layout), list[Counted]()
        for some in self._from.cases():
            waiting += self._from.counted(some, opened)
            if len(waiting) >= WHOLE:
                table, waiting = table.with_changes((), waiting), []
        table = table.with_changes((), waiting)
        self._table, self._released, self._changed = table, None, set()
        return table

    def _stand(self, size: int) -> None:
        self._read, self._mark = size, audit.hash_before(size)

    def _count_again(self, table: Table, cases: Collection[UUID]) -> Table:
        ordered = list(cases)
        for start in range(0, len(ordered), CHUNK):
            some = ordered[start : start + CHUNK]
            table = table.with_changes(some, self._from.counted(some, opened))
        if self._released is not None:
            before = self._released.table
            self._changed = (self._changed - set(ordered)) | table.differing(before, ordered)
        return table

    def _take_over(self) -> None:
        """Begin with what another process here has released since."""
        if self._released is not None and keeping.stamp() not in (None, self._stamp):
            self.forget()

    def _release(self, released: Released) -> Released:
        self._released, at = released, released.at.isoformat()
        place = {"read": released.read, "mark": released.mark, "at": at, "company": released.company}
        with contextlib.suppress(OSError):  # a full disk keeps nobody from their figures
            keeping.write(released.table, place, self._rules)
            self._stamp = keeping.stamp()
        return released
