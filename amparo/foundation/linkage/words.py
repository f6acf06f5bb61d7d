"""Cuts a written name into words and writes each in wide Latin, so that every script meets in one place.

Romanising is done without PyICU on purpose: a laptop in the field has no compiler, and anyascii is pure Python.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from amparo.foundation.linkage import letters

_INSIDE = frozenset("'’ʼʻ‘ʾʿ`´\u200c\u200d·")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1+")
_KILLER, _STACKER = "\u103a", "\u1039"


@lru_cache(maxsize=8192)
def _belongs(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char in _INSIDE or unicodedata.category(char) == "Cf"


def pieces(text: str) -> list[tuple[int, int]]:
    """Return start and end of each word of `text` as written; marks and apostrophes belong to the word."""
    found: list[tuple[int, int]] = []
    start = -1
    for place, char in enumerate(text):
        if _belongs(char):
            start = place if start < 0 else start
        elif start >= 0:
            found.append((start, place))
            start = -1
    if start >= 0:
        found.append((start, len(text)))
    return [(a, b) for a, b in found if any(unicodedata.category(c)[0] in "LN" for c in text[a:b])]


def fold(word: str) -> str:
    """Return `word` without case, presentation forms, invisible characters and apostrophes; the script stays."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(c for c in plain if c not in _INSIDE and unicodedata.category(c) != "Cf" and c != "ـ")


def split(text: str) -> list[str]:
    """Return the folded words of `text`, Burmese cut into syllables being left to `syllables`."""
    return [word for a, b in pieces(text) if (word := fold(text[a:b]))]


def script(word: str) -> str:
    """Return the name of the script of the first letter as Unicode names it, for example `arabic` or `latin`."""
    for char in word:
        name = unicodedata.name(char, "")
        if name and unicodedata.category(char)[0] == "L":
            return name.split(" ")[0].split("-")[0].lower()
    return ""


def bare(word: str) -> str:
    """Return an Arabic word without its article; any other word unchanged."""
    plain = _unmarked(word)
    return plain[2:] if plain.startswith("ال") and len(plain) >= 5 else plain


def wide(word: str) -> str:
    """Return a folded word in wide Latin: `'` keeps apart letters that are no digraph."""
    kind = script(word)
    if kind == "arabic":
        plain = _unmarked(word).replace("لله", "له")
        # An alef that opens a word only carries its vowel, which may be any.
        heard = [letters.ARABIC.get(c, "") for c in (plain[1:] if plain[:1] in "اأإٱ" else plain)]
        if len(plain) > 2 and plain[-1] in "هہە":
            heard[-1] = "ḫ"
        return "'".join(heard)
    if kind == "hebrew":
        return "'".join(letters.HEBREW.get(c, "") for c in _unmarked(word))
    if kind == "myanmar":
        return "'".join(_burmese(s) for s in syllables(word))
    if kind in ("latin", "modifier", ""):
        return _DOUBLED.sub(r"\1", _latin(word))
    if kind in ("cjk", "hangul", "hiragana", "katakana"):
        return _DOUBLED.sub(r"\1", anyascii(word).lower())
    return _DOUBLED.sub(r"\1", "".join(_other(word)).replace("'", "").replace("`", ""))


def has_written_vowels(word: str) -> bool:
    """Tell whether the script of `word` writes its short vowels (Arabic and Hebrew do not)."""
    return script(word) not in ("arabic", "hebrew")


def syllables(word: str) -> list[str]:
    """Return the syllables of a Burmese word; a word of another script comes back whole."""
    if script(word) != "myanmar":
        return [word]
    cut: list[str] = []
    for place, char in enumerate(word):
        after = word[place + 1 : place + 2]
        opens = "\u1000" <= char <= "\u102a" or char == "\u103f"
        if opens and after not in (_KILLER, _STACKER) and word[place - 1 : place] != _STACKER and _ends(word, place):
            cut.append(char)
        elif cut:
            cut[-1] += char
        else:
            cut.append(char)
    return cut


def _ends(word: str, place: int) -> bool:
    # A letter closed by the killer after its tone mark still closes the syllable before it.
    return not re.match("[\u1037]?[\u103a\u1039]", word[place + 1 : place + 3])


def _burmese(syllable: str) -> str:
    out = letters.BURMESE_FIRST.get(syllable[0], letters.BURMESE_SIGNS.get(syllable[0], ""))
    rest = syllable[1:]
    for place, char in enumerate(rest):
        if char in letters.BURMESE_SIGNS:
            out += letters.BURMESE_SIGNS[char]
        elif _KILLER in rest[place + 1 : place + 3] and char in letters.BURMESE_LAST:
            out += letters.BURMESE_LAST[char]
    return out


def _unmarked(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", word) if unicodedata.category(c) != "Mn")


def _latin(word: str) -> str:
    out = []
    for char in unicodedata.normalize("NFC", word):
        plain = letters.LATIN.get(char) or unicodedata.normalize("NFD", char)[0]
        out.append(plain if plain in letters.LATIN or plain.isascii() else anyascii(plain).lower())
    return re.sub(r"[^a-z0-9ščžşçğđ]", "", "".join(out))


def _other(word: str) -> list[str]:
    """Romanise letter by letter; scripts of India say an `a` after a consonant that carries no sign."""
    out: list[str] = []
    text = unicodedata.normalize("NFC", word).replace("য\u09bc", "য়")
    for place, char in enumerate(text):
        code = ord(char)
        out.append(letters.BANGLA.get(char) or anyascii(char).lower())
        if 0x0900 <= code < 0x0D80 and 0x15 <= (code & 0x7F) <= 0x39:
            after = text[place + 1 : place + 2]
            if after and unicodedata.category(after)[0] == "L":
                out.append("a")
    return out
