"""A small sum that a browser does instead of its person waiting, while very many write at once.

It looks for a number which, behind its ticket, gives a SHA-256 that begins with enough zeros: some thousand tries, and one to
check it. The sum belongs to one ticket, and a ticket is good once, so nobody keeps a store of answers.
"""

import hashlib
import re

_NUMBER = re.compile(r"[0-9]{1,15}")


def is_solved(ticket: str, number: str, bits: int) -> bool:
    """Return whether `number` is an answer to the sum of a ticket at this difficulty (0: there is none, so nothing solves it)."""
    if not bits or not _NUMBER.fullmatch(number):
        return False
    digest = hashlib.sha256(f"{ticket}.{number}".encode()).digest()
    return int.from_bytes(digest) >> (len(digest) * 8 - bits) == 0
