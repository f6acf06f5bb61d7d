"""A name as tokens, each with its spelling and its readings: what the index stores and what comparison compares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from amparo.foundation.linkage import letters, sounds, words
from amparo.foundation.linkage.sounds import Reading

# An article inside one word: Abdulrahman / Abdirahman, Alhassan / Hassan, Saifuldin / Saifuddin, Abubakr / Bakr.
_ARTICLES = (
    (re.compile(r"^(c?a+bd[aeiou]+)l(?!l?a+h?$)(?=[a-zš])"), r"\1"),
    (re.compile(r"^(c?a+bd[aeiou]+)l$"), r"\1"),
    (re.compile(r"^[ae]l(?=[bcdfghjkmnpqrstwyzš][a-zš]{3})"), ""),
    (re.compile(r"[aeiou]+l(?=d[eiy]+n[ea]?$)"), ""),
    (re.compile(r"^abou?u?(?=[bcdfghjklmnpqrstvwxyz][a-z]{3})"), ""),
)
_ABD = re.compile(r"^(c?a+)?bd[aeiou]*l?$")
_ARTICLE_PRICE = 0.02
_JOINED = 4
# The vowel after abd (servant of) is free: Abdirahman, Abderrahmane, Abdourahmane; Somali writes its ayn as c.
_SERVANT = re.compile(r"^c?a+bd[aeiou]+(?:c[aeiou]+)?(?=l?$|[^aeiou]{1,3}[aeiou])")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name: `surface` as folded in its own script, `spelling` in plain letters, `readings` by sound."""

    surface: str
    spelling: str
    readings: tuple[Reading, ...]
    written_vowels: bool
    particle: bool


@dataclass(frozen=True, slots=True)
class NameKeys:
    """A written name, ready to compare: its tokens in written order."""

    tokens: tuple[Token, ...]

    @property
    def telling(self) -> tuple[Token, ...]:
        """The tokens without particles such as al, bin, de; all tokens where nothing else is there."""
        return tuple(t for t in self.tokens if not t.particle) or self.tokens


@lru_cache(maxsize=32768)
def token(surface: str) -> Token:
    """Return the token of one folded word (see `words.fold`)."""
    return _make(surface, unfinished=False)


@lru_cache(maxsize=2048)
def unfinished(surface: str) -> Token:
    """Return the token of a word that is still being typed: its last letter may be half of a digraph."""
    return _make(surface, unfinished=True)


def gluable(first: Token, second: Token) -> bool:
    """Tell whether two words have enough consonants to be recognised when written as one."""
    return any(True for _ in long_readings(first, second))


def long_readings(first: Token, second: Token) -> Iterator[tuple[Reading, Reading]]:
    """Yield the readings of two words that can be run on: two consonants each, after abd one is enough."""
    least = 1 if is_servant(first) else 2
    for a in first.readings[:_JOINED]:
        if len(a.fine) > 1:
            for b in second.readings[:_JOINED]:
                if len(b.fine) >= least:
                    yield a, b


def run_on(a: Reading, b: Reading) -> Reading:
    """Return the reading of two words said as one."""
    between = chr(48 + (ord(a.slots[-1]) - 48 | ord(b.slots[0]) - 48))
    slots = a.slots[:-1] + between + b.slots[1:]
    return Reading(a.key + b.key, a.fine + b.fine, slots, round(a.price + b.price, 3))


def is_servant(token: Token) -> bool:
    """Tell whether a word is abd, servant of, which is written as one with even the shortest word."""
    return _ABD.match(token.spelling) is not None


@lru_cache(maxsize=4096)
def join(first: Token, second: Token) -> Token:
    """Return the token of two words read as one (Haile Mariam, Hailemariam; عبد الرحمن, عبدالرحمن).

    Its skeletons are those of the first followed by those of the second; both must be `gluable`.
    """
    both = [run_on(a, b) for a, b in long_readings(first, second)]
    best: dict[str, Reading] = {}
    for reading in sorted(both, key=lambda reading: reading.price):
        best.setdefault(reading.key, reading)
    vowels = first.written_vowels and second.written_vowels
    return Token(first.surface + second.surface, first.spelling + second.spelling, tuple(best.values()), vowels, False)


def keys(text: str) -> NameKeys:
    """Return the comparable form of a written name in any script.

    `text` is a name as written, of any length; punctuation and hyphens separate words, apostrophes do not.
    Digits are kept as they are. An empty or wordless text gives no tokens.
    """
    return NameKeys(tuple(token(word) for word in words.split(text)))


def writings(text: str) -> tuple[str, ...]:
    """Return the ways `text` may be cut into words: as written, and for Burmese also by syllable."""
    cut = " ".join(syllable for word in words.split(text) for syllable in words.syllables(word))
    return (text,) if cut == " ".join(words.split(text)) else (text, cut)


def spans(text: str, found: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return start and end of every word of `text` whose surface is in `found`, to highlight why a name matched."""
    return tuple((a, b) for a, b in words.pieces(text) if words.fold(text[a:b]) in found)


def _make(surface: str, *, unfinished: bool) -> Token:
    wide = words.wide(surface)
    vowels = words.has_written_vowels(surface)
    found = {r.key: r for r in sounds.readings(_SERVANT.sub("abde", wide), vowels, unfinished)}
    for other in _without_article(surface, wide):
        for reading in sounds.readings(_SERVANT.sub("abde", other), vowels, unfinished):
            found.setdefault(reading.key, reading._replace(price=reading.price + _ARTICLE_PRICE))
    spelling = re.sub(r"[^a-z0-9]", "", anyascii(wide).lower())
    return Token(surface, spelling or surface, tuple(found.values()), vowels, _is_particle(surface, spelling))


def _without_article(surface: str, wide: str) -> list[str]:
    if (bare := words.bare(surface)) != surface and surface.startswith("ال"):
        return [words.wide(bare)]
    if surface.startswith("عبدال") and len(surface) > 7:
        return [words.wide("عبد" + surface[5:])]
    if "'" in wide:
        return []
    return [shorter for pattern, kept in _ARTICLES if (shorter := pattern.sub(kept, wide)) != wide]


def _is_particle(surface: str, spelling: str) -> bool:
    return spelling in letters.PARTICLES or surface in ("ال", "بن", "ابن", "بنت", "ابو", "أبو", "ام", "أم")
