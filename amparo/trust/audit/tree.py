"""The Merkle tree of RFC 6962 as pure functions: leaf hashes, and a frontier that grows by one leaf at a time."""

import hashlib

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of one leaf (RFC 6962, 2.1: SHA-256 over 0x00 and the entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (SHA-256 over 0x01, left and right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grow(size: int, frontier: list[bytes], leaf: bytes) -> list[bytes]:
    """Return the frontier after one more leaf: the roots of the complete subtrees, largest first.

    >>> len(grow(1, [b"a"], b"b"))
    1
    """
    grown = [*frontier, leaf]
    while size & 1:
        right, left = grown.pop(), grown.pop()
        grown.append(node_hash(left, right))
        size >>= 1
    return grown


def root(frontier: list[bytes]) -> bytes:
    """Return the tree's root hash from its frontier; the empty tree hashes the empty string."""
    if not frontier:
        return EMPTY
    result = frontier[-1]
    for left in reversed(frontier[:-1]):
        result = node_hash(left, result)
    return result


def pack(frontier: list[bytes]) -> bytes:
    """Return the frontier as one byte string."""
    return b"".join(frontier)


def unpack(packed: bytes | memoryview) -> list[bytes]:
    """Return the frontier that `pack` wrote."""
    packed = bytes(packed)
    return [packed[at : at + 32] for at in range(0, len(packed), 32)]
