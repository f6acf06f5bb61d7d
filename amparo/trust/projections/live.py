"""Keeps this process's index current with the history: snapshot first, then every version written since.

The index remembers the last rows it applied. Rows it remembers that are no longer there were rolled back and are undone;
if none of them is there, the database is another one and the index is built anew. Looking back a little also catches a
row with a lower number that was committed late (PostgreSQL).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import UUID

from django.conf import settings

from amparo.foundation import linkage
from amparo.trust.accounts import second_lock
from amparo.trust.history import queries as history
from amparo.trust.history.models import Version
from amparo.trust.projections import source
from amparo.trust.projections.features import Features
from amparo.trust.projections.index import PeopleIndex
from amparo.trust.projections.register import snapshot
from amparo.trust.projections.source import Row

Project = Callable[[UUID, dict[str, Any]], Features | None]
Progress = Callable[[int, int], None]

_WORTH_SAVING = 1000
"""People, or changes since the last snapshot, from which writing one pays."""


def quiet(done: int, total: int) -> None:
    """Show no progress."""


class Live:
    """The index of one process and its place in the history."""

    def __init__(self) -> None:
        self.projectors: dict[str, Project] = {}
        self.unreadable = 0
        self._index: PeopleIndex | None = None
        self._recent: list[Row] = []
        self._unsaved = 0
        self._lock = RLock()

    def current(self, progress: Progress = quiet) -> PeopleIndex:
        """Return the index with every committed version of the registered kinds applied."""
        with self._lock, second_lock.for_the_index():
            index = self._index or self._start(progress)
            enough = len(self._recent) == source.LOOK_BACK
            rows = source.rows_since(self.projectors, self._recent[0][0] if enough else 0)
            if self._recent and not set(rows) & set(self._recent):
                index = self._build(progress)
            elif rows != self._recent:
                self._catch_up(index, rows)
            return index

    def save(self) -> None:
        """Write the sealed snapshot now."""
        with self._lock:
            if self._index is not None:
                place = {"recent": [(seq, record.hex) for seq, record in self._recent], "wiring": self._wiring()}
                self._index.write(_path(), place)
                self._unsaved = 0

    def forget(self) -> None:
        """Drop the index of this process; the next call starts from the snapshot again."""
        with self._lock:
            self._index, self._recent, self._unsaved = None, [], 0

    def withdraw(self, record: UUID) -> None:
        """Forget one record here at once, and the snapshot that still knows it; the next snapshot is without it."""
        with self._lock:
            if self._index is not None:
                self._index.remove(record)
            _path().unlink(missing_ok=True)

    def _start(self, progress: Progress) -> PeopleIndex:
        try:
            index, place = PeopleIndex.read(_path(), equivalents())
        except snapshot.Unfit:
            return self._build(progress)
        if place["wiring"] != self._wiring():
            return self._build(progress)
        self._recent = [(seq, UUID(hex=record)) for seq, record in place["recent"]]
        self._index = index
        return index

    def _build(self, progress: Progress) -> PeopleIndex:
        index = PeopleIndex(equivalents())
        # The place is noted before reading: what is written meanwhile is applied once more, which changes nothing.
        recent = source.newest_rows(self.projectors)
        total = source.count(self.projectors)
        done = 0
        self.unreadable = 0
        for versions in source.newest_versions(self.projectors):
            self._apply(index, versions)
            done += len(versions)
            progress(done, total)
        self._index, self._recent = index, recent
        if len(index) >= _WORTH_SAVING:
            self.save()
        return index

    def _catch_up(self, index: PeopleIndex, rows: list[Row]) -> None:
        changed = list(dict.fromkeys(record for _, record in set(rows) ^ set(self._recent)))
        for start in range(0, len(changed), source.CHUNK):
            records = changed[start : start + source.CHUNK]
            newest = history.latest_of(records)
            for record in records:
                if record not in newest:
                    index.remove(record)
            self._apply(index, list(newest.values()))
        self._recent = rows[-source.LOOK_BACK :]
        self._unsaved += len(changed)
        if self._unsaved >= _WORTH_SAVING:
            self.save()

    def _apply(self, index: PeopleIndex, versions: Sequence[Version]) -> None:
        opened, broken = source.opened(versions)
        self.unreadable += broken
        for version in versions:
            content = opened.get(version.record)
            features = self.projectors[version.kind](version.record, content) if content is not None else None
            if features is None:
                index.remove(version.record)
            else:
                index.put(version.record, features)

    def _wiring(self) -> list[str]:
        told = [f"{kind}={project.__module__}.{project.__qualname__}" for kind, project in self.projectors.items()]
        return [metadata.version("amparo"), *sorted(told)]


@lru_cache(maxsize=1)
def equivalents() -> linkage.Equivalents:
    """Return the reviewed list of equivalent names."""
    path = resources.files("amparo.practice").joinpath("shared_lists/names/equivalents.csv")
    return linkage.read_equivalents(path.read_text("utf-8"))


def _path() -> Path:
    return Path(settings.AMPARO_DATA) / "index" / "people.sealed"
