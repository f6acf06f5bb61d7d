"""Passphrases that were leaked elsewhere and are tried first, asked without any other server: their fingerprints lie here.

What they are made from and how stands in tools/leaked.py; none of them can be read out of this file.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from pathlib import Path

SIZE = 5
"""Bytes kept of each fingerprint: one good passphrase in three million is refused by mistake, and another one chosen."""

_KEPT = Path(__file__).with_name("leaked.bin")


def is_leaked(letters: str) -> bool:
    """Return whether a passphrase with these `letters` (small, without blanks and signs) was leaked."""
    kept, asked = _kept(), fingerprint(letters)
    place = bisect_left(range(number()), asked, key=lambda at: kept[at * SIZE : (at + 1) * SIZE])
    return kept[place * SIZE : (place + 1) * SIZE] == asked


def number() -> int:
    """Return how many passphrases are known."""
    return len(_kept()) // SIZE


def packed(every: Iterable[str]) -> bytes:
    """Return the fingerprints of many passphrases as the file keeps them: sorted, each once."""
    return b"".join(sorted({fingerprint(letters) for letters in every}))


def fingerprint(letters: str) -> bytes:
    """Return what is kept of one passphrase."""
    return hashlib.sha256(letters.encode()).digest()[:SIZE]


@cache
def _kept() -> bytes:
    return _KEPT.read_bytes()
