"""Identifiers that say nothing: random, so that neither order nor origin of a record can be read from its address."""

import uuid


def new() -> uuid.UUID:
    """Return a fresh random identifier (UUID version 4)."""
    return uuid.uuid4()


def parse(text: str) -> uuid.UUID | None:
    """Return the identifier written in `text`, or None when it is not one."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code(identifier: uuid.UUID) -> str:
    """Return the short code a person can read out: the first 40 bits in Crockford's base 32, as XXXX-XXXX.

    >>> code(uuid.UUID(int=0))
    '0000-0000'
    """
    bits = identifier.int >> 88
    letters = "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def range_of_code(text: str) -> tuple[uuid.UUID, uuid.UUID] | None:
    """Return the lowest and highest identifier with the code in `text`, or None when it is not a code.

    Read as Crockford advises: case, spaces and hyphens do not matter; O is 0, I and L are 1.
    """
    letters = text.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
    if len(letters) != 8 or any(letter not in _ALPHABET for letter in letters):
        return None
    bits = 0
    for letter in letters:
        bits = bits << 5 | _ALPHABET.index(letter)
    return uuid.UUID(int=bits << 88), uuid.UUID(int=(bits << 88) + (1 << 88) - 1)
