"""Codes of practice lists as words in the reader's language; the one place where screens ask for them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from amparo import practice
from amparo.foundation import clock
from amparo.interfaces.ui import languages
from amparo.practice.numbers.bands import between

Choice = tuple[str, str]


def label(name: str, code: str) -> str:
    """Return the label of `code` in list `name`; the code itself when the list does not know it."""
    return practice.catalogue().label(name, code, languages.of_page()) if code else ""


def labels(name: str, codes: Iterable[str]) -> list[str]:
    """Return the labels of several codes of one list."""
    return [label(name, code) for code in codes]


def choices(name: str, *, empty: str | None = None, keep: Iterable[str] = ()) -> list[Choice]:
    """Return the codes of list `name` that are offered today with their labels, for a form field.

    `empty` is the text of a first choice that says nothing; `keep` are codes already chosen, offered though expired.
    """
    listed = practice.catalogue().lists[name]
    words = practice.catalogue().all_words.get(languages.of_page(), {})
    kept = set(keep)
    offered = [code for code in listed if code.code in kept or code.offered(clock.today())]
    found = [(code.code, words.get(code.label, code.label)) for code in offered]
    unknown = kept - {code for code, _ in found} - {""}
    found += [(code, code) for code in sorted(unknown)]
    return found if empty is None else [("", empty), *found]


def choices_of_level(name: str, level: str) -> list[Choice]:
    """Return the codes of list `name` that are offered today and belong to one level, with their labels."""
    listed = practice.catalogue().lists[name]
    offered = {code.code for code in listed if code.extra.get("level") == level}
    return [choice for choice in choices(name) if choice[0] in offered]


def by_name(offered: list[Choice]) -> list[Choice]:
    """Return choices sorted by their words, for long lists such as countries and languages."""
    return sorted(offered, key=lambda choice: choice[1].casefold())


def caseload(code: str) -> str:
    """Return the band of a caseload in words, with its own numbers."""
    least, most = between(code)
    if least is None:
        return _("up to %(number)s") % {"number": most}
    if most is None:
        return _("more than %(number)s") % {"number": least - 1}
    return _("%(least)s to %(most)s") % {"least": least, "most": most}
