"""Names by naming culture, in their own script and with the spellings interviewers really use.

Own lists (`lists/names/*.csv`) cover what Faker lacks. Faker accepts some locales it does not have and then answers in
English, so a provider's module must exist; its lists are read once, because calling Faker per name is too slow.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from anyascii import anyascii

Entry = tuple[str, tuple[str, ...]]
"""A name as written, and its Latin spellings (none when nobody has written one yet)."""

LISTS = Path(__file__).parent.parent / "lists" / "names"
PARTS = ("female", "male", "family")

# Culture → script (ISO 15924), way of naming, Faker locales read beside the own list.
CULTURES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "arabic": ("Arab", "chain", ("ar_PS",)),
    "maghrebi": ("Arab", "surname", ("ar_DZ",)),
    "somali": ("Latn", "patronymic", ()),
    "amharic": ("Ethi", "patronymic", ()),
    "tigrinya": ("Ethi", "patronymic", ()),
    "rohingya": ("Latn", "single", ()),
    "burmese": ("Mymr", "single", ()),
    "dari": ("Arab", "sometimes_family", ()),
    "pashto": ("Arab", "sometimes_family", ()),
    "kurdish": ("Arab", "chain", ()),
    "urdu": ("Arab", "surname", ()),
    "bengali": ("Beng", "surname", ("bn_BD",)),
    "wolof": ("Latn", "surname", ()),
    "bambara": ("Latn", "surname", ()),
    "fula": ("Latn", "surname", ()),
    "haitian_creole": ("Latn", "surname", ()),
    "venezuelan": ("Latn", "two_surnames", ()),
    "colombian": ("Latn", "two_surnames", ("es_CO",)),
    "ecuadorian": ("Latn", "two_surnames", ("es_CL",)),
    "congolese": ("Latn", "surname", ()),
    "ukrainian": ("Cyrl", "slavic", ("uk_UA",)),
    "chinese": ("Hans", "chinese", ("zh_CN",)),
}

# Ukrainian letters as the Cabinet of Ministers of Ukraine resolution 55 of 2010 writes them (first letter left out).
_UKRAINIAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i",
    "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
}  # fmt: skip


_LIKE = {"maghrebi": "arabic"}
"""Cultures that draw from the own list of another."""
_COMMON = 9
"""How many reviewed names are drawn for each one of Faker's, many of which are rare."""


@dataclass(frozen=True, slots=True)
class Culture:
    """One way of naming with its lists."""

    name: str
    script: str
    style: str
    female: tuple[Entry, ...]
    male: tuple[Entry, ...]
    family: tuple[Entry, ...]
    family_female: tuple[Entry, ...]

    def given(self, sex: str) -> tuple[Entry, ...]:
        """Return the given names for a sex code; any code but male draws from the women's list."""
        return self.male if sex == "male" else self.female


@cache
def culture(name: str) -> Culture:
    """Return the naming culture, own list and Faker's together; KeyError for a culture that is not declared."""
    script, style, locales = CULTURES[name]
    own = _own_lists().get(_LIKE.get(name, name), {})
    lists = {part: dict(own.get(part, ())) for part in PARTS}
    family_female: tuple[Entry, ...] = ()
    for locale in locales:
        found = faker_lists(locale)
        for part in PARTS:
            for text in found[part]:
                lists[part].setdefault(text, romanised(text, script, _spellings()))
        if style == "slavic":
            family_female = tuple((text, romanised(text, script, {})) for text in found["family_female"])
    female, male, family = (_mixed(tuple(lists[part].items()), len(own.get(part, ()))) for part in PARTS)
    return Culture(name, script, style, female, male, family, family_female)


def _mixed(entries: tuple[Entry, ...], own: int) -> tuple[Entry, ...]:
    """Repeat the first `own` entries until they outweigh the rest nine to one."""
    times = max(1, _COMMON * (len(entries) - own) // own) if own else 1
    return entries[:own] * times + entries[own:]


@cache
def faker_lists(locale: str) -> dict[str, tuple[str, ...]]:
    """Read female, male and family names of a Faker locale; LookupError when Faker does not really have it."""
    if find_spec(f"faker.providers.person.{locale}") is None:
        raise LookupError(f"Faker has no person names for {locale}")
    provider = import_module(f"faker.providers.person.{locale}").Provider
    fallback = import_module("faker.providers.person").Provider

    def read(*attributes: str) -> tuple[str, ...]:
        for attribute in attributes:
            values = getattr(provider, attribute, None)
            if values and values != getattr(fallback, attribute, None):
                return tuple(dict.fromkeys(values))
        return ()

    return {
        "female": read("first_names_female_islamic", "first_names_female"),
        "male": read("first_names_male_islamic", "first_names_male"),
        "family": read("last_names_islamic", "last_names_male", "last_names"),
        "family_female": read("last_names_female", "last_names"),
    }


def romanised(text: str, script: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return Latin spellings of a Faker name: reviewed ones, a rule where the script allows it, else none."""
    if text in known:
        return known[text]
    if script == "Cyrl":
        return ("".join(_UKRAINIAN.get(letter, "") for letter in text.lower()).title(),)
    if script == "Hans":
        return (anyascii(text).capitalize(),)
    return (text,) if script == "Latn" else ()


@cache
def _own_lists() -> dict[str, dict[str, list[Entry]]]:
    lists: dict[str, dict[str, list[Entry]]] = {}
    for path in sorted(LISTS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                entry = (row["name"], tuple(row["latin"].split("|")))
                lists.setdefault(row["culture"], {}).setdefault(row["use"], []).append(entry)
    return lists


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    return {name: latin for lists in _own_lists().values() for entries in lists.values() for name, latin in entries}
