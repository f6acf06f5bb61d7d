"""The people of the index in columns: numbers, not objects, because a hundred thousand people must fit a laptop."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from uuid import UUID

from amparo.foundation import linkage
from amparo.foundation.linkage import Equivalents, NameKeys
from amparo.trust.projections.features import Features
from amparo.trust.projections.register.identifiers import bare, normal
from amparo.trust.projections.register.reach import Groups, Reach
from amparo.trust.projections.register.vocabulary import Vocabulary

BREAK = 0xFFFFFFFF
"""Stands between two writings of one name."""
_NO_YEAR, _PAST_ALL_YEARS = 0, 10_000


class Columns:
    """Slot number → person; a slot of a person who left is used again."""

    def __init__(self, equivalents: Equivalents) -> None:
        self.vocabulary = Vocabulary(equivalents)
        self.people: list[int] = []
        self.names: list[bytes] = []
        self.years = array("h")
        self.sexes = bytearray()
        self.tiers = bytearray()
        self.groups = array("H")
        self.identifiers: list[tuple[str, ...]] = []
        self.codes: dict[str, list[str]] = {"sex": [""], "tier": [""], "group": [""]}
        self.slots: dict[int, int] = {}
        self.by_identifier: list[tuple[str, int]] = []
        self.free: list[int] = []
        self.grouped = Groups(self._held)
        self.changes = 0

    def __len__(self) -> int:
        return len(self.slots)

    def add(self, person: UUID, features: Features) -> None:
        """Add one person who is not there yet."""
        self.changes += 1
        slot = self._slot(person)
        words = self._words(features.names)
        self.names[slot] = words.tobytes()
        for number in self._held(slot):
            self.vocabulary.hang(number, slot)
        year = features.birth_year or _NO_YEAR
        self.years[slot] = year if 0 < year < _PAST_ALL_YEARS else _NO_YEAR
        self.sexes[slot] = self._code("sex", features.sex or "")
        self.tiers[slot] = self._code("tier", features.tier)
        group = self.groups[slot] = self._code("group", features.group.hex)
        self.grouped.add(group, slot)
        self.identifiers[slot] = tuple(dict.fromkeys(plain for i in features.identifiers if (plain := normal(i))))
        for identifier in self.identifiers[slot]:
            insort(self.by_identifier, (bare(identifier), slot))

    def drop(self, person: UUID) -> None:
        """Take one person out; nothing happens when they are not there."""
        slot = self.slots.pop(person.int, None)
        if slot is None:
            return
        self.changes += 1
        self.grouped.drop(self.groups[slot], slot)
        for number in self._held(slot):
            self.vocabulary.unhang(number, slot)
        for identifier in self.identifiers[slot]:
            del self.by_identifier[bisect_left(self.by_identifier, (bare(identifier), slot))]
        self.people[slot], self.names[slot], self.identifiers[slot] = -1, b"", ()
        self.years[slot] = self.sexes[slot] = self.tiers[slot] = self.groups[slot] = 0
        self.free.append(slot)

    def words(self, slot: int) -> array[int]:
        """Return the numbers of the words of a person's names, BREAK between two writings."""
        return array("I", self.names[slot])

    def _held(self, slot: int) -> set[int]:
        return set(self.words(slot)) - {BREAK}

    def keys(self, slot: int) -> tuple[NameKeys, ...]:
        """Return every writing of a person's name, ready to compare."""
        names: list[list[linkage.Token]] = [[]]
        for number in self.words(slot):
            if number == BREAK:
                names.append([])
            else:
                names[-1].append(self.vocabulary.token(number))
        return tuple(NameKeys(tuple(tokens)) for tokens in names)

    def identified(self, text: str, *, begins: bool) -> Iterator[tuple[int, bool]]:
        """Yield slot and whether it is whole, for every identifier that is `text` or, if asked for, begins with it."""
        at = bisect_left(self.by_identifier, (text, -1))
        while at < len(self.by_identifier):
            identifier, slot = self.by_identifier[at]
            if identifier != text and not (begins and identifier.startswith(text)):
                return
            yield slot, identifier == text
            at += 1

    def group_codes(self, groups: frozenset[UUID]) -> frozenset[int]:
        """Return the codes by which `groups` stand in the column."""
        wanted = {group.hex for group in groups}
        return frozenset(code for code, name in enumerate(self.codes["group"]) if name in wanted)

    def reach(self, groups: frozenset[UUID] | None) -> Reach:
        """Return the part of the register that `groups` make, None for all of it."""
        return Reach(-1, len(self)) if groups is None else self.grouped.reach(self.group_codes(groups))

    def held(self, numbers: Iterable[int]) -> int:
        """Return the people who have at least one of the words in their names, as bits."""
        return self.vocabulary.held(numbers, len(self.people))

    def _slot(self, person: UUID) -> int:
        if self.free:
            slot = self.free.pop()
        else:
            slot = len(self.people)
            self.people.append(-1)
            self.names.append(b"")
            self.identifiers.append(())
            self.years.append(0)
            self.groups.append(0)
            self.sexes.append(0)
            self.tiers.append(0)
        self.people[slot] = person.int
        self.slots[person.int] = slot
        return slot

    def _words(self, names: tuple[str, ...]) -> array[int]:
        words = array("I")
        for writing in dict.fromkeys(w for name in names for w in linkage.writings(name)):
            tokens = linkage.keys(writing).tokens
            if tokens:
                if words:
                    words.append(BREAK)
                words.extend(self.vocabulary.number(token.surface) for token in tokens)
        return words

    def _code(self, column: str, value: str) -> int:
        known = self.codes[column]
        if value not in known:
            known.append(value)
        return known.index(value)
