"""What it costs to take one sound for another, so that near spellings rank above far ones.

Prices are on a scale where 0 is the same and 0.2 ends the likeness of a word with three consonants. They are our own
judgement, tuned on tests/foundation/linkage/names.csv, which a person can extend.
"""

from amparo.foundation.linkage.sounds import HEARD, LONG, UNKNOWN, A, E, I, U

FIRST, INSIDE, LAST = 0, 1, 2
_FAR = 0.15
_NEAR = {
    0.02: "kq vw sÞ zÐ qg gɣ χh",
    0.03: "tþ dð jž pb sz",
    0.05: "bv fv kχ χɣ gh qɣ qχ cs cz šč vb wb szÐÞ",
    0.06: "þð",
    0.08: "pf td kg kɣ ɣh cÞ cÐ",
    0.10: "kh qh wf þd tð sÐ zÞ",
}


def _consonants() -> dict[str, float]:
    prices: dict[str, float] = {}
    for price, pairs in _NEAR.items():
        for pair in pairs.split():
            for a, b in ((pair[i], pair[i + 1]) for i in range(0, len(pair) - 1, 2)):
                prices[a + b] = prices[b + a] = price
    return prices


CONSONANTS = _consonants()


def consonant(a: str, b: str, first: bool) -> float:
    """Return the price of taking fine consonant `a` for `b` of the same class; more at the start of a word."""
    price = 0.0 if a == b else CONSONANTS.get(a + b, _FAR)
    return price * 1.4 if first and price >= 0.08 else price


def vowels(a: int, b: int, place: int) -> float:
    """Return the price of vowel slot `a` against `b` (bits of `sounds`) at FIRST, INSIDE or LAST place of a word."""
    if a & UNKNOWN or b & UNKNOWN:
        return _unwritten(a, b)
    a, b = a & HEARD, b & HEARD
    if a == b:
        return 0.0
    if not a or not b:
        heard = a | b
        return {FIRST: 0.09, INSIDE: 0.03 if heard == E else 0.05}.get(place, 0.10 if heard & A else 0.03)
    if place == LAST and (a ^ b) & A and not (a | b) & E:
        return _ENDING
    if a & b:
        return 0.04 if a & b in (a, b) else 0.06
    return _apart(a, b)


_APART = {A | I: 0.07, A | U: 0.12, I | U: 0.18, E | A: 0.04, E | I: 0.03, E | U: 0.11}
_ENDING = 0.14  # Ali and Alia, Mario and Maria


def _apart(a: int, b: int) -> float:
    return min(_APART[x | y] for x in (A, I, U, E) if x & a for y in (A, I, U, E) if y & b)


def _unwritten(a: int, b: int) -> float:
    """A script without short vowels says nothing of them, but it does write the long ones."""
    if a & UNKNOWN and b & UNKNOWN:
        a, b = a & HEARD, b & HEARD
        return 0.0 if a == b else (0.08 if a | b == A else 0.20) if not (a and b) else 0.04 if a & b else 0.18
    known, silent = (b, a & HEARD) if a & UNKNOWN else (a, b & HEARD)
    heard = known & HEARD
    if silent:
        return 0.0 if silent & heard else 0.06 if not heard else _apart(silent, heard) + (0.0 if heard & E else 0.12)
    if known & LONG and heard in (I, U):
        return 0.17 if heard == I else 0.11
    return 0.02 if heard in (U, I) else 0.0 if heard in (0, E) else 0.01 if heard == A else 0.06


def _table(place: int) -> dict[str, float]:
    return {chr(48 + a) + chr(48 + b): vowels(a, b, place) for a in range(64) for b in range(64)}


VOWELS = tuple(_table(place) for place in (FIRST, INSIDE, LAST))
