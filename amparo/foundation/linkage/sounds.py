"""Reads wide Latin as sounds, with every usual rival reading, because one name is spelled a dozen ways.

A reading has a `key` (consonant classes in which the rivals coincide: blocking key and skeleton), the `fine` consonants
behind it, the vowels between them, and the price of its less usual choices. Somali x and c, Turkish c, Spanish j,
French ou and ch, German sch, Polish sz and cz, Slavic romanisations and Maghrebi spellings are all readings here.
"""

from functools import lru_cache
from typing import NamedTuple

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

# grapheme -> rival readings, first the usual one; each a string of sounds and its price.
_HARD_C = (("k", 0.0), ("", 0.04), ("j", 0.07))
_SOFT_C = (("s", 0.0), ("j", 0.04), ("", 0.05))
_SOFT_G = (("g", 0.0), ("j", 0.04))
_GRAPHEMES: dict[str, tuple[tuple[str, float], ...]] = {
    **{c: ((c, 0.0),) for c in "bpfvtdszklmnrqčžšχɣ"},
    "h": (("h", 0.0), ("", 0.04)),
    "g": (("g", 0.0),),
    "j": (("j", 0.0), ("I", 0.05), ("h", 0.07)),
    "ĵ": (("j", 0.0), ("g", 0.04)),
    "x": (("ks", 0.0), ("h", 0.02), ("š", 0.06)),
    "c": _HARD_C,
    "w": (("U", 0.0), ("w", 0.02)),
    "ŵ": (("U", 0.0), ("w", 0.02)),
    "ŷ": (("I", 0.0),),
    "ÿ": (("AI", 0.0),),
    "y": (("I", 0.0),),
    "ḫ": (("A", 0.0), ("h", 0.0)),
    "ng": (("n", 0.0), ("ng", 0.02)),
    "ŧ": (("A", 0.0), ("t", 0.03)),
    "þ": (("þ", 0.0), ("Þ", 0.0)),
    "ð": (("ð", 0.0), ("Ð", 0.0)),
    "ş": (("š", 0.0), ("s", 0.03)),
    "č": (("č", 0.0), ("k", 0.05), ("s", 0.05)),
    "ç": (("č", 0.0), ("s", 0.0), ("k", 0.05)),
    "ğ": (("g", 0.02), ("", 0.02)),
    "đ": (("d", 0.0), ("j", 0.02)),
    "ts": (("c", 0.0),),
    "tz": (("c", 0.0),),
    "sh": (("š", 0.0),),
    "sch": (("š", 0.0),),
    "shch": (("š", 0.0),),
    "sz": (("š", 0.0), ("s", 0.04)),
    "ch": (("č", 0.0), ("χ", 0.04)),
    "tch": (("č", 0.0),),
    "cz": (("č", 0.0),),
    "zh": (("ž", 0.0),),
    "dj": (("j", 0.0),),
    "dzh": (("j", 0.0),),
    "dž": (("j", 0.0),),
    "xh": (("j", 0.0), ("h", 0.02)),
    "jh": (("j", 0.0),),
    "dz": (("j", 0.03), ("z", 0.03)),
    "th": (("þ", 0.0), ("Þ", 0.0)),
    "dh": (("ð", 0.0), ("Ð", 0.0)),
    "kh": (("χ", 0.0),),
    "gh": (("ɣ", 0.0), ("", 0.05)),
    "ph": (("f", 0.0),),
    "bh": (("b", 0.0),),
    "ck": (("k", 0.0),),
    "ks": (("ks", 0.0),),
    "qu": (("k", 0.0), ("kU", 0.0)),
    **dict.fromkeys(("a", "ə"), (("A", 0.0),)),
    "e": (("E", 0.0),),
    "i": (("I", 0.0),),
    **dict.fromkeys("ou", (("U", 0.0),)),
    "aa": (("Ā", 0.0),),
    **dict.fromkeys(("ee", "ii", "ei", "ey", "ai", "ay", "ae", "aye"), (("Ī", 0.0),)),
    **dict.fromkeys(("oo", "uu", "ou"), (("Ū", 0.0),)),
    "oe": (("U", 0.0),),
    **{d: ((d, 0.0),) for d in "0123456789"},
}
_LONGEST = max(map(len, _GRAPHEMES))
# A letter at which typing stopped may be the first half of a digraph.
_HALF = {"s": "š", "c": "č", "t": "Þ", "d": "Ð", "z": "ž"}
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


def _graphemes(wide: str, unfinished: bool) -> list[tuple[tuple[str, float], ...]]:
    found = []
    place = 0
    while place < len(wide):
        for length in range(min(_LONGEST, len(wide) - place), 0, -1):
            grapheme = wide[place : place + length]
            options = _options(grapheme, wide[place + length : place + length + 1])
            if options is None:
                continue
            if unfinished and place + length == len(wide) and grapheme in _HALF:
                options = (*options, (_HALF[grapheme], 0.0))
            found.append(options)
            break
        else:
            length = 1
        place += length
    return found


def _options(grapheme: str, after: str) -> tuple[tuple[str, float], ...] | None:
    """Rival sounds of a grapheme before the letter `after` ("" at the end), or None where it is no grapheme."""
    if after and after in "eiy":
        if grapheme == "c":
            return _SOFT_C
        if grapheme == "g":
            return _SOFT_G
    if grapheme == "ng" and after and after in "aeiouyw":
        return None
    return _GRAPHEMES.get(grapheme)


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
