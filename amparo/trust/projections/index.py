"""The in-memory index: put, remove, search, similar, count. Safe for threads; never logs and never raises a name."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import UUID

from amparo.foundation import linkage
from amparo.foundation.linkage import NONE, Equivalents, Reason
from amparo.trust.projections import duplicates
from amparo.trust.projections.features import Allowed, Facets, Features, Hit, People, Tiers
from amparo.trust.projections.ranking import Ranking
from amparo.trust.projections.register import counting, snapshot
from amparo.trust.projections.register.columns import Columns
from amparo.trust.projections.register.identifiers import normal

STANDARD = frozenset({"standard"})
_FIRST_ASKED, _MORE_ASKED = 2, 8
_IDENTIFIER_LETTERS, _MOST_IDENTIFIED = 3, 2000


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
        question = _Question(text, groups)
        hits: list[Hit] = []
        for chunk in self._chunks(question, limit, limit * _FIRST_ASKED if allowed else limit):
            kept = allowed([hit.person for hit in chunk]) if allowed and chunk else None
            hits += [hit for hit in chunk if kept is None or hit.person in kept]
            if len(hits) >= limit:
                break
        with self._lock:
            return [question.explained(self._columns, hit) for hit in hits[:limit]]

    def similar(self, features: Features, limit: int = 10) -> list[Hit]:
        """Return at most `limit` people who may be the one described, best first, with reasons; for a person to judge."""
        with self._lock:
            return duplicates.similar(self._columns, features, limit)

    def facets(self, groups: People | None = None, tiers: Tiers = STANDARD, without: People = frozenset()) -> Facets:
        """Return exact counts over the people of `groups` (None: all) in `tiers`; restricted records only when asked."""
        with self._lock:
            return counting.facets(self._columns, groups, tiers, without)

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

    def _chunks(self, question: "_Question", least: int, most: int) -> Iterator[list[Hit]]:
        """Yield people in rank order, nobody twice, `least` or more at once; in between the index is free for others."""
        with self._lock:
            chunk = question.identified(self._columns)
        shown = {hit.person for hit in chunk}
        for missing in range(min(question.words, 2)):
            asked = most
            while True:
                if len(chunk) >= least:
                    yield chunk
                    chunk = []
                with self._lock:
                    ranked = question.ranking(self._columns).best(missing, asked)
                    hits = [Hit(UUID(int=self._columns.people[slot]), score) for score, slot in ranked]
                chunk += [hit for hit in hits if hit.person not in shown]
                shown.update(hit.person for hit in hits)
                if len(ranked) < asked:
                    break
                asked *= _MORE_ASKED
        yield chunk


class _Question:
    """What was typed, with its ranking as long as the register stands still."""

    def __init__(self, text: str, groups: frozenset[UUID] | None) -> None:
        self._text, self._groups = text, groups
        self.words = len(linkage.typed(text).words)
        self._known: tuple[Columns, int, Ranking] | None = None

    def ranking(self, columns: Columns) -> Ranking:
        """Return the ranking of the names for what the register holds now."""
        if self._known and self._known[0] is columns and self._known[1] == columns.changes:
            return self._known[2]
        query = linkage.typed(self._text, columns.vocabulary.equivalents)
        ranking = Ranking(columns, query, self._groups)
        self._known = columns, columns.changes, ranking
        return ranking

    def identified(self, columns: Columns) -> list[Hit]:
        """Return the people with an identifier that is what was typed, or begins with it."""
        plain = normal(self._text.replace(":", ""))
        if len(plain) < _IDENTIFIER_LETTERS or not any(c.isdigit() for c in plain):
            return []
        inside = columns.reach(self._groups).people
        found: dict[int, float] = {}
        for slot, full in islice(columns.identified(plain, begins=True), _MOST_IDENTIFIED):
            if inside >> slot & 1:
                found[slot] = max(found.get(slot, 0.0), 1.0 if full else 0.97)
        reason = (Reason("identifier", plain, plain),)
        ranked = sorted((-score, slot) for slot, score in found.items())
        return [Hit(UUID(int=columns.people[slot]), -score, (), reason) for score, slot in ranked]

    def explained(self, columns: Columns, hit: Hit) -> Hit:
        """Return the hit with the words that matched; without them where the person left meanwhile."""
        slot = columns.slots.get(hit.person.int)
        if hit.reasons or slot is None:
            return hit
        ranking = self.ranking(columns)
        typed, pairs = ranking.query.words, ranking.match(slot).pairs
        told = ((" ".join(typed[i].surface for i in pair.asked), " ".join(pair.found)) for pair in pairs)
        why = tuple(word for pair in pairs for word in pair.found)
        return Hit(hit.person, hit.score, why, tuple(Reason("name", here, there) for here, there in told))
