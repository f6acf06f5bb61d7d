"""How a case stands in an area: pure thought on three-valued results. What is unknown blocks, and clears nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amparo.foundation.areas.kinds import Clearance, Gate, Step
from amparo.foundation.rules import Result

State = Literal["not_yet", "not_needed", "open", "begun", "returned", "waiting", "done"]
IN_WORK: dict[str, State] = {"draft": "begun", "returned": "returned", "waiting": "waiting"}


@dataclass(frozen=True)
class Block:
    """A gate that is shut now, and whether that is known or only not excluded."""

    gate: Gate
    result: Result


@dataclass(frozen=True)
class Clock:
    """A form that is due: counted from when it could first have been filled, or was filled last."""

    form: str
    counted_from: datetime


@dataclass(frozen=True)
class StepStand:
    """How far one form of an area is; `surely` says that nothing open could make it unnecessary."""

    step: Step
    state: State
    surely: bool

    @property
    def can_begin(self) -> bool:
        """Return whether a new filling may be begun now."""
        return self.state == "open" or (self.state == "done" and self.step.many)


def blocks(gates: Iterable[Gate], results: Mapping[str, Result], given: Collection[str]) -> tuple[Block, ...]:
    """Return the gates that block: those that are true or unknown and whose clearance was not given.

    A gate of which nothing is known in `results` is unknown.
    """
    found = ((gate, results.get(gate.id, Result.UNKNOWN)) for gate in gates)
    return tuple(
        Block(gate, result)
        for gate, result in found
        if result is not Result.FALSE and not (gate.until and gate.until in given)
    )


def cleared(clearances: Iterable[Clearance], results: Mapping[str, Result]) -> frozenset[str]:
    """Return the clearances that are given: only those whose condition is surely true."""
    return frozenset(each.id for each in clearances if results.get(each.id) is Result.TRUE)


def stands(
    steps: Iterable[Step], in_work: Mapping[str, str], completed: Mapping[str, datetime], opens: Mapping[str, Result]
) -> tuple[StepStand, ...]:
    """Return how far each form is, in the order of the steps.

    `in_work` is form → draft, returned or waiting; `completed` is form → when it was last complete; `opens` is what
    the conditions of forms that have one say. A form of which it is unknown whether it is needed may be begun.
    """
    return tuple(_stand(step, in_work, completed, opens.get(step.form, Result.TRUE)) for step in steps)


def _stand(step: Step, in_work: Mapping[str, str], completed: Mapping[str, datetime], needed: Result) -> StepStand:
    surely = needed is Result.TRUE
    if step.form in in_work:
        return StepStand(step, IN_WORK[in_work[step.form]], surely)
    if step.form in completed:
        return StepStand(step, "done", surely)
    if any(earlier not in completed for earlier in step.after):
        return StepStand(step, "not_yet", surely)
    return StepStand(step, "not_needed" if needed is Result.FALSE else "open", surely)


def clocks(standing: Iterable[StepStand], entered: datetime, completed: Mapping[str, datetime]) -> tuple[Clock, ...]:
    """Return the forms that are due: those that surely are to be filled now, and those to be filled again.

    A form's time runs from when the last form before it was complete, else from when the area was entered; that of a
    form which is filled again and again, from when it was last complete.
    """
    found = []
    for each in standing:
        step, before = each.step, [completed[name] for name in each.step.after if name in completed]
        if step.many and step.form in completed and each.surely:
            found.append(Clock(step.form, completed[step.form]))
        elif each.surely and each.state in ("open", "begun", "returned") and step.form not in completed:
            found.append(Clock(step.form, max([entered, *before])))
    return tuple(found)
