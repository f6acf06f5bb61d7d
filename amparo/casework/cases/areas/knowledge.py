"""What is known in an area of a case: the newest complete answers of its forms and of the general forms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo import practice
from amparo.casework.cases import answers as filled
from amparo.casework.cases import pathway
from amparo.casework.cases.areas.carried import place_of
from amparo.casework.cases.models import Entry, EntryStatus
from amparo.casework.cases.progress import newest
from amparo.casework.cases.queries.file import CaseFile
from amparo.casework.cases.rules import FINISHED
from amparo.foundation import clock
from amparo.foundation.rules import Finding, findings_of_each
from amparo.practice.specialised import Specialised
from amparo.practice.wholes import GENERAL
from amparo.trust.disclosure import gate

IN_WORK = (EntryStatus.DRAFT, EntryStatus.RETURNED, EntryStatus.WAITING)
DONE = (EntryStatus.COMPLETE, EntryStatus.APPROVED)
STEPS = {form: step for step, form in pathway.FORMS.items() if form in GENERAL}


@dataclass(frozen=True)
class Filled:
    """One filled form: its entry, the form (area/form), its content, and when it was complete (last changed, until then)."""

    entry: Entry
    form: str
    fields: Mapping[str, Any]
    at: datetime

    @property
    def stem(self) -> str:
        """Return the name of the form within its area."""
        return self.form.rpartition("/")[2]

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers: path → text."""
        return filled.given(self.fields)


@dataclass(frozen=True)
class Knowledge:
    """Everything that conditions of an area can speak of, newest last."""

    general: Sequence[Filled]
    own: Mapping[str, Sequence[Filled]]

    def of(self, area: Specialised) -> "list[Filled]":
        """Return every form of an area that was begun and not given up, oldest first."""
        return list(self.own.get(area.name, ()))

    def complete(self, area: Specialised) -> dict[str, Filled]:
        """Return form → its newest complete filling."""
        return {each.stem: each for each in self.finished(area)}

    def finished(self, area: Specialised) -> "list[Filled]":
        """Return every filling that is complete, oldest first; one that needs approval is when it was approved."""
        return [
            each
            for each in self.of(area)
            if each.entry.status in ((EntryStatus.APPROVED,) if _approved(area, each.stem) else DONE)
        ]

    def says(self, area: Specialised, tables: Sequence[str]) -> dict[str, Sequence[Finding]]:
        """Return table → what its conditions (`gates`) or a form's rules make of all that is known, which is read once."""
        rules = [practice.catalogue().rules(f"{area.name}/{table}", self._asked()) for table in tables]
        return dict(zip(tables, findings_of_each(rules, self._answers(area), clock.today()), strict=True))

    def suggests(self, areas: Iterable[Specialised]) -> list[Finding]:
        """Return what the general answers make of each area that the case does not carry, in the order of `areas`."""
        rules = [practice.catalogue().rules(f"{area.name}/area", self._asked()) for area in areas]
        return [found[0] for found in findings_of_each(rules, self._answers(), clock.today())]

    def _asked(self) -> list[str]:
        return [each.form for each in self.general]

    def _answers(self, area: Specialised | None = None) -> dict[str, str]:
        whole = practice.catalogue().whole(area.name if area else "", self._asked()).whole
        own = sorted(self.complete(area).values(), key=lambda each: each.at) if area else []
        return whole.answers((each.form, each.answers) for each in (*self.general, *own))


def _approved(area: Specialised, stem: str) -> bool:
    step = area.step(stem)
    return step is not None and step.approval


def knowledge(file: CaseFile, areas: Iterable[Specialised]) -> Knowledge:
    """Return what is known of a case in `areas`, which the reader may read, and in the general forms."""
    general = newest_general(file)
    wanted = {place_of(area) for area in areas}
    asked = [row for row in file.forms if not row.step and file.places[row.pk] in wanted]
    opened = file.open(file.asks(row.pk for row in (*general, *asked)))
    own: dict[str, list[Filled]] = {}
    for each in _filled(asked, opened):
        own.setdefault(each.form.partition("/")[0], []).append(each)
    return Knowledge(_filled(general, opened), own)


def newest_general(file: CaseFile) -> list[Entry]:
    """Return the newest complete filling of each general form."""
    complete = (row for row in file.forms if row.step in STEPS.values() and row.status in FINISHED)
    return list(newest(complete).values())


def _filled(rows: Iterable[Entry], opened: Mapping[Any, gate.Content]) -> list[Filled]:
    found = []
    for row in rows:
        content = opened.get(row.pk)
        if content is not None and content.fields.get("form"):
            said = content.fields.get("completed_at")
            at = datetime.fromisoformat(said) if said else content.at or row.created_at
            found.append(Filled(row, str(content.fields["form"]).partition("@")[0], content.fields, at))
    return sorted(found, key=lambda each: (each.at, each.entry.created_at))
