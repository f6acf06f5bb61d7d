"""What a cell of a field says: codes and labels in any spelling, dates, numbers, telephones, countries.

A cell that cannot be understood is kept as it stands, and said by a code of the catalogue, which repeats no value.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.records import Values
from amparo.exchange.htcds.standard import Field

PHONE = re.compile(r"\+?[1-9]\d{1,14}")
_SEPARATORS = re.compile(r"[\s().\-/]")
_YES = frozenset({"true", "yes", "1", "x", "y"})
_NO = frozenset({"false", "no", "0", "n"})
_BOUNDS = {"longitude": 180.0, "latitude": 90.0}


class Understood(NamedTuple):
    """The values of a cell, the code of what is wrong with it and of what should be looked at; both empty when all is well."""

    values: Values
    problem: str = ""
    advice: str = ""


def understood(field: Field, text: str) -> Understood:
    """Read one cell. Its values are never fewer than what it holds."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").strip()
    return _READERS[field.kind](field, plain) if plain else Understood(())


def _text(field: Field, text: str) -> Understood:
    if field.reference == "phone":
        return _phone(text)
    if field.reference == "country":
        found = standard.country(text)
        return Understood((found.alpha_3 if found else text,))
    return Understood((text,))


def _phone(text: str) -> Understood:
    number = _SEPARATORS.sub("", text)
    if PHONE.fullmatch(number):
        return Understood((number,), advice="" if number.startswith("+") else "htcds.phone_country")
    return Understood((text,), "htcds.phone")


def _date(_field: Field, text: str) -> Understood:
    try:
        return Understood((date.fromisoformat(text[:10] if "T" in text or " 00:00" in text else text).isoformat(),))
    except ValueError:
        return Understood((text,), "htcds.date")


def _number(field: Field, text: str) -> Understood:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return Understood((text,), "htcds.number")
    most = _BOUNDS.get(field.reference, 1_000.0)
    least = -most if field.reference else 0.0
    if not least <= number <= most:
        return Understood((text,), "htcds.number_out")
    return Understood((f"{number:.0f}" if number.is_integer() else repr(number),))


def _yes_no(_field: Field, text: str) -> Understood:
    if text.casefold() in _YES:
        return Understood(("TRUE",))
    if text.casefold() in _NO:
        return Understood(("FALSE",))
    return Understood((text,), "htcds.yes_no")


def _coded(field: Field, text: str) -> Understood:
    pieces = _pieces(field, text)
    read = [_code(field, piece) for piece in pieces]
    values = tuple(dict.fromkeys(code or piece for code, piece in zip(read, pieces, strict=True)))
    problem = "" if None not in read or field.open else _not_a_code(field)
    several = field.kind == "one" and len(values) > 1
    return Understood(values, problem, "htcds.several" if several else "")


def _pieces(field: Field, text: str) -> list[str]:
    # A label may hold a semicolon itself; a survey puts spaces between codes, and codes have none.
    if _code(field, text):
        return [text]
    words = text.split()
    if len(words) > 1 and all(_code(field, word) for word in words):
        return words
    kept, pieces = "", []
    for piece in text.split(";"):
        kept = f"{kept}; {piece.strip()}" if kept else piece.strip()
        if _code(field, kept) or not _begins_a_label(field, kept):
            pieces.append(kept)
            kept = ""
    return [piece for piece in (*pieces, kept) if piece]


def _begins_a_label(field: Field, text: str) -> bool:
    return bool(text) and any(label.startswith(f"{text};") for label in field.codes.values())


def _code(field: Field, text: str) -> str | None:
    if field.reference == "country":
        found = standard.country(text)
        return found.alpha_3 if found else None
    if field.reference == "language":
        return standard.language(text)
    return standard.code_of(field.name).get(standard.alike(text)) if standard.alike(text) else None


def _not_a_code(field: Field) -> str:
    return {"country": "htcds.country", "language": "htcds.language"}.get(field.reference, "htcds.code")


_READERS: dict[str, Callable[[Field, str], Understood]] = {
    "text": _text, "date": _date, "number": _number, "yes_no": _yes_no, "one": _coded, "many": _coded,
}  # fmt: skip
