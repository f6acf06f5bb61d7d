"""Chance that repeats: every record draws from its own seed, so record k is the same whatever the size or the order.

Only `Random.random` is used: its sequence is promised by Python for all versions, which keeps the golden checksums true.
"""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """A table of things with weights, prepared once so that a draw costs one bisection."""

    __slots__ = ("bounds", "items")

    def __init__(self, pairs: Sequence[tuple[T, float]]) -> None:
        """Keep the pairs of thing and weight (any positive unit); an empty table is refused with ValueError."""
        if not pairs:
            raise ValueError("a weighted table needs at least one row")
        total = sum(weight for _, weight in pairs)
        self.items: tuple[T, ...] = tuple(thing for thing, _ in pairs)
        self.bounds: list[float] = [bound / total for bound in accumulate(weight for _, weight in pairs)]


class Dice:
    """Draws for one record, one household or one block, from a seed made of readable parts."""

    __slots__ = ("roll",)

    def __init__(self, *parts: object) -> None:
        """Seed from parts such as `(2026, "person", 17)`: equal parts give equal draws."""
        self.roll = Random("/".join(map(str, parts))).random  # noqa: S311 - invented data, never a secret

    def chance(self, probability: float) -> bool:
        """Tell whether something of this probability (0 to 1) happens."""
        return self.roll() < probability

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number from low to high, both included."""
        return low + int(self.roll() * (high - low + 1))

    def of(self, things: Sequence[T]) -> T:
        """Draw one of the things, all alike; IndexError when there is none."""
        return things[int(self.roll() * len(things))]

    def weighted(self, table: Weighted[T]) -> T:
        """Draw one thing of a prepared table by its weight."""
        return table.items[min(bisect(table.bounds, self.roll()), len(table.items) - 1)]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Draw up to `count` different things, in drawn order."""
        left = list(things)
        return [left.pop(int(self.roll() * len(left))) for _ in range(min(count, len(left)))]

    def bell(self) -> float:
        """Draw around 0 with a spread of about 1 (sum of three even draws), so between -3 and 3."""
        return (self.roll() + self.roll() + self.roll() - 1.5) * 2.0
