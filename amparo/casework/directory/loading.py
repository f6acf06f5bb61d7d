"""Brings in what was done earlier, as doing it then would have left it."""

from datetime import date
from uuid import UUID

from amparo.casework.directory import reach
from amparo.casework.directory.actions.revising import revise
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access


@audit.one_act
def checked(by: Access, service: UUID, day: date) -> None:
    """Write down that `by` checked the listing of a service on an earlier day."""
    act = "directory.service_checked"
    found = reach.service(by, service, act, reach.may_check)
    found.checked_on, found.checked_by_id, found.told_by_itself = day, by.id, False
    found.save()
    revise(by, act, found.pk, {"checked_on": day.isoformat(), "capacity": found.capacity})
