"""Looks whether words seem to hold a name, a number or an address of somebody; a doubt is said, a person decides.

No rule finds every name. So it is asked of whoever writes to look again, words are sealed in any case, and nothing here
lets anything through or keeps it by itself.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Doubt = Literal["number", "mail", "code", "name"]

_DIGITS = re.compile(r"(?<![\d.,/-])\+?\d(?:[\s().\u00a0/-]?\d){6,}(?!\d)")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_MAIL = re.compile(r"\S+@\S+\.\S+|(?<!\w)@\w{3,}")
_CODE = re.compile(r"\b(?=[A-Z0-9/-]*\d)(?=[A-Z0-9/-]*[A-Z])[A-Z0-9][A-Z0-9/-]{5,}\b")
_CALLED = re.compile(
    r"\b(?:named|called|name is|se llama|llamad[oa]|de nombre|nommée?s?|appelée?s?|s['’]appelle|mr|mrs|ms|mme|sra?|"
    r"señora?|don|doña|sheikh|imam|dr|cmdt|commander|comandante)\.?\s+(?-i:[^\W\d_a-zß-öø-ÿ][^\W\d_]+)",
    re.IGNORECASE,
)
_CALLED_ARABIC = re.compile(r"(?:اسمه|اسمها|يدعى|تدعى|المدعو|المدعوة|السيد|السيدة|الشيخ|المسمى|المسماة)\s+\w{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TWO = re.compile(
    r"(?<![.!?:;\n])(?<!^)[ \t](?=("
    r"[^\W\d_][^\W\d_'’-]+(?: (?:de|del|la|el|al|ibn|bin|bint|da|dos|van|von))? [^\W\d_][^\W\d_'’-]+))"
)


@dataclass(frozen=True)
class Found:
    """A doubt, and the words that raise it."""

    doubt: Doubt
    text: str


def doubts(text: str, known: Collection[str] = ()) -> list[Found]:
    """Return what in `text` may lead to a person; `known` are names of places, which name nobody.

    >>> [one.doubt for one in doubts("Call +000 555 0101 and ask for a woman named Sara")]
    ['number', 'name']
    >>> doubts("On 2026-11-03 forty people waited at Puerto Sereno.", ("Puerto Sereno",))
    []
    """
    plain = text
    for name in sorted(known, key=len, reverse=True):
        plain = plain.replace(name, " ")
    without_days = _DAY.sub(" ", plain)
    found = [Found("number", one[0].strip()) for one in _DIGITS.finditer(without_days)]
    found += [Found("mail", one[0]) for one in _MAIL.finditer(plain)]
    found += [Found("code", one[0]) for one in _CODE.finditer(without_days)]
    names = [one[0] for one in (*_CALLED.finditer(plain), *_CALLED_ARABIC.finditer(plain)) if not _all_small(one[0])]
    names += [one[1] for one in _TWO.finditer(plain) if _capital(one[1])]
    return found + [Found("name", name) for name in dict.fromkeys(names)]


def _all_small(text: str) -> bool:
    """Return whether the last word begins with a small letter of a script that has large ones."""
    last: str = _WORD.findall(text)[-1]
    return last[0].islower()


def _capital(text: str) -> bool:
    """Return whether first and last of a few words begin with a large letter and go on in small ones, as names do."""
    parts = _WORD.findall(text)
    return all(part[0].isupper() and part[1:].islower() for part in (parts[0], parts[-1]))
