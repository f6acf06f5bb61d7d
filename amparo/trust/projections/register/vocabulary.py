"""The ways to a word: by spelling, by skeleton, by its beginning, by a reviewed equivalent, with a slip of the finger.

Each way gives numbers of words that may be meant, never too few; the caller compares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from rapidfuzz.distance import OSA

from amparo.foundation.linkage import Token, compare, sounds
from amparo.trust.projections.register.words import Words

MOST_CANDIDATES = 400
"""A beginning of one or two letters fits thousands of words; the most common of them are compared."""

_END = "\U0010ffff"
_TYPO_LETTERS, _TYPO_SURE = 5, 0.82


class Vocabulary(Words):
    """The words of the register, to be asked for what was typed."""

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
        """Return the words that `part`, still being typed, may begin."""
        low = bisect_left(self._by_spelling, (part.spelling, 0))
        high = bisect_left(self._by_spelling, (part.spelling + _END, 0))
        found = {number for _, number in self._by_spelling[low:high]}
        for reading in part.readings:
            if len(reading.fine) >= 2:
                found.update(self.starting(reading.key))
        if len(part.readings[0].fine) == 1:
            found.update(self._opening(part))
        return found

    def commonest(self, numbers: set[int]) -> set[int]:
        """Return `numbers`, or the MOST_CANDIDATES of them that most people hold where they are more."""
        if len(numbers) <= MOST_CANDIDATES:
            return numbers
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


def _one_slip(key: str) -> set[str]:
    around = {key[:at] + key[at + 1 :] for at in range(len(key))}
    for letter in sounds.ALPHABET:
        around.update(key[:at] + letter + key[at:] for at in range(len(key) + 1))
        around.update(key[:at] + letter + key[at + 1 :] for at in range(len(key)))
    around.update(key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1))
    around.discard(key)
    return around
