"""Consistency proofs of RFC 6962 (2.1.2): that a longer log begins with the shorter one, told in about 2·log2(n) hashes."""

from collections.abc import Sequence

from amparo.trust.audit import tree


def _root(leaves: Sequence[bytes]) -> bytes:
    frontier: list[bytes] = []
    for size, leaf in enumerate(leaves):
        frontier = tree.grow(size, frontier, leaf)
    return tree.root(frontier)


def _split(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def consistency(old: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the proof that the tree of all leaf hashes `leaves` begins with the tree of the first `old` of them.

    Empty from nothing and to itself. Raises ValueError when there are not as many.
    """
    if not 0 <= old <= len(leaves):
        raise ValueError(f"the log has {len(leaves)} entries, not {old}")
    if old in (0, len(leaves)):
        return []
    steps: list[bytes] = []
    low, high, whole = 0, len(leaves), True
    while old != high:  # down to the subtree in which the old tree ends
        middle = low + _split(high - low)
        if old <= middle:
            steps.append(_root(leaves[middle:high]))
            high = middle
        else:
            steps.append(_root(leaves[low:middle]))
            low, whole = middle, False
    return ([] if whole else [_root(leaves[low:high])]) + steps[::-1]


def consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Return whether `proof` shows that the tree of `new` leaves begins with that of `old` (RFC 9162, 2.1.4.2).

    >>> consistent(3, b"same", 3, b"same", [])
    True
    """
    if not 0 < old < new:
        return old == new and not proof and old_root == new_root
    seed, *steps = [old_root, *proof] if old & (old - 1) == 0 else [*proof] or [b""]
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    older = newer = seed
    for step in steps:
        if last == 0:
            return False
        if first & 1 or first == last:
            older, newer = tree.node_hash(step, older), tree.node_hash(step, newer)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            newer = tree.node_hash(newer, step)
        first, last = first >> 1, last >> 1
    return last == 0 and older == old_root and newer == new_root
