"""The one next thing of a case: pure thought on where it stands and how far the form of that step is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from amparo.foundation.pathways import Move

Kind = Literal["start", "go_on", "mend", "wait", "choose", "closed"]


@dataclass(frozen=True)
class Next:
    """The one next thing of a case: what kind of thing, and the step it is about ("" for a choice among several)."""

    kind: Kind
    step: str


def next_thing(step: str, status: str, of_this_round: bool, ways: Iterable[Move]) -> Next:
    """Return the one next thing for a case at `step`.

    `status` is that of the step's newest form ("" when there is none); `of_this_round` says that no other step's form
    was begun after it, so a step that is taken again begins with a new form. `ways` are the moves that are open.
    """
    if step == "closed":
        return Next("closed", step)
    if step == "delivery":
        return Next("start", "follow_up")
    open_forms: dict[str, Kind] = {"draft": "go_on", "returned": "mend", "waiting": "wait"}
    if status in open_forms:
        return Next(open_forms[status], step)
    if not status or not of_this_round:
        return Next("start", step)
    return Next("choose", step) if list(ways) else Next("start", step)
