"""Reads the folders of practice areas: forms, lists, rules, deadlines, pathways, words in other languages, examples."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from amparo.foundation import errors
from amparo.foundation.forms import Form, Tables, compile_form, messages, read_markdown
from amparo.foundation.pathways import Deadline, Pathway, read_deadlines, read_pathway
from amparo.foundation.rules import RiskLevel, read_risk_levels
from amparo.practice.areas import Area, Example, PracticeError, answers_of, folders, rows, within
from amparo.practice.listing import Listing
from amparo.practice.publishing import fingerprint_problems
from amparo.practice.ruling import Ruling


class Catalogue(Listing, Ruling):
    """All practice areas. Everything is read when first asked for and then kept."""

    def __init__(self, folder: Path, office: Path | None = None) -> None:
        self.folder, self.office = folder, office
        ours, theirs = ({path.name: path for path in folders(one)} for one in (folder, office))
        self.areas: Mapping[str, Area] = {
            name: Area(ours[name], theirs.get(name)) if name in ours else Area(theirs[name])
            for name in sorted({**ours, **theirs})
        }
        self._forms: dict[str, Form] = {}

    # -- forms -------------------------------------------------------------------------------------------------------

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The names (area/form) of all forms."""
        return tuple(
            f"{area.name}/{name}"
            for area in self.areas.values()
            for name in area.files("forms", "md")
            if "@" not in name
        )

    def form(self, ref: str) -> Form:
        """Give a form by area/form, or by area/form@version as answers remember it.

        Older versions are those that publishing kept. Raises Refusal forms.unknown_form.
        """
        name, _, version = ref.partition("@")
        newest = self._compiled(name)
        if not version or newest.version == version:
            return newest
        return self._compiled(ref)

    def _compiled(self, name: str) -> Form:
        if name not in self._forms:
            area = name.partition("/")[0]
            self._forms[name] = compile_form(
                self.tables(name), self.lists, translations=self.words_of_form(area), area=area
            )
        return self._forms[name]

    def tables(self, name: str) -> Tables:
        """Give the tables of a form (area/form) as they are written. Raises Refusal forms.unknown_form."""
        ref, _, version = name.partition("@")
        area, _, form = ref.partition("/")
        file = self.areas[area].form(form, version) if area in self.areas else None
        if file is None:
            raise errors.Refusal("forms.unknown_form")
        return read_markdown(file.read_text(encoding="utf-8"))

    def untranslated(self, area: str, language: str) -> list[str]:
        """List the English texts of an area's forms, lists and rules that have no translation yet."""
        here, known = self.areas[area], self.words(area).get(language, {})
        found: dict[str, None] = {}
        for file in (file for name, file in here.files("forms", "md").items() if "@" not in name):
            found |= dict.fromkeys(messages(read_markdown(file.read_text(encoding="utf-8"))))
        for name in {**here.files("lists", "csv"), **here.of_office("lists", "csv")}:
            found |= dict.fromkeys(code.label for code in self.lists[name])
        for file in here.files("rules", "csv").values():
            found |= dict.fromkeys(text for row in rows(file) for text in (row["finding"], row["because"]) if text)
        found |= dict.fromkeys(here.spoken())
        for table in here.tables("indicators").values():
            found |= dict.fromkeys(row[name] for row in table for name in ("title", "limits"))
        for row in here.tables("equity").get("measures", []):
            found |= dict.fromkeys(row[name] for name in ("title", "question", "limits"))
        if area in self.specialised:
            found |= dict.fromkeys(self.specialised[area].texts())
        return [text for text in found if text not in known]

    # -- rules, deadlines, pathways ----------------------------------------------------------------------------------

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All deadlines of all areas."""
        tables = [area.tables().get("deadlines", []) for area in self.areas.values()]
        return tuple(one for table in tables for one in read_deadlines("deadlines", table))

    def risk_levels(self, area: str = "screening") -> tuple[RiskLevel, ...]:
        """Give the scores of the levels of risk of an area, all dates."""
        found = self.areas[area].tables().get("risk_levels") if area in self.areas else None
        if found is None:
            raise PracticeError(f"{area} has no parameters/risk_levels.csv")
        return read_risk_levels(found)

    def pathway(self, name: str) -> Pathway:
        """Give a pathway by area (when it has one) or by area/pathway."""
        area = self.areas.get(name)
        files = area.files("pathways", "csv") if area else {}
        if area is None or len(files) != 1:
            area, stem = self.find("pathways", "csv", name)
        else:
            stem = next(iter(files))
        return read_pathway(f"{area.name}/{stem}", rows(area.files("pathways", "csv")[stem]))

    def find(self, kind: str, ending: str, name: str) -> tuple[Area, str]:
        """Give the one area that has a file of this name, and the name within it. Raises PracticeError."""
        wanted, _, stem = name.rpartition("/")
        areas = [self.areas[wanted]] if wanted in self.areas else list(self.areas.values())
        found = [area for area in areas if stem in area.files(kind, ending)]
        if len(found) != 1:
            raise PracticeError(f"{kind}: there {'is no' if not found else 'are several called'} {name}")
        return found[0], stem

    def examples(self) -> tuple[Example, ...]:
        """Give all worked examples of all areas."""
        return tuple(
            Example(
                area.name, stem, within(area, row["form"]), row["example"], row["kind"], row["rule"], row["expected"],
                answers_of(row["answers"]),
            )
            for area in self.areas.values()
            for stem, file in area.files("examples", "csv").items()
            for row in rows(file)
        )  # fmt: skip

    def fingerprint_problems(self) -> list[str]:
        """List every published file that was changed, lost or never listed; empty when all is as published."""
        places = [place for area in self.areas.values() for place in (area.path, area.office) if place]
        return [problem for place in places for problem in fingerprint_problems(place)]
