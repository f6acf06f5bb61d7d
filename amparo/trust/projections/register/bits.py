"""Sets of people as bits of one integer: a hundred thousand people are 12 KB, and two such sets meet in a microsecond."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

_ANY = re.compile(rb"[^\0]")
_PLACES = tuple(tuple(place for place in range(8) if byte >> place & 1) for byte in range(256))


def of(slots: Iterable[int], width: int) -> int:
    """Return the set of `slots`, each below `width`."""
    held = bytearray((width >> 3) + 1)
    for slot in slots:
        held[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(held, "little")


def slots(bits: int) -> Iterator[int]:
    """Yield the slots of a set in ascending order."""
    held = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for match in _ANY.finditer(held):
        at = match.start()
        for place in _PLACES[held[at]]:
            yield (at << 3) + place


def first(bits: int, most: int) -> list[int]:
    """Return the lowest `most` slots of a set."""
    return list(islice(slots(bits), most))
