"""What letters and groups of letters may sound like: for each grapheme of wide Latin its rivals, the usual one first.

Somali x and c, Turkish c, Spanish j, French ou and ch, German sch, Polish sz and cz, Slavic romanisations and Maghrebi
spellings are rivals here. A rival is a string of sounds (small letters: fine consonants; capitals: vowels) and its price.
"""

Rivals = tuple[tuple[str, float], ...]

# grapheme -> rival readings, first the usual one; each a string of sounds and its price.
_HARD_C = (("k", 0.0), ("", 0.04), ("j", 0.07))
_SOFT_C = (("s", 0.0), ("j", 0.04), ("", 0.05))
_SOFT_G = (("g", 0.0), ("j", 0.04))
_GRAPHEMES: dict[str, Rivals] = {
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
LONGEST = max(map(len, _GRAPHEMES))
# A letter at which typing stopped may be the first half of a digraph.
HALF = {"s": "š", "c": "č", "t": "Þ", "d": "Ð", "z": "ž"}


def options(grapheme: str, after: str) -> Rivals | None:
    """Return the rival sounds of a grapheme before the letter `after` ("" at the end), or None where it is no grapheme."""
    if after and after in "eiy":
        if grapheme == "c":
            return _SOFT_C
        if grapheme == "g":
            return _SOFT_G
    if grapheme == "ng" and after and after in "aeiouyw":
        return None
    return _GRAPHEMES.get(grapheme)
