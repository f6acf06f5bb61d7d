"""A word of a name as one short string: a hundred thousand of them must fit a laptop, and start in seconds."""

from functools import lru_cache

from amparo.foundation.linkage import Token
from amparo.foundation.linkage.sounds import Reading


def pack(token: Token) -> str:
    """Return everything about a token but its surface as one string."""
    told = "\t".join(f"{r.key},{r.fine},{r.slots},{round(r.price * 1000)}" for r in token.readings)
    return f"{token.spelling}|{int(token.written_vowels)}{int(token.particle)}|{told}"


@lru_cache(maxsize=65536)
def unpack(surface: str, packed: str) -> Token:
    """Return the token that was packed."""
    spelling, flags, told = packed.split("|")
    return Token(
        surface, spelling, tuple(_reading(part) for part in told.split("\t")), flags[0] == "1", flags[1] == "1"
    )


def _reading(part: str) -> Reading:
    key, fine, slots, price = part.split(",")
    return Reading(key, fine, slots, int(price) / 1000)
