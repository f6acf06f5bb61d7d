"""How a case stands in one area: its forms, what its gates and clearances say, and what the rules of its forms found."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from amparo import practice
from amparo.casework.cases.areas.carried import Carried
from amparo.casework.cases.areas.knowledge import IN_WORK, Filled, Knowledge
from amparo.foundation import areas as thought
from amparo.foundation.areas import Block, Clock, StepStand
from amparo.foundation.rules import Finding, Result
from amparo.practice.specialised import Specialised


@dataclass(frozen=True)
class Standing:
    """One carried area and everything that its tables make of what is known."""

    carried: Carried
    known: Knowledge

    @property
    def area(self) -> Specialised:
        """Return the area's tables."""
        return self.carried.area

    @cached_property
    def complete(self) -> Mapping[str, Filled]:
        """Return form → its newest complete filling."""
        return self.known.complete(self.area)

    @cached_property
    def steps(self) -> tuple[StepStand, ...]:
        """Return how far each form is."""
        in_work = {
            each.stem: str(each.entry.status) for each in self.known.of(self.area) if each.entry.status in IN_WORK
        }
        completed = {form: each.at for form, each in self.complete.items()}
        opens = {one.rule: one.result for one in self._said["steps"]}
        return thought.stands(self.area.steps, in_work, completed, opens)

    @cached_property
    def gates(self) -> Mapping[str, Finding]:
        """Return gate → what its condition says, with the answers it looked at."""
        return {one.rule: one for one in self._said["gates"]}

    @cached_property
    def given(self) -> frozenset[str]:
        """Return the clearances that the area gives now."""
        return thought.cleared(self.area.clearances, {one.rule: one.result for one in self._said["clearances"]})

    @cached_property
    def _said(self) -> Mapping[str, Sequence[Finding]]:
        return self.known.says(self.area, ("steps", "gates", "clearances"))

    @property
    def _results(self) -> dict[str, Result]:
        return {name: one.result for name, one in self.gates.items()}

    def blocks(self, given: Collection[str]) -> tuple[Block, ...]:
        """Return the gates that are shut, with what other areas have cleared (`given`) too."""
        return thought.blocks(self.area.gates, self._results, {*given, *self.given})

    @cached_property
    def waits_for(self) -> dict[str, list[str]]:
        """Return act → the clearances that its gates wait for ("" for none that could be given); all acts with a gate."""
        found: dict[str, list[str]] = {gate.act: [] for gate in self.area.gates}
        for block in thought.blocks(self.area.gates, self._results, ()):
            found[block.gate.act].append(block.gate.until)
        return found

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Return the forms that are due, and since when their time runs."""
        completed = {form: each.at for form, each in self.complete.items()}
        return thought.clocks(self.steps, self.carried.entered_at, completed)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the rules of the complete forms found, or could still find, in the order of the work."""
        with_rules = practice.catalogue().areas[self.area.name].files("rules", "csv")
        forms = [step.form for step in self.area.steps if step.form in self.complete and step.form in with_rules]
        said = self.known.says(self.area, forms)
        return tuple(one for form in forms for one in said[form] if one.result is not Result.FALSE)


def standings(carried: Sequence[Carried], known: Knowledge) -> list[Standing]:
    """Return how a case stands in each of the areas it carries."""
    return [Standing(each, known) for each in carried]
