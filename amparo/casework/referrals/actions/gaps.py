"""Needs that no service could meet: a kind, a place, a reason and a month, and nobody in them."""

from datetime import date
from uuid import UUID

from amparo import practice
from amparo.casework.directory import queries as directory
from amparo.casework.referrals.models import Gap
from amparo.casework.referrals.queries.offering import may_refer
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access

NO_SERVICE = "no_service"
GAPS = frozenset({"capacity", "eligibility", "out_of_area"})
"""Reasons for declining that say something about services, not about this person."""


def note_gap(*, by: Access, case: UUID, need: str, place: str) -> None:
    """Write down, as who works on a case, that no service fits a need; of the case itself nothing is kept."""
    may_refer(by, case)
    if need not in practice.catalogue().lists["service_type"].by_code:
        raise Refusal("directory.unknown_code", field="kind")
    gap_of(need, place, NO_SERVICE)


def count_gap(*, by: Access, service: UUID, need: str, reason: str) -> None:
    """Count as a gap that somebody who asked a service themselves was declined, where the reason says so."""
    view = directory.services_by_id(by, [service]).get(service)
    if view and need and reason in GAPS:
        gap_of(need, place_of(view), reason)


def gap_of(need: str, place: str, reason: str) -> UUID:
    """Keep one gap; return its id."""
    new = Gap(id=ids.new(), need=need, place=place, reason=reason, month=month())
    new.save(force_insert=True)
    return new.pk


def month() -> date:
    """Return the month as its first day: a day would lead back to the referral it came from."""
    return clock.today().replace(day=1)


def place_of(view: directory.ServiceView) -> str:
    """Return where a service is, for the gap that a decline may be; never where the person is, nor a protected place."""
    return next((one.place.code for one in view.locations if one.place and not one.is_protected), "")
