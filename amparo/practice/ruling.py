"""The part of the catalogue that knows specialised areas: their tables, the wholes they are read on, their conditions."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property

from amparo.foundation.codelists import CodeList
from amparo.foundation.forms import Form, FormError, Tables
from amparo.foundation.rules import RuleSet, compile_rules
from amparo.practice.areas import Area, PracticeError, Words, rows
from amparo.practice.specialised import TABLES, Specialised, specialised
from amparo.practice.wholes import GENERAL, Joined, Wholes

TIMED = ("today()", "now()")


class Ruling(ABC):
    """What the catalogue says of specialised areas, on top of its folders, forms, lists and words."""

    areas: Mapping[str, Area]

    @property
    @abstractmethod
    def lists(self) -> Mapping[str, CodeList]:
        """All code lists by name."""

    @property
    @abstractmethod
    def forms(self) -> tuple[str, ...]:
        """The names (area/form) of all forms."""

    @abstractmethod
    def form(self, ref: str) -> Form:
        """Give a form by area/form, or by area/form@version."""

    @abstractmethod
    def tables(self, name: str) -> Tables:
        """Give the tables of a form (area/form) as they are written."""

    @abstractmethod
    def words(self, area: str) -> Words:
        """Give an area's translations together with those of the shared lists."""

    @abstractmethod
    def find(self, kind: str, ending: str, name: str) -> tuple[Area, str]:
        """Give the one area that has a file of this name, and the name within it."""

    @cached_property
    def _ruled(self) -> dict[tuple[str, frozenset[str]], RuleSet]:
        return {}

    @cached_property
    def specialised(self) -> Mapping[str, Specialised]:
        """The specialised areas by name. Raises PracticeError with file and row for a table that cannot be read."""
        found = ((name, specialised(area)) for name, area in self.areas.items())
        return {name: area for name, area in found if area is not None}

    @cached_property
    def _wholes(self) -> Wholes:
        return Wholes(self.tables, self.lists, self.forms)

    def whole(self, area: str = "", complete: Collection[str] = GENERAL) -> Joined:
        """Give the general forms joined with those of a specialised area ("" for the general ones alone)."""
        return self._wholes.joined(self.specialised[area].forms if area else (), complete)

    def rules(self, name: str, complete: Collection[str] = GENERAL) -> RuleSet:
        """Give the rules of a form, by its name or area/form: `rules/<form>.csv` stands beside `forms/<form>.md`.

        Of a specialised area, the conditions of a table too: `<area>/gates`. These rules are read on the whole of the
        area (`whole`), with those general forms that are `complete`.
        """
        home, _, table = name.rpartition("/")
        area, stem = (
            (self.areas[home], table)
            if home in self.specialised and table in TABLES
            else self.find("rules", "csv", name)
        )
        key = f"{area.name}/{stem}", frozenset(complete)
        if key not in self._ruled:
            self._ruled[key] = self.ruled(area, stem, complete)
        return self._ruled[key]

    def reads_the_day(self, area: str) -> bool:
        """Return whether a gate, a clearance or a calculation of a specialised area reads the day: it may differ tomorrow."""
        if area not in self._timed:
            own = self.specialised[area]
            said = [gate.when for gate in own.gates] + [each.when for each in own.clearances]
            said += [each.calculation or "" for form in own.forms for each in self.form(form).questions.values()]
            self._timed[area] = any(word in text.replace(" ", "") for text in said for word in TIMED)
        return self._timed[area]

    @cached_property
    def _timed(self) -> dict[str, bool]:
        return {}

    def ruled(self, area: Area, stem: str, complete: Collection[str]) -> RuleSet:
        """Compile the rules of a form, or the conditions of a table of a specialised area. Raises PracticeError."""
        name, own = f"{area.name}/{stem}", self.specialised.get(area.name)
        if own is None:
            return compile_rules(name, rows(area.files("rules", "csv")[stem]), self.form(name), self.words(area.name))
        form = self.whole("" if stem == "area" else area.name, complete).form
        if stem not in TABLES:
            form = replace(form, ref=self.form(name).ref)
            table = rows(area.files("rules", "csv")[stem])
        else:
            form, table = replace(form, ref=name), own.conditions(stem)
        try:
            return compile_rules(f"{name}.csv", table, form, self.words(area.name))
        except FormError as problem:
            raise PracticeError(str(problem)) from problem
