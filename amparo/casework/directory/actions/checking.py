"""Say that a listing was checked today: somebody called, or stood at the door."""

from uuid import UUID

from amparo.casework.directory import reach, rules
from amparo.casework.directory.actions.revising import already, revise
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access


@audit.one_act
def check_service(*, by: Access, service: UUID, capacity: str = "", key: UUID | None = None) -> None:
    """Write down that `by` checked the listing of a service today, with its capacity when that was asked, too."""
    act = "directory.service_checked"
    if already(by, key):
        return
    found = reach.service(by, service, act, reach.may_check)
    if rules.unknown_codes("capacity", capacity):
        raise Refusal("directory.unknown_code", field="capacity")
    found.checked_on, found.checked_by_id, found.told_by_itself = clock.today(), by.id, False
    if capacity:
        if found.capacity != capacity:
            found.capacity_available = None  # a number of another day would contradict the word
        found.capacity, found.capacity_at = capacity, clock.now()
    found.save()
    said = {"checked_on": found.checked_on.isoformat(), "capacity": found.capacity}
    revise(by, act, found.pk, said, key)
