"""Receipts: sixteen digits and a PIN with which somebody comes back to what they told us, without saying who they are.

Fifteen digits are chosen by chance and the last one checks them (ISO 7064, MOD 11,10): it finds every digit that was
written wrongly and nearly every two that were exchanged, before any look-up. Digits of every script are read.
"""

import secrets
import unicodedata

DIGITS, PIN_DIGITS, LONGEST_PIN, CODE_DIGITS = 16, 6, 8, 12


def check_digit(digits: str) -> str:
    """Return the check digit of `digits` by ISO 7064, MOD 11,10.

    >>> check_digit("0794")
    '5'
    """
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def new_number() -> str:
    """Return a fresh receipt: 10^15 are possible, and none says anything."""
    digits = f"{secrets.randbelow(10 ** (DIGITS - 1)):0{DIGITS - 1}d}"
    return digits + check_digit(digits)


def new_pin() -> str:
    """Return a fresh PIN of six digits, which nobody chose and nobody has anywhere else."""
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"


def number(text: str) -> str | None:
    """Return the receipt that is written in `text`, or None when it cannot be one."""
    found = _digits(text)
    return found if found and len(found) == DIGITS and check_digit(found[:-1]) == found[-1] else None


def pin(text: str) -> str | None:
    """Return the PIN that is written in `text`, or None when it cannot be one."""
    found = _digits(text)
    return found if found and len(found) == PIN_DIGITS else None


def chosen_pin(text: str) -> str | None:
    """Return the PIN of six to eight digits that somebody chose, as it is written in `text`; None when it cannot be one."""
    found = _digits(text)
    return found if found and PIN_DIGITS <= len(found) <= LONGEST_PIN else None


def new_code() -> str:
    """Return a fresh code of twelve digits, to be told by telephone: the last one checks the others."""
    digits = f"{secrets.randbelow(10 ** (CODE_DIGITS - 1)):0{CODE_DIGITS - 1}d}"
    return digits + check_digit(digits)


def code(text: str) -> str | None:
    """Return the code of twelve digits that is written in `text`, or None when it cannot be one."""
    found = _digits(text)
    return found if found and len(found) == CODE_DIGITS and check_digit(found[:-1]) == found[-1] else None


def new_token() -> str:
    """Return what stands in a link and nowhere else: 128 bits of chance."""
    return secrets.token_urlsafe(16)


def spoken(receipt: str) -> str:
    """Return a receipt in groups of four, as people write and read it."""
    return " ".join(receipt[start : start + 4] for start in range(0, len(receipt), 4))


def _digits(text: str) -> str | None:
    """Return the digits of `text` in the letters of ASCII; None when anything but digits, spaces and dashes is there."""
    kept = [letter for letter in text if not letter.isspace() and unicodedata.category(letter) not in ("Pd", "Cf")]
    found = [unicodedata.decimal(letter, -1) for letter in kept]
    return "".join(map(str, found)) if found and min(found) >= 0 else None
