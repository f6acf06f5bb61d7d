"""The distinct words of all names, and the people who hang on each.

A register has far fewer distinct words than people. Words are kept packed (one short string each) and unpacked when
compared; the skeletons, heads and groups of each word are kept in tables, the ways by which it can be found.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import chain

from amparo.foundation import linkage
from amparo.foundation.linkage import Equivalents, Token
from amparo.foundation.linkage.sounds import Reading
from amparo.trust.projections.register import bits
from amparo.trust.projections.register.packing import pack, unpack

_CROWD = 256
"""From so many people on, the set of those who hang on a word is kept as bits."""


class Words:
    """Word number ↔ word. Numbers of words that are gone are used again."""

    def __init__(self, equivalents: Equivalents) -> None:
        self.equivalents = equivalents
        self.surfaces: list[str] = []
        self.packed: list[str] = []
        self.spellings: list[str] = []
        self.postings: list[array[int]] = []
        self.particles: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._free: list[int] = []
        self._crowds: dict[int, int] = {}
        self._by_key: dict[str, array[int]] = {}
        self._by_head: dict[str, array[int]] = {}
        self._by_group: dict[str, array[int]] = {}
        self._keys: list[str] = []
        self._by_spelling: list[tuple[str, int]] = []

    def __len__(self) -> int:
        return len(self._numbers)

    def token(self, number: int) -> Token:
        """Return word `number`."""
        return unpack(self.surfaces[number], self.packed[number])

    def number(self, surface: str) -> int:
        """Return the number of a folded word, making it known on first use."""
        known = self._numbers.get(surface)
        return known if known is not None else self._add(surface, pack(linkage.token(surface)))

    def known(self, surface: str) -> int | None:
        """Return the number of a folded word, None where no name holds it."""
        return self._numbers.get(surface)

    def load(self, surfaces: list[str], packed: list[str]) -> None:
        """Fill an empty vocabulary, in order; much faster than word by word."""
        for surface, told in zip(surfaces, packed, strict=True):
            number = self._room()
            if surface:
                self._fill(number, surface, told)
        self._free = [number for number, surface in enumerate(surfaces) if not surface]
        self._keys = sorted(self._by_key)
        self._by_spelling = sorted((self.spellings[number], number) for number in self._numbers.values())

    def hang(self, number: int, slot: int) -> None:
        """Hang the person in `slot` on word `number`."""
        self.postings[number].append(slot)
        if number in self._crowds:
            self._crowds[number] |= 1 << slot

    def unhang(self, number: int, slot: int) -> None:
        """Take the person off the word; a word without people is forgotten."""
        posting = self.postings[number]
        posting.remove(slot)
        if number in self._crowds:
            self._crowds[number] &= ~(1 << slot)
        if not posting:
            self._forget(number)

    def held(self, numbers: Iterable[int], width: int) -> int:
        """Return the people, all in slots below `width`, who hang on at least one of the words, as bits."""
        crowds, few = 0, []
        for number in numbers:
            posting = self.postings[number]
            if len(posting) < _CROWD:
                few.append(posting)
                continue
            if number not in self._crowds:
                self._crowds[number] = bits.of(posting, width)
            crowds |= self._crowds[number]
        return crowds | bits.of(chain.from_iterable(few), width) if few else crowds

    def _add(self, surface: str, packed: str) -> int:
        number = self._free.pop() if self._free else self._room()
        for key in self._fill(number, surface, packed):
            insort(self._keys, key)
        insort(self._by_spelling, (self.spellings[number], number))
        return number

    def _room(self) -> int:
        self.surfaces.append("")
        self.packed.append("")
        self.spellings.append("")
        self.postings.append(array("I"))
        return len(self.surfaces) - 1

    def _fill(self, number: int, surface: str, packed: str) -> list[str]:
        """Put a word in its place and return the skeletons that are new."""
        token = unpack(surface, packed)
        self.surfaces[number], self.packed[number], self.spellings[number] = surface, packed, token.spelling
        self._numbers[surface] = number
        if token.particle:
            self.particles.add(number)
        new = []
        for table, key in self._ways(token):
            if table is self._by_key and key not in table:
                new.append(key)
            table.setdefault(key, array("I")).append(number)
        return new

    def _forget(self, number: int) -> None:
        token = self.token(number)
        for table, key in self._ways(token):
            table[key].remove(number)
            if not table[key]:
                del table[key]
                if table is self._by_key:
                    del self._keys[bisect_left(self._keys, key)]
        del self._by_spelling[bisect_left(self._by_spelling, (token.spelling, number))]
        del self._numbers[token.surface]
        self._crowds.pop(number, None)
        self.particles.discard(number)
        self.surfaces[number] = self.packed[number] = self.spellings[number] = ""
        self._free.append(number)

    def _ways(self, token: Token) -> Iterator[tuple[dict[str, array[int]], str]]:
        for reading in token.readings:
            yield self._by_key, reading.key
        yield self._by_head, _head(token.readings[0])
        for group in sorted(self.equivalents.groups(token)):
            yield self._by_group, group


def _head(reading: Reading) -> str:
    return reading.slots[0] + (reading.fine[:1] or "-") + reading.slots[1:2]
