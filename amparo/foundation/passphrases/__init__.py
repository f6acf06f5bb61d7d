"""Passphrases: words chosen by chance in the reader's language, and what makes a passphrase too easy to guess."""

import math
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amparo.foundation.passphrases.leaked import is_leaked

SHORTEST = 15
FEWEST_WORDS = 5
ENOUGH_BITS = 60
"""Guessing at a thousand million tries a second for eighteen years finds half of such passphrases; Argon2 allows few."""

FEWEST_LETTERS = 8
"""So many characters must be left when names that anybody could guess are taken out."""

_WORDS = Path(__file__).with_name("words")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "0123456789")
_LANGUAGE = "en"


@dataclass(frozen=True)
class Suggestion:
    """A passphrase made by chance, with the number of bits that somebody who knows the list would have to guess."""

    text: str
    words: int
    bits: int


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the plain words of a language; English ones when there is no list for it."""
    path = _WORDS / f"{language}.txt"
    lines = (path if path.exists() else _WORDS / f"{_LANGUAGE}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(normal(line) for line in lines if line and not line.startswith("#"))


def suggest(language: str) -> Suggestion:
    """Return a new passphrase of at least five words, long enough for `ENOUGH_BITS`."""
    known = words(language)
    each = math.log2(len(known))
    number = max(FEWEST_WORDS, math.ceil(ENOUGH_BITS / each))
    text = " ".join(secrets.choice(known) for _ in range(number))
    while len(text) < SHORTEST:
        text += " " + secrets.choice(known)
    return Suggestion(text, number, math.floor(number * each))


def normal(text: str) -> str:
    """Return a passphrase as it is hashed: the same letters typed on another keyboard are the same passphrase."""
    return unicodedata.normalize("NFKC", text)


def weakness(passphrase: str, guessable: Iterable[str] = ()) -> str:
    """Return why a passphrase is refused ("short", "pattern", "common", "names"), or "" when it is not.

    `guessable` are names that somebody who knows the person would try: user name, agency, product.
    """
    plain = normal(passphrase).casefold()
    if len(plain) < SHORTEST:
        return "short"
    letters = folded(passphrase)
    if len(set(letters)) < 5 or _repeats(letters) or _runs(letters):
        return "pattern"
    if is_leaked(letters):
        return "common"
    for name in sorted({folded(each) for each in guessable}, key=len, reverse=True):
        if len(name) >= 3:
            letters = letters.replace(name, "")
    return "names" if len(letters) < FEWEST_LETTERS else ""


def folded(text: str) -> str:
    """Return small letters and digits of a text alone: blanks, signs and capitals make nothing harder to guess."""
    return "".join(letter for letter in normal(text).casefold() if letter.isalnum())


def _repeats(letters: str) -> bool:
    """Return whether a text is one piece of at most a third of its length, said again and again."""
    return any((letters[:size] * len(letters))[: len(letters)] == letters for size in range(1, len(letters) // 3 + 1))


def _runs(letters: str) -> bool:
    """Return whether a text walks along the alphabet, the keyboard or the digits, in either direction."""
    rows = [row * 3 for row in _ROWS]
    return any(letters in row or letters in row[::-1] for row in rows)
