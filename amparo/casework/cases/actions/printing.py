"""Printing takes a case out of the house on paper: an act of its own in the log."""

from uuid import UUID

from amparo.casework.cases.queries.case import find
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


def note_printing(*, by: Access, case: UUID, what: str = "summary") -> None:
    """Log that `by` prints the case's `what` (summary, plan); raise "not there" without access to its story."""
    row, facts = find(by, case, Compartment.STORY)
    with gate.act(by, f"{what}.printed", facts, Action.READ, Compartment.STORY) as act:
        act.about(row.pk, Compartment.STORY)
