"""The in-memory index: put, remove, search, similar, count. Safe for threads; never logs and never raises a name."""

from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import UUID

from amparo.foundation import linkage
from amparo.foundation.linkage import NONE, Equivalents, Reason
from amparo.trust.projections import duplicates, snapshot
from amparo.trust.projections.columns import Columns, normal
from amparo.trust.projections.features import Allowed, Facets, Features, Hit
from amparo.trust.projections.ranking import Ranking

STANDARD = frozenset({"standard"})
_FIRST_ASKED, _MORE_ASKED = 3, 8
_IDENTIFIER_LETTERS = 3


class PeopleIndex:
    """People by name in any script, by identifier, and in counts. What leaves it is ids, scores and matched words."""

    def __init__(self, equivalents: Equivalents = NONE) -> None:
        self._columns = Columns(equivalents)
        self._lock = RLock()

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        return f"<PeopleIndex of {len(self)} people>"

    def put(self, person_id: UUID, features: Features) -> None:
        """Make the index know one person by `features`, in place of what it knew before."""
        with self._lock:
            self._columns.drop(person_id)
            self._columns.add(person_id, features)

    def remove(self, person_id: UUID) -> None:
        """Forget one person without a trace; nothing happens when they are not known."""
        with self._lock:
            self._columns.drop(person_id)

    def search(
        self, text: str, limit: int = 20, allowed: Allowed | None = None, groups: frozenset[UUID] | None = None
    ) -> list[Hit]:
        """Return at most `limit` people whose identifier or name fits `text`, best first.

        A last word with nothing after it counts as unfinished. All typed words may match, or all but one. `allowed`
        is asked in rank order, in chunks, and nobody it refuses is returned; `groups` is only a quick filter before.
        """
        hits: list[Hit] = []
        shown: set[int] = set()
        for chunk in self._chunks(text, limit, groups):
            new = [hit for hit in chunk if hit.person.int not in shown]
            shown.update(hit.person.int for hit in new)
            kept = allowed([hit.person for hit in new]) if allowed and new else {hit.person for hit in new}
            hits += [hit for hit in new if hit.person in kept]
            if len(hits) >= limit:
                break
        return hits[:limit]

    def similar(self, features: Features, limit: int = 10) -> list[Hit]:
        """Return at most `limit` people who may be the one described, best first, with reasons; for a person to judge."""
        with self._lock:
            return duplicates.similar(self._columns, features, limit)

    def facets(self, groups: frozenset[UUID] | None = None, tiers: frozenset[str] = STANDARD) -> Facets:
        """Return exact counts over the people of `groups` (None: all) in `tiers`; restricted records only when asked."""
        with self._lock:
            return self._columns.facets(groups, tiers)

    def write(self, path: Path, place: dict[str, Any]) -> None:
        """Seal everything into the file `path`, with `place` telling where in the history it stands."""
        with self._lock:
            snapshot.write(path, self._columns, place)

    @classmethod
    def read(cls, path: Path, equivalents: Equivalents = NONE) -> tuple["PeopleIndex", dict[str, Any]]:
        """Return the index sealed in `path` and its place in the history; raise snapshot.Unfit when it cannot serve."""
        index = cls(equivalents)
        index._columns, place = snapshot.read(path, equivalents)
        return index, place

    def _chunks(self, text: str, limit: int, groups: frozenset[UUID] | None) -> Iterator[list[Hit]]:
        yield self._identified(text, limit, groups)
        words = len(linkage.typed(text).words)
        for missing in range(min(words, 2)):
            most = limit * _FIRST_ASKED
            given = 0
            while True:
                ranked = self._ranked(text, groups, missing, most, given)
                yield ranked
                if given + len(ranked) < most:
                    break
                given, most = most, most * _MORE_ASKED

    def _ranked(self, text: str, groups: frozenset[UUID] | None, missing: int, most: int, given: int) -> list[Hit]:
        with self._lock:
            columns = self._columns
            codes = None if groups is None else columns.group_codes(groups)
            ranking = Ranking(columns, linkage.typed(text, columns.vocabulary.equivalents), codes)
            return [self._hit(ranking, score, slot) for score, slot in ranking.best(missing, most)[given:]]

    def _hit(self, ranking: Ranking, score: float, slot: int) -> Hit:
        typed = ranking.query.words
        pairs = ranking.match(slot).pairs
        reasons = tuple(
            Reason("name", " ".join(typed[i].surface for i in pair.asked), " ".join(pair.found)) for pair in pairs
        )
        why = tuple(word for pair in pairs for word in pair.found)
        return Hit(UUID(int=self._columns.people[slot]), score, why, reasons)

    def _identified(self, text: str, limit: int, groups: frozenset[UUID] | None) -> list[Hit]:
        plain = normal(text.replace(":", ""))
        if len(plain) < _IDENTIFIER_LETTERS or not any(c.isdigit() for c in plain):
            return []
        with self._lock:
            columns = self._columns
            codes = None if groups is None else columns.group_codes(groups)
            found: dict[int, float] = {}
            for slot, full in columns.identified(plain, begins=True):
                if codes is None or columns.groups[slot] in codes:
                    found[slot] = max(found.get(slot, 0.0), 1.0 if full else 0.97)
            ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
            reason = (Reason("identifier", plain, plain),)
            return [Hit(UUID(int=columns.people[slot]), score, (), reason) for slot, score in ranked]
