"""The part of the register that somebody may read: what lies outside is not compared and changes no order of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from amparo.trust.projections.register import bits
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


class Groups:
    """Who belongs to which group, and how many of each group hold which word."""

    def __init__(self, words: Callable[[int], set[int]]) -> None:
        """Begin without anybody; `words` gives the numbers of the words that the person in a slot holds."""
        self._words = words
        self._people: dict[int, int] = {}
        self._held: dict[int, Counter[int]] = {}

    def load(self, people: dict[int, int]) -> None:
        """Fill empty groups with their people as bits."""
        self._people = people

    def add(self, group: int, slot: int) -> None:
        """Count a person who came to a group, with their words."""
        self._people[group] = self._people.get(group, 0) | 1 << slot
        if group in self._held:
            self._held[group].update(self._words(slot))

    def drop(self, group: int, slot: int) -> None:
        """Count a person out who leaves, while their words still stand."""
        self._people[group] &= ~(1 << slot)
        if counted := self._held.get(group):
            counted.subtract(words := self._words(slot))
            for number in words:
                if not counted[number]:
                    del counted[number]

    def reach(self, groups: Iterable[int]) -> Reach:
        """Return the part of the register that `groups` make."""
        codes = sorted(groups)
        people = reduce(or_, (self._people.get(group, 0) for group in codes), 0)
        return Reach(people, people.bit_count(), tuple(self._counted(group) for group in codes))

    def _counted(self, group: int) -> Counter[int]:
        # Counted when a group is first searched, and kept current from then on.
        if group not in self._held:
            slots = bits.slots(self._people.get(group, 0))
            self._held[group] = Counter(number for slot in slots for number in self._words(slot))
        return self._held[group]
