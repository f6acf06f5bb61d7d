"""Which specialised areas a case carries: one sealed record an area, which nobody finds who may not read the area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.cases import pathway, rules
from amparo.casework.cases.queries.file import CaseFile
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.practice.specialised import Specialised
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access

KIND = "cases.form"
"""The history's name for all that belongs to an area is that of a form, so that nothing in the clear tells them apart."""
CARRIED, LEFT = "carried", "left"


@dataclass(frozen=True)
class Carried:
    """An area that a case carries, with what its own record says."""

    area: Specialised
    record: UUID
    fields: Mapping[str, Any]

    @property
    def place(self) -> Compartment:
        """Return the compartment in which all of the area is sealed."""
        return place_of(self.area)

    @property
    def slot(self) -> str:
        """Return the name of its gates in the case's summary, which says nothing."""
        return str(self.fields["slot"])

    @property
    def entered_at(self) -> datetime:
        """Return when the case entered the area (last)."""
        return datetime.fromisoformat(self.fields["entered_at"])


def known() -> Mapping[str, Specialised]:
    """Return the specialised areas that practice knows, by name."""
    return practice.catalogue().specialised


def place_of(area: Specialised) -> Compartment:
    """Return the compartment in which an area is sealed."""
    return Compartment(area.head.compartment)


def record_of(case: UUID, area: str) -> UUID:
    """Return the id of the record that says whether a case carries an area."""
    return kept_apart.record_for(case, f"area {area}")


def within_reach(access: Access, facts: Facts, action: Action = Action.READ) -> list[Specialised]:
    """Return the areas in whose compartment `access` may do `action` on a case; whether it carries them is not asked."""
    return [area for area in known().values() if gate.allowed(access, action, facts, place_of(area)).allowed]


def carried(file: CaseFile) -> list[Carried]:
    """Return the areas that a case carries, of those that the reader may read."""
    return [each for each in records(file) if each.fields.get("state") == CARRIED]


def records(file: CaseFile) -> list[Carried]:
    """Return the records of all areas that the case carries or carried, of those that the reader may read."""
    asks = asks_of(file)
    opened = file.open(asks.values())
    found = []
    for name, ask in asks.items():
        content = opened.get(ask.record)
        if content is not None and content.number:
            found.append(Carried(known()[name], ask.record, content.fields))
    return found


def asks_of(file: CaseFile) -> dict[str, gate.Ask]:
    """Return area → what is asked of the gate to learn whether the case carries it, for the areas within reach."""
    return {
        area.name: gate.Ask(file.facts, place_of(area), record_of(file.case.pk, area.name))
        for area in within_reach(file.access, file.facts)
    }


def waits(step: str, fields: Mapping[str, Any]) -> bool:
    """Return whether a form waits for a supervisor when it is complete."""
    if area := known().get(str(fields.get("area", ""))):
        found = area.step(stem_of(fields))
        return found is not None and found.approval
    return bool(step) and rules.needs_approval(pathway.moves(), step)


def acts_of(step: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the acts that are done by a form: closing the case, or what its area says of it."""
    if area := known().get(str(fields.get("area", ""))):
        return area.acts_of(stem_of(fields))
    return ("closure",) if step == "closure" else ()


def stem_of(fields: Mapping[str, Any]) -> str:
    """Return the name of a form within its area, from the reference that its answers keep."""
    return str(fields["form"]).partition("@")[0].rpartition("/")[2]
