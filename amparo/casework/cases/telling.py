"""Tell owners that somebody else looked at their cases, once a week."""

from amparo.casework.cases.queries import looked
from amparo.casework.notices import actions as notices

NOTICE = "cases_looked_at"


def tell_owners_who_looked() -> None:
    """Tell each owner whose cases others opened or changed in the last full week; once, however often this runs."""
    _begin, end = looked.last_week()
    for owner in looked.owners_looked_at():
        notices.tell([owner], NOTICE, owner, since=end)
