"""The part of the register that somebody may read: what lies outside is not compared and changes no order of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.trust.projections.register.vocabulary import Vocabulary


@dataclass(frozen=True)
class Reach:
    """People as bits and how many they are; `words` counts for each of their groups the people who hold a word.

    Without `words` (None) the reach is the whole register.
    """

    people: int
    size: int
    words: tuple[Counter[int], ...] | None = None

    def among(self, numbers: Iterable[int]) -> set[int]:
        """Return those of the words that somebody within reach holds."""
        wanted = set(numbers)
        if self.words is None:
            return wanted
        return {number for held in self.words for number in held.keys() & wanted}

    def holders(self, vocabulary: Vocabulary, number: int) -> int:
        """Return how many people within reach hold a word."""
        if self.words is None:
            return len(vocabulary.postings[number])
        return sum(held[number] for held in self.words)
