"""What a listing says, as plain values: only what everybody may know is given a field here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Term:
    """A code of one of our lists that describes a service, an organisation or a location."""

    taxonomy: str
    code: str
    label: str
    value: str = ""


@dataclass(frozen=True)
class Opening:
    """Days of the week (MO,TU) with a time of opening and of closing, written with the offset from UTC."""

    id: UUID
    byday: str
    opens_at: str
    closes_at: str


@dataclass(frozen=True)
class Person:
    """A contact by function; names of people are not published."""

    id: UUID
    title: str


@dataclass(frozen=True)
class Capacity:
    """Capacity to take referrals (HSDS 3.1): a word, and numbers where they are known."""

    code: str
    label: str
    available: int | None
    maximum: int | None
    updated: datetime | None


@dataclass(frozen=True)
class Location:
    """Where a service is given. A protected location never becomes such a record."""

    id: UUID
    link: UUID
    organization: UUID
    name: str
    location_type: str
    address_1: str
    postal_code: str
    city: str
    state_province: str
    country: str
    transportation: str
    latitude: float | None
    longitude: float | None
    url: str
    accessibility: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Organization:
    """Who offers services."""

    id: UUID
    name: str
    alternate_name: str
    description: str
    email: str
    website: str
    kind: Term
    phones: tuple[tuple[UUID, str], ...]
    locations: tuple[Location, ...] = ()


@dataclass(frozen=True)
class Service:
    """What is offered, to whom, when and where; `texts` are those of its texts that HSDS calls by the same name."""

    id: UUID
    organization: Organization
    name: str
    status: str
    texts: Mapping[str, str] = field(hash=False)
    minimum_age: int | None
    maximum_age: int | None
    checked_on: date | None
    modified_at: datetime
    capacity: Capacity
    terms: tuple[Term, ...]
    openings: tuple[Opening, ...]
    languages: tuple[tuple[UUID, str, str], ...]
    areas: tuple[tuple[UUID, str, str], ...]
    costs: tuple[tuple[UUID, str], ...]
    documents: tuple[tuple[UUID, str], ...]
    phones: tuple[tuple[UUID, str], ...]
    contacts: tuple[Person, ...]
    locations: tuple[Location, ...]


@dataclass(frozen=True)
class Listing:
    """One organisation, location or service: its table, line and id in the package, whose it is, and its fields."""

    table: str
    row: int
    id: UUID
    of: UUID | None
    fields: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Brought:
    """What a package holds, organisations first; `unknown` counts what it says in words nobody here knows."""

    listings: tuple[Listing, ...]
    unknown: Counter[str] = field(hash=False)
