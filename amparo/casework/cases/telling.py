"""Tell those who work on a case: that somebody else looked at it, once a week; that its level was set to another."""

from amparo.casework.cases.queries import seen
from amparo.casework.notices import actions as notices
from amparo.foundation.policy import Facts
from amparo.trust.disclosure.access import Access

NOTICE = "cases_looked_at"
LEVEL = "cases_level_set"


def tell_owners_who_looked() -> None:
    """Tell each owner whose cases others opened or changed in the last full week; once, however often this runs."""
    _begin, end = seen.last_week()
    for owner in seen.owners_looked_at():
        notices.tell([owner], NOTICE, owner, since=end)


def tell_of_another_level(by: Access, facts: Facts) -> None:
    """Inside an act: tell all who work on a case that its level was set, also specialists of whom `by` knows nothing."""
    working = {facts.owner} if facts.owner else set()
    away = facts.conflicts | facts.complained_of | {by.id}
    notices.tell((working | facts.case_team | facts.covering) - away, LEVEL, facts.record)
