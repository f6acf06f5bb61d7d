"""How alike two words of a name are: by spelling, by skeleton with its vowels, by a reviewed equivalent."""

from rapidfuzz.distance import OSA

from amparo.foundation.linkage import rivals
from amparo.foundation.linkage.equivalents import NONE, Equivalents
from amparo.foundation.linkage.sounds import HEARD, Reading
from amparo.foundation.linkage.tokens import Token, is_servant, long_readings, run_on

ACCEPT = 0.80
"""Two tokens at or above this are taken as one name; below it they count as different."""

_BY_LENGTH = (1.8, 1.5, 1.15, 1.0, 0.9)
_SAME_SOUND, _TYPO, _BEGINNING = 0.98, 0.02, 0.95
EQUIVALENT = 0.93
"""Likeness of two names that a reviewed list calls equivalent (Oleksandr, Alexander)."""
BEGUN_EQUIVALENT = 0.88
"""Likeness of a beginning of an equivalent name (Oleks, Alexander)."""
_TYPO_LETTERS = 6
# The vowel at which typing stopped may be half of another: a of ay, o of ou.
_HALF_SAID = 0.4


def similarity(a: Token, b: Token, equivalents: Equivalents = NONE) -> float:
    """Return how alike two tokens are, from ACCEPT to 1.0, or 0.0 where they are different names; symmetric."""
    if a.surface == b.surface:
        return 1.0
    if a.spelling == b.spelling and a.written_vowels and b.written_vowels:
        return 0.99
    best = max(by_sound(a, b), _by_typing(a, b))
    if best < EQUIVALENT and equivalents and equivalents.share(a, b):
        best = EQUIVALENT
    return best if best >= ACCEPT else 0.0


def by_sound(a: Token, b: Token) -> float:
    """Return the likeness of the two closest readings that share a skeleton, 0.0 where none does."""
    least = 1.0
    for one in a.readings:
        for other in b.readings:
            if one.key == other.key:
                least = min(least, (one.price + other.price + _price(one, other)) * _weight(one.key))
    return _SAME_SOUND - least if least < 1.0 else 0.0


def beginning(typed: Token, whole: Token) -> float:
    """Return how well `typed`, still unfinished, begins `whole`: from ACCEPT to 0.95, or 0.0."""
    if whole.spelling.startswith(typed.spelling):
        return _BEGINNING
    best = 0.0
    for one in typed.readings:
        for other in whole.readings:
            size = len(one.fine)
            if not size or (size == 1 and (one is not typed.readings[0] or other is not whole.readings[0])):
                continue
            if other.key.startswith(one.key):
                price = (one.price + other.price + _opening(one, other, size)) * _weight(other.key)
                best = max(best, _BEGINNING - price)
    return best if best >= ACCEPT else 0.0


def glued(a: Token, b: Token, begins: bool = False) -> float:
    """Return the likeness of `a`, two words read as one, and `b`: by sound, or as its beginning."""
    if a.spelling == b.spelling:
        return _SAME_SOUND
    best = max(by_sound(a, b), beginning(a, b) if begins else 0.0)
    return best if best >= ACCEPT else 0.0


def as_pair(whole: Token, first: Token, second: Token, part: Token | None = None) -> float:
    """Return the likeness of one token and two neighbouring words of a name read as one.

    `part` is the same token where typing has not ended: then it is enough that it begins the pair and reaches well
    into the second word.
    """
    if whole.spelling == first.spelling + second.spelling:
        return _SAME_SOUND
    best = 0.0
    reach = 1 if is_servant(first) else 2
    for a, b in long_readings(first, second):
        key, least = a.key + b.key, len(a.fine) + reach
        for one in whole.readings:
            if one.key == key:
                both = run_on(a, b)
                best = max(best, _SAME_SOUND - (one.price + both.price + _price(one, both)) * _weight(key))
        for one in part.readings if part else ():
            if len(one.fine) >= least and key.startswith(one.key):
                both = run_on(a, b)
                price = one.price + both.price + _opening(one, both, len(one.fine))
                best = max(best, _BEGINNING - price * _weight(key))
    return best if best >= ACCEPT else 0.0


def typo_apart(a: str, b: str) -> bool:
    """Tell whether two skeletons are one slip apart: a class too many, too few, another, or two swapped."""
    return OSA.distance(a, b, score_cutoff=1) == 1


def may_open(typed: Reading, head: str) -> bool:
    """Tell whether a reading of one consonant can begin words whose first slot, consonant and second slot are `head`.

    True for every word that `beginning` would accept, and for some that it would not; an index uses it to skip words.
    """
    price = rivals.consonant(typed.fine[0], head[1], True) + rivals.VOWELS[rivals.FIRST][typed.slots[0] + head[0]]
    if (ord(typed.slots[1]) - 48) & HEARD:
        price += _HALF_SAID * rivals.VOWELS[rivals.INSIDE][typed.slots[1] + head[2]]
    return _BEGINNING - price * min(_BY_LENGTH) >= ACCEPT


def _weight(key: str) -> float:
    return _BY_LENGTH[min(len(key), len(_BY_LENGTH)) - 1] if key else _BY_LENGTH[0]


def _price(a: Reading, b: Reading) -> float:
    price = 0.0
    if a.fine != b.fine:
        for place, (x, y) in enumerate(zip(a.fine, b.fine, strict=False)):
            if x != y:
                price += rivals.consonant(x, y, place == 0)
    if a.slots != b.slots:
        last = len(a.slots) - 1
        for place, (x, y) in enumerate(zip(a.slots, b.slots, strict=False)):
            price += rivals.VOWELS[rivals.FIRST if not place else rivals.LAST if place == last else rivals.INSIDE][
                x + y
            ]
    return price


def _opening(a: Reading, b: Reading, size: int) -> float:
    """Price of the part of `b` that `a` covers; the vowel after the last typed consonant counts only when typed."""
    price = sum(rivals.consonant(a.fine[i], b.fine[i], i == 0) for i in range(size))
    price += rivals.VOWELS[rivals.FIRST][a.slots[0] + b.slots[0]]
    price += sum(rivals.VOWELS[rivals.INSIDE][a.slots[i] + b.slots[i]] for i in range(1, size))
    if (ord(a.slots[size]) - 48) & HEARD:
        price += _HALF_SAID * rivals.VOWELS[rivals.INSIDE][a.slots[size] + b.slots[size]]
    return price


def _by_typing(a: Token, b: Token) -> float:
    """A slip of the finger: one skeleton apart and nearly the same letters, in one kind of script, in a long word."""
    if a.written_vowels != b.written_vowels or min(len(a.spelling), len(b.spelling)) < _TYPO_LETTERS - 1:
        return 0.0
    if max(len(a.spelling), len(b.spelling)) < _TYPO_LETTERS or not typo_apart(a.readings[0].key, b.readings[0].key):
        return 0.0
    return float(OSA.normalized_similarity(a.spelling, b.spelling)) - _TYPO
