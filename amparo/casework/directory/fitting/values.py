"""A need and an offer as plain values, and what comes of bringing them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from amparo.casework.directory.fitting.reasons import Why
from amparo.casework.directory.hours import Hours
from amparo.casework.directory.kinds import DAYS, Said

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One service as far as fitting goes; empty sets and None are what nobody wrote down, or no limit.

    `places` are the P-codes where it is given, with all they lie in; `areas` those whose people it is for.
    """

    service: UUID
    kinds: frozenset[str]
    places: frozenset[str] = NONE
    areas: frozenset[str] = NONE
    hours: tuple[tuple[int, int, int], ...] = ()
    languages: frozenset[str] = NONE
    interpretation: bool = False
    accessibility: frozenset[str] = NONE
    minimum_age: int | None = None
    maximum_age: int | None = None
    sexes: frozenset[str] = NONE
    nationalities: frozenset[str] = NONE
    turned_away: frozenset[str] = NONE
    asks_status: str = Said.UNKNOWN.value
    reports: str = Said.UNKNOWN.value
    trained: str = Said.UNKNOWN.value
    is_active: bool = True
    capacity: str = "unknown_capacity"
    checked_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What somebody needs on `day`; what is left empty is not asked about.

    `place` is the P-code where they are with all it lies in, `at` weekday (Monday 0) and minute of the day, `grounds`
    codes of turned_away that would meet them, `avoid_authorities` that nothing may reach authorities, `survivor` that people
    are wanted who are trained for survivors of violence.
    """

    kind: str
    day: date
    place: tuple[str, ...] = ()
    at: tuple[int, int] | None = None
    languages: frozenset[str] = NONE
    accessibility: frozenset[str] = NONE
    age: int | None = None
    sex: str = ""
    nationalities: frozenset[str] = NONE
    grounds: frozenset[str] = NONE
    avoid_authorities: bool = False
    survivor: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A service that fits, with what speaks for it and what to be careful about."""

    service: UUID
    points: int
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Fitting:
    """Those that fit, best first, and of each one left out all the reasons."""

    fits: tuple[Fit, ...]
    left_out: dict[UUID, tuple[Why, ...]]


def minutes(hours: Iterable[Hours]) -> tuple[tuple[int, int, int], ...]:
    """Return opening hours as (weekday, first minute, minute of closing), a row a day."""
    return tuple(
        (DAYS.index(day), one.opens.hour * 60 + one.opens.minute, one.closes.hour * 60 + one.closes.minute)
        for one in hours
        for day in one.days
    )


def at(moment: datetime) -> tuple[int, int]:
    """Return a moment in local time as a need states it: weekday and minute of the day."""
    return moment.weekday(), moment.hour * 60 + moment.minute
