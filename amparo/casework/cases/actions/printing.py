"""Printing or exporting takes a case out of the house: an act of its own in the log."""

from uuid import UUID

from amparo.casework.cases.models import Entry
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.file import compartment_of
from amparo.foundation.policy import Action, Compartment
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access

ACTS = frozenset({"summary.printed", "plan.printed", "answers.exported"})


def note_printing(*, by: Access, case: UUID, act: str = "summary.printed", entry: UUID | None = None) -> None:
    """Log that `by` takes a part of the case out of the house; `act` is one of ACTS, `entry` what it is about.

    Raises "not there" without access to the story, ValueError for another act.
    """
    if act not in ACTS:
        raise ValueError(act)
    row, facts = find(by, case, Compartment.STORY)
    taken = Entry.rows.filter(pk=entry, case=row).first() if entry else None
    place = compartment_of(taken) if taken else Compartment.STORY
    with acting.act(by, act, facts, Action.READ, place) as doing:
        doing.about(entry or row.pk, place)
        audit.checkpoint_after_this()
