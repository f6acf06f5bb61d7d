"""What follows in the areas of a case from a change of answers: gates, clearances and clocks are looked at again."""

from collections.abc import Mapping
from typing import Any

from amparo.casework.cases import rules
from amparo.casework.cases.areas import clocks, gates
from amparo.casework.cases.areas.carried import KIND
from amparo.casework.cases.areas.standing import Standing
from amparo.casework.cases.areas.writing import Writing
from amparo.casework.cases.queries.case import SUMMARY
from amparo.foundation import clock
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure import gate

STORY = Compartment.STORY
LEVEL = "level"
"""The field of an area's own record that says by which level of risk its clocks were counted."""


def look_again(writing: Writing, *, general: bool = False) -> None:
    """Inside an act: look again at every area the case carries that the actor may read.

    With `general` the answers of a general form changed: what was seen in areas that the actor cannot read counts no more.
    """
    facts = writing.act.facts
    summary = gate.read(writing.by, gate.Ask(facts, STORY, writing.case.pk), "case.checked").fields
    kept = gates.slots(summary)
    if not kept:
        return
    mine = gates.seen(writing.by, writing.case, facts)
    said = _told(mine, kept)
    if general:
        hidden = {name: slot for name, slot in kept.items() if name not in {one.carried.slot for one in mine.values()}}
        said |= {
            f"{gates.FIELD}{name}": {**slot.kept(), "stale": True} for name, slot in hidden.items() if not slot.stale
        }
    if said:
        writing.write(writing.case.pk, STORY, SUMMARY, said)
    level = rules.risk_level(summary)
    for standing in mine.values():
        note(writing, standing, level)
        clocks.keep(writing, standing, level)


def _told(mine: Mapping[str, Standing], kept: Mapping[str, gates.Slot]) -> dict[str, Any]:
    now = {one.carried.slot: gates.slot_of(one) for one in mine.values()}
    return {f"{gates.FIELD}{name}": slot.kept() for name, slot in now.items() if kept.get(name) != slot}


def note(writing: Writing, standing: Standing, level: str) -> None:
    """Inside an act: keep in the area's own record why its gates are shut, which clearances it gives, and by which level of
    risk its clocks were counted.
    """
    why = {name: str(one.result) for name, one in standing.gates.items()}
    said = {"gates": why, "given": sorted(standing.given), LEVEL: level}
    if any(standing.carried.fields.get(name) != value for name, value in said.items()):
        writing.write(
            standing.carried.record, standing.carried.place, KIND, {**said, "seen_at": clock.now().isoformat()}
        )
