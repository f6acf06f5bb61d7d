"""Consistency proofs: every honest one passes, and none that shows another past."""

import hashlib
from functools import cache

import pymerkle
from hypothesis import given
from hypothesis import strategies as st

from amparo.trust.audit import proofs, tree

LEAVES = [tree.leaf_hash(bytes([number])) for number in range(130)]


def _root(leaves: list[bytes]) -> bytes:
    frontier: list[bytes] = []
    for size, leaf in enumerate(leaves):
        frontier = tree.grow(size, frontier, leaf)
    return tree.root(frontier)


def test_every_size_is_consistent_with_every_smaller_one() -> None:
    for new in range(1, 70):
        for old in range(1, new + 1):
            steps = proofs.consistency(old, LEAVES[:new])
            assert proofs.consistent(old, _root(LEAVES[:old]), new, _root(LEAVES[:new]), steps), (old, new)


@cache
def _oracle(low: int, high: int) -> bytes:
    """Return the root of leaves `low`..`high` as an independent library computes it."""
    oracle = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(low, high):
        oracle.append_entry(bytes([number]))
    return bytes(oracle.get_root())


def _as_in_the_rfc(old: int, low: int, high: int, whole: bool) -> list[bytes]:
    """Return SUBPROOF(old, D[low:high], whole), word for word from RFC 6962, 2.1.2."""
    size = high - low
    if old == size:
        return [] if whole else [_oracle(low, high)]
    half = max(2**power for power in range(8) if 2**power < size)
    if old <= half:
        return [*_as_in_the_rfc(old, low, low + half, whole), _oracle(low + half, high)]
    return [*_as_in_the_rfc(old - half, low + half, high, False), _oracle(low, low + half)]


def test_the_proofs_are_those_of_the_rfc_with_roots_of_an_independent_library() -> None:
    for new in range(1, 40):
        for old in range(1, new + 1):
            assert proofs.consistency(old, LEAVES[:new]) == _as_in_the_rfc(old, 0, new, True), (old, new)


@given(st.data())
def test_no_proof_passes_for_another_past(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 130))
    old = data.draw(st.integers(1, new - 1))
    changed = data.draw(st.integers(0, old - 1))
    other = [*LEAVES]
    other[changed] = hashlib.sha256(b"rewritten").digest()
    steps = proofs.consistency(old, other[:new])
    assert not proofs.consistent(old, _root(LEAVES[:old]), new, _root(other[:new]), steps)


@given(st.data())
def test_no_changed_shortened_or_lengthened_proof_passes(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 130))
    old = data.draw(st.integers(1, new - 1))
    steps = proofs.consistency(old, LEAVES[:new])
    roots = _root(LEAVES[:old]), _root(LEAVES[:new])
    at = data.draw(st.integers(0, len(steps) - 1))
    flipped = bytes([steps[at][0] ^ 1]) + steps[at][1:]
    for wrong in ([*steps[:at], flipped, *steps[at + 1 :]], steps[:at] + steps[at + 1 :], [*steps, LEAVES[0]], []):
        assert not proofs.consistent(old, roots[0], new, roots[1], wrong)


def test_a_log_that_became_shorter_is_consistent_with_nothing() -> None:
    assert not proofs.consistent(9, _root(LEAVES[:9]), 5, _root(LEAVES[:5]), [])
