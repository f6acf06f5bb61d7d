"""A supervisor's words in the file of a case: every decision that bends its course leaves its reason there."""

from amparo.casework.cases.models import Case, Entry, EntryKind
from amparo.casework.cases.queries.file import COMPARTMENTS
from amparo.casework.cases.rows import new_entry
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access


def supervision(act: acting.Act, case: Case, by: Access, fields: dict[str, str]) -> Entry:
    """Add a supervisor's words to the file, inside an act under way."""
    entry = new_entry(case, by, EntryKind.SUPERVISION)
    entry.save(force_insert=True)
    act.write(entry.pk, COMPARTMENTS[EntryKind.SUPERVISION], "cases.supervision", fields, action=Action.ADD_REVIEW)
    act.about(entry.pk, Compartment.NOTES)
    return entry
