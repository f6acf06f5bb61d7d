"""Rounding by chance that always falls the same way: up or down to a multiple, unbiased, by a key that nobody outside has."""

from collections.abc import Callable

Draw = Callable[[str], float]
"""What a cell's name is rounded by: a number from 0 up to 1, always the same for the same name and unknown without the key."""
_SPAN = 2**64


def draw_of(fingerprint: Callable[[str], bytes]) -> Draw:
    """Return the draw of a keyed fingerprint (at least 8 bytes), which the vault gives."""
    return lambda name: int.from_bytes(fingerprint(name)[:8], "big") / _SPAN


def rounded(count: int, base: int, at: float) -> int:
    """Return `count` rounded down or up to a multiple of `base`: up by as much chance as it is past the lower one.

    Over all keys the mean is the true count. A larger count of the same cell is never rounded to less.

    >>> rounded(12, 5, 0.39), rounded(12, 5, 0.4), rounded(10, 5, 0.0)
    (15, 10, 10)
    """
    lower, rest = divmod(count, base)
    return (lower + (at < rest / base)) * base


def bound(base: int) -> int:
    """Return by how much a rounded count can differ from the true one at most: it is said beside every such figure.

    >>> bound(5)
    4
    """
    return base - 1


def share_between(part: int, whole: int, base: int) -> tuple[float, float]:
    """Return between what the true share lies when both its counts are rounded to `base`.

    >>> share_between(10, 20, 5)
    (0.25, 0.875)
    """
    off = bound(base)
    if whole - off <= 0:
        return 0.0, 1.0
    low, high = max(part - off, 0) / (whole + off), (part + off) / (whole - off)
    return low, min(high, 1.0)
