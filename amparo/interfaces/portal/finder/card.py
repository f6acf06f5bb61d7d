"""What of a service fits on a card and into one message: a code that a telephone reads, and a few words to send on."""

import unicodedata
from collections.abc import Callable

from amparo.casework.directory.finder import Entry, PlaceTree
from amparo.interfaces.portal.finder import showing
from amparo.interfaces.ui import week

PLAIN, WIDE = 160, 70
"""Signs in one text message: in the alphabet of GSM, and in any other."""
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""GSM 03.38 without the signs that count twice."""


def summary(one: Entry, tree: PlaceTree) -> str:
    """Return a service in the length of one text message: name, telephone, address, place, hours, as far as there is room."""
    at = one.at[0].address if one.at else ""
    phone = one.phones[0][0] if one.phones else ""
    return message(one.name, phone, at, showing.where(one, tree), *week.opening(one.hours).split("\n"))


def message(first: str, *more: str) -> str:
    """Return one text message: `first` cut by whole words where it is too long, and of the rest what fits whole.

    >>> message("Clínica del Puerto", "+000 555 0101", "")
    'Clinica del Puerto. +000 555 0101'
    """
    parts = [" ".join(part.split()) for part in dict.fromkeys(filter(None, (first, *more)))]
    plain = ["".join(_simple(sign) for sign in part) for part in parts]
    if all(sign in GSM for part in plain for sign in part):
        return _filled(plain, PLAIN, len)
    return _filled(parts, WIDE, lambda text: len(text.encode("utf-16-le")) // 2)


def _filled(parts: list[str], most: int, size: Callable[[str], int]) -> str:
    kept = _cut(parts[0], most, size) if parts else ""
    for part in parts[1:]:
        longer = f"{kept}. {part}"
        kept = longer if size(longer) <= most else kept
    return kept


def _simple(sign: str) -> str:
    """Return a sign of the GSM alphabet for a letter that only wears another mark there: í → i."""
    bare = unicodedata.normalize("NFKD", sign)[0]
    return sign if sign in GSM or bare not in GSM else bare


def _cut(text: str, most: int, size: Callable[[str], int]) -> str:
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}".strip()
        if size(longer) > most:
            return kept.rstrip(" .,:;")
        kept = longer
    return kept
