"""A supervisor's words in the file of a case: every decision that bends its course leaves its reason there."""

from amparo.casework.cases.models import Case, Entry, EntryKind
from amparo.casework.cases.queries.entries import COMPARTMENTS
from amparo.casework.cases.rows import new_entry
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access


def supervision(
    act: acting.Act, case: Case, by: Access, fields: dict[str, str], apart: Compartment | None = None
) -> Entry:
    """Add a supervisor's words to the file, inside an act under way; words on a form of an area stay `apart` with it."""
    entry = new_entry(case, by, EntryKind.SUPERVISION)
    entry.save(force_insert=True)
    if apart is None:
        act.write(entry.pk, COMPARTMENTS[EntryKind.SUPERVISION], "cases.supervision", fields, action=Action.ADD_REVIEW)
    else:
        act.write(entry.pk, apart, "cases.supervision", fields, action=Action.APPROVE, decided_on=Compartment.INDEX)
    act.about(entry.pk, apart or Compartment.NOTES)
    return entry
