"""One public service as a plain value, with all that a person needs to know before they go there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.casework.directory.freshness import Freshness, freshness
from amparo.casework.directory.hours import Hours
from amparo.casework.directory.kinds import Status

FREE = frozenset({"free", "free of charge", "no cost", "gratis", "gratuito", "gratuit", "مجاني", "مجانا", "مجانًا"})
"""How listings say in the four languages that nothing is to be paid; a listing that says nothing is not known to be free."""


@dataclass(frozen=True, slots=True)
class At:
    """Where a service is given; `place` is a P-code, or nothing."""

    location: UUID
    name: str
    address: str
    way: str
    place: str
    accessibility: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One public service. `places` are the P-codes it lies in, `areas` those whose people it is for."""

    service: UUID
    organization: UUID
    agency: UUID
    name: str
    by: str
    keeper: str
    description: str
    url: str
    status: str
    way_in: str
    alert: str
    whom: str
    interpreters: str
    costs: tuple[str, ...]
    documents: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    hours: tuple[Hours, ...]
    opens: tuple[tuple[int, int, int], ...]
    languages: frozenset[str]
    at: tuple[At, ...]
    accessibility: frozenset[str]
    places: frozenset[str]
    areas: frozenset[str]
    minimum_age: int | None
    maximum_age: int | None
    sexes: frozenset[str]
    nationalities: tuple[str, ...]
    turned_away: frozenset[str]
    asks_status: str
    reports: str
    capacity: str
    checked_on: date | None
    told_by_itself: bool

    @property
    def is_free(self) -> bool:
        """Return whether the listing says that nothing is to be paid."""
        return bool(self.costs) and all(cost.strip(" .!").casefold() in FREE for cost in self.costs)

    @property
    def works(self) -> bool:
        """Return whether the service is given at all at the moment."""
        return self.status == Status.ACTIVE

    def freshness(self, day: date) -> Freshness:
        """Return whether the listing was checked lately."""
        return freshness(self.checked_on, day)
