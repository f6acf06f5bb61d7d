"""The code lists of all areas and their words in other languages, those of the country office among them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from amparo.foundation.codelists import CodeList, extended, read_csv
from amparo.practice.areas import Area, PracticeError, Words

LANGUAGES = ("en", "es", "fr", "ar")
SHARED = "shared_lists"


class Listing:
    """What a catalogue knows of lists and words; it has `areas`, by name."""

    areas: Mapping[str, Area]

    @cached_property
    def lists(self) -> Mapping[str, CodeList]:
        """All code lists by name, expired codes too. Raises PracticeError when two areas have one of the same name."""
        found: dict[str, CodeList] = {}
        for area in self.areas.values():
            for name, file in area.files("lists", "csv").items():
                if name in found:
                    raise PracticeError(f"two areas have a list called {name}")
                found[name] = read_csv(name, file.read_text(encoding="utf-8-sig"))
        theirs = [file for area in self.areas.values() for file in area.of_office("lists", "csv").values()]
        for file in theirs:
            codes = read_csv(file.stem, file.read_text(encoding="utf-8-sig")).items
            found[file.stem] = extended(found.get(file.stem) or CodeList(file.stem, ()), codes)
        return found

    def in_order(self, name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return `fields`, named by codes of a list, in the order of the list; what it does not hold comes last."""
        codes = [code.code for code in self.lists[name]]
        return {field: fields[field] for field in (*codes, *fields) if field in fields}

    def words(self, area: str) -> Words:
        """Give an area's translations together with those of the shared lists: language → English → translated."""
        if area not in self._words:  # put together once: a page asks for the words of forty figures
            shared = self.areas[SHARED].words if SHARED in self.areas else {}
            own = self.areas[area].words
            self._words[area] = {
                code: {**shared.get(code, {}), **own.get(code, {})}
                for code in LANGUAGES
                if code in shared or code in own
            }
        return self._words[area]

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}

    def words_of_form(self, area: str) -> Words:
        """Give what a form of an area can say: its area's words, and for lists of other areas that it asks with, theirs."""
        own = self.words(area)
        return {code: {**self._words_of_lists.get(code, {}), **own.get(code, {})} for code in LANGUAGES[1:]}

    @cached_property
    def _words_of_lists(self) -> Words:
        found: dict[str, dict[str, str]] = {}
        for area in self.areas.values():
            labels = [code.label for name in area.files("lists", "csv") for code in self.lists[name]]
            for language, words in area.words.items():
                found.setdefault(language, {}).update((text, words[text]) for text in labels if text in words)
        return found

    @cached_property
    def all_words(self) -> Words:
        """The translations of all areas; where two differ, the later area in the alphabet counts."""
        found: dict[str, dict[str, str]] = {}
        for area in self.areas.values():
            for language, words in area.words.items():
                found.setdefault(language, {}).update(words)
        return found

    def label(self, name: str, code: str, language: str = "en") -> str:
        """Give the label of a code of a list in a language; English, else the code itself, where nothing better is."""
        codes = self.lists.get(name)
        english = codes.label(code) if codes else code
        return self.all_words.get(language, {}).get(english, english)
