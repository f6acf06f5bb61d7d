"""Reads wide Latin as sounds, with every usual rival reading, because one name is spelled a dozen ways.

A reading has a `key` (consonant classes in which the rivals coincide: blocking key and skeleton), the `fine` consonants
behind it, the vowels between them, and the price of its less usual choices (`graphemes`).
"""

from functools import lru_cache
from typing import NamedTuple

from amparo.foundation.linkage import graphemes

A, I, U, E, LONG, UNKNOWN = 1, 2, 4, 8, 16, 32  # noqa: E741 - the vowel classes are called what they are
HEARD = A | I | U | E

CLASSES = {
    **dict.fromkeys("bpfvw", "B"),
    **dict.fromkeys("tdþð", "T"),
    **dict.fromkeys("szcÞÐ", "S"),
    **dict.fromkeys("šč", "C"),
    **dict.fromkeys("kqχɣgh", "K"),
    **dict.fromkeys("jž", "J"),
    **dict.fromkeys("lmnr", ""),
}
CLASSES.update({"l": "L", "m": "M", "n": "N", "r": "R"})
ALPHABET = "BTSCKJLMNR"

_VOWELS = {"A": A, "I": I, "U": U, "E": E, "Ā": A | LONG, "Ī": I | LONG, "Ū": U | LONG}

_KEEP, _BEAM = 8, 24


class Reading(NamedTuple):
    """One way to say a word: class key, fine consonants, vowel slots around them (one more than consonants), price."""

    key: str
    fine: str
    slots: str
    price: float


@lru_cache(maxsize=4096)
def readings(wide: str, written_vowels: bool, unfinished: bool = False) -> tuple[Reading, ...]:
    """Return the usual readings of a word in wide Latin, the most usual first, at most eight.

    `written_vowels` is False for scripts that leave short vowels out; `unfinished` allows the last letter to be half
    of a digraph, for search while typing. A word without consonants has the vowels as its key.
    """
    beam: list[tuple[float, str]] = [(0.0, "")]
    for options in _graphemes(wide, unfinished):
        if len(options) == 1 and not options[0][1]:
            beam = [(price, said + options[0][0]) for price, said in beam]
            continue
        grown = [(price + more, said + sound) for price, said in beam for sound, more in options]
        beam = sorted(grown)[:_BEAM]
    best: dict[str, Reading] = {}
    for price, said in sorted(beam):
        reading = _reading(said, price, written_vowels)
        best.setdefault(reading.key, reading)
    return tuple(best.values())[:_KEEP]


def _graphemes(wide: str, unfinished: bool) -> list[graphemes.Rivals]:
    found = []
    place = 0
    while place < len(wide):
        for length in range(min(graphemes.LONGEST, len(wide) - place), 0, -1):
            grapheme = wide[place : place + length]
            options = graphemes.options(grapheme, wide[place + length : place + length + 1])
            if options is None:
                continue
            if unfinished and place + length == len(wide) and grapheme in graphemes.HALF:
                options = (*options, (graphemes.HALF[grapheme], 0.0))
            found.append(options)
            break
        else:
            length = 1
        place += length
    return found


def _reading(said: str, price: float, written_vowels: bool) -> Reading:
    unmarked = 0 if written_vowels else UNKNOWN
    fine, key, slots, bits = "", "", "", unmarked
    for sound in said:
        vowel = _VOWELS.get(sound)
        if vowel is not None:
            bits |= vowel
            continue
        slots += chr(48 + bits)
        fine += sound
        key += CLASSES.get(sound, sound)
        bits = unmarked
    last = bits if written_vowels else (bits & ~UNKNOWN)
    slots += chr(48 + last)
    return Reading(key or "".join(dict.fromkeys(said.upper())) or "-", fine, slots, round(price, 3))
