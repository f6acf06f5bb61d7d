"""The distinct words of all names, findable by spelling, skeleton and beginning.

A register has far fewer distinct words than people, so a query is compared with words; people hang on words by posting
lists. Words are kept packed (one short string each) and unpacked when compared.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice

from rapidfuzz.distance import OSA

from amparo.foundation import linkage
from amparo.foundation.linkage import Equivalents, Token, compare, sounds
from amparo.foundation.linkage.sounds import Reading
from amparo.trust.projections import bits

MOST_CANDIDATES = 400
"""A beginning of one or two letters fits thousands of words; the most common of them are compared."""

_CROWD = 256
"""From so many people on, the set of those who hang on a word is kept as bits."""
_END = "\U0010ffff"
_TYPO_LETTERS, _TYPO_SURE = 5, 0.82


def pack(token: Token) -> str:
    """Return everything about a token but its surface as one string."""
    told = "\t".join(f"{r.key},{r.fine},{r.slots},{round(r.price * 1000)}" for r in token.readings)
    return f"{token.spelling}|{int(token.written_vowels)}{int(token.particle)}|{told}"


@lru_cache(maxsize=65536)
def unpack(surface: str, packed: str) -> Token:
    """Return the token that was packed."""
    spelling, flags, told = packed.split("|")
    return Token(
        surface, spelling, tuple(_reading(part) for part in told.split("\t")), flags[0] == "1", flags[1] == "1"
    )


def _reading(part: str) -> Reading:
    key, fine, slots, price = part.split(",")
    return Reading(key, fine, slots, int(price) / 1000)


class Vocabulary:
    """Word number ↔ word, and the ways to a word. Numbers of words that are gone are used again."""

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

    # Ways to candidates; each gives numbers of words, the caller compares.

    def sounding(self, token: Token) -> set[int]:
        """Return the words that share a skeleton with `token`."""
        return {number for reading in token.readings for number in self._by_key.get(reading.key, ())}

    def with_key(self, key: str) -> Iterable[int]:
        """Return the words with skeleton `key`."""
        return self._by_key.get(key, ())

    def like(self, token: Token) -> set[int]:
        """Return the words that may be `token` in another spelling or with a slip of the finger."""
        found = self.sounding(token) | self.spelled(token.spelling)
        if len(token.spelling) >= _TYPO_LETTERS:
            found.update(self._slips(token))
        return found

    def begun(self, part: Token) -> set[int]:
        """Return the words that `part`, still being typed, may begin; at most MOST_CANDIDATES, the common ones."""
        low = bisect_left(self._by_spelling, (part.spelling, 0))
        high = bisect_left(self._by_spelling, (part.spelling + _END, 0))
        found = {number for _, number in self._by_spelling[low:high]}
        for reading in part.readings:
            if len(reading.fine) >= 2:
                found.update(self.starting(reading.key))
        if len(part.readings[0].fine) == 1:
            found.update(self._opening(part))
        return self._commonest(found) if len(found) > MOST_CANDIDATES else found

    def _commonest(self, numbers: set[int]) -> set[int]:
        # A cut at the size of the last one kept is several times faster here than a heap.
        size = {number: len(self.postings[number]) for number in numbers}
        least = sorted(size.values())[-MOST_CANDIDATES]
        kept = {number for number, held in size.items() if held > least}
        return kept.union(islice((n for n, held in size.items() if held == least), MOST_CANDIDATES - len(kept)))

    def spelled(self, spelling: str) -> set[int]:
        """Return the words spelled just so in plain letters."""
        low = bisect_left(self._by_spelling, (spelling, 0))
        high = bisect_left(self._by_spelling, (spelling, len(self.surfaces)))
        return {number for _, number in self._by_spelling[low:high]}

    def grouped(self, groups: Iterable[str]) -> set[int]:
        """Return the words that stand in one of the groups of equivalent names."""
        return {number for group in groups for number in self._by_group.get(group, ())}

    def starting(self, key: str) -> Iterator[int]:
        """Yield the words with a skeleton that starts with `key`; a word may come more than once."""
        for other in self._keys[bisect_left(self._keys, key) : bisect_left(self._keys, key + _END)]:
            yield from self._by_key[other]

    def _opening(self, part: Token) -> Iterator[int]:
        typed = part.readings[0]
        for head, numbers in self._by_head.items():
            if sounds.CLASSES.get(head[1]) == typed.key[0] and compare.may_open(typed, head):
                yield from numbers

    def _slips(self, token: Token) -> Iterator[int]:
        key, spelling = token.readings[0].key, token.spelling
        for other in _one_slip(key):
            for number in self._by_key.get(other, ()):
                if OSA.normalized_similarity(spelling, self.spellings[number], score_cutoff=_TYPO_SURE):
                    yield number


def _head(reading: Reading) -> str:
    return reading.slots[0] + (reading.fine[:1] or "-") + reading.slots[1:2]


def _one_slip(key: str) -> set[str]:
    around = {key[:at] + key[at + 1 :] for at in range(len(key))}
    for letter in sounds.ALPHABET:
        around.update(key[:at] + letter + key[at:] for at in range(len(key) + 1))
        around.update(key[:at] + letter + key[at + 1 :] for at in range(len(key)))
    around.update(key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1))
    around.discard(key)
    return around
