"""Which services fit one need: a pure function that ranks those that do, and says of every other one why it does not.

It advises and decides for no one. What nobody wrote down leaves a service in, with a caution: unknown is not No. The
status of a person is never a reason of ours; that a service turns people away is the service's own word, and is said.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from amparo.casework.directory.freshness import limit
from amparo.casework.directory.hours import Hours
from amparo.casework.directory.kinds import DAYS, Said

NONE: frozenset[str] = frozenset()


class Why(StrEnum):
    """Why a service is left out, or what speaks for or against one that fits; stable codes."""

    OTHER_KIND = "other_kind"
    NOT_ACTIVE = "not_active"
    OTHER_PLACE = "other_place"
    CLOSED_THEN = "closed_then"
    OTHER_LANGUAGE = "other_language"
    NO_ACCESS = "no_access"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    OTHER_SEX = "other_sex"
    OTHER_NATIONALITY = "other_nationality"
    TURNED_AWAY = "turned_away"
    REPORTS = "reports_to_authorities"
    FULL = "full"
    TOO_LONG_UNCHECKED = "too_long_unchecked"
    SAME_PLACE = "same_place"
    COVERS_PLACE = "covers_place"
    PLACE_UNKNOWN = "place_unknown"
    OPEN_THEN = "open_then"
    HOURS_UNKNOWN = "hours_unknown"
    SPEAKS = "speaks_the_language"
    INTERPRETER = "by_interpreter"
    LANGUAGE_UNKNOWN = "language_unknown"
    ACCESSIBLE = "accessible"
    ASKS_STATUS = "asks_status"
    REPORTS_UNKNOWN = "reports_unknown"
    HAS_ROOM = "has_room"
    LITTLE_ROOM = "little_room"
    ROOM_UNKNOWN = "room_unknown"
    CHECKED_LATELY = "checked_lately"
    STALE = "stale"
    NEVER_CHECKED = "never_checked"


POINTS = {
    Why.SAME_PLACE: 8, Why.COVERS_PLACE: 4, Why.OPEN_THEN: 4, Why.SPEAKS: 6, Why.INTERPRETER: 2, Why.HAS_ROOM: 4,
    Why.LITTLE_ROOM: 1, Why.CHECKED_LATELY: 3, Why.ASKS_STATUS: -3, Why.REPORTS_UNKNOWN: -2, Why.NEVER_CHECKED: -2, Why.STALE: -1,
}  # fmt: skip
"""How much each reason counts in the order of those that fit; our own weights, tried on the demo country."""


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
    is_active: bool = True
    capacity: str = "unknown_capacity"
    checked_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What somebody needs on `day`; what is left empty is not asked about.

    `place` is the P-code where they are with all it lies in, `at` weekday (Monday 0) and minute of the day, `grounds`
    codes of turned_away that would meet them, `avoid_authorities` that nothing may reach authorities.
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


@dataclass(frozen=True, slots=True)
class _Limits:
    stale: int
    hidden: int


Check = Callable[[Need, Offer, _Limits], Why | None]


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


def fit(need: Need, offers: Iterable[Offer]) -> Fitting:
    """Return which offers fit the need, best first, and why each other one does not; equals stand by their id."""
    day = need.day.toordinal()
    limits = _Limits(day - limit("stale_after", need.day).days, day - limit("hidden_after", need.day).days)
    fits: list[Fit] = []
    left_out: dict[UUID, tuple[Why, ...]] = {}
    for offer in offers:
        if need.kind not in offer.kinds:
            left_out[offer.service] = _OTHER_KIND
            continue
        found = [why for check in CHECKS if (why := check(need, offer, limits)) is not None]
        against = tuple(why for why in found if why in AGAINST)
        if against:
            left_out[offer.service] = against
        else:
            fits.append(Fit(offer.service, sum(POINTS.get(why, 0) for why in found), tuple(found)))
    fits.sort(key=lambda one: (-one.points, one.service.int))
    return Fitting(tuple(fits), left_out)


_OTHER_KIND = (Why.OTHER_KIND,)
AGAINST = frozenset({
    Why.NOT_ACTIVE, Why.OTHER_PLACE, Why.CLOSED_THEN, Why.OTHER_LANGUAGE, Why.NO_ACCESS, Why.TOO_YOUNG, Why.TOO_OLD,
    Why.OTHER_SEX, Why.OTHER_NATIONALITY, Why.TURNED_AWAY, Why.REPORTS, Why.FULL, Why.TOO_LONG_UNCHECKED,
})  # fmt: skip
"""Reasons that leave a service out."""


def _active(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    return None if offer.is_active else Why.NOT_ACTIVE


def _place(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if not need.place:
        return None
    if need.place[0] in offer.places:
        return Why.SAME_PLACE
    if not offer.areas:
        return Why.PLACE_UNKNOWN
    return Why.OTHER_PLACE if offer.areas.isdisjoint(need.place) else Why.COVERS_PLACE


def _hours(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if need.at is None:
        return None
    if not offer.hours:
        return Why.HOURS_UNKNOWN
    day, minute = need.at
    for own, begin, end in offer.hours:
        if own == day and begin <= minute < end:
            return Why.OPEN_THEN
    return Why.CLOSED_THEN


def _language(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if not need.languages:
        return None
    if not need.languages.isdisjoint(offer.languages):
        return Why.SPEAKS
    if offer.interpretation:
        return Why.INTERPRETER
    return Why.OTHER_LANGUAGE if offer.languages else Why.LANGUAGE_UNKNOWN


def _access(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if not need.accessibility:
        return None
    return Why.ACCESSIBLE if need.accessibility <= offer.accessibility else Why.NO_ACCESS


def _age(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if need.age is None:
        return None
    if offer.minimum_age is not None and need.age < offer.minimum_age:
        return Why.TOO_YOUNG
    return Why.TOO_OLD if offer.maximum_age is not None and need.age > offer.maximum_age else None


def _sex(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    return Why.OTHER_SEX if need.sex and offer.sexes and need.sex not in offer.sexes else None


def _nationality(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if not need.nationalities or not offer.nationalities:
        return None
    return Why.OTHER_NATIONALITY if need.nationalities.isdisjoint(offer.nationalities) else None


def _turned_away(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    return None if need.grounds.isdisjoint(offer.turned_away) else Why.TURNED_AWAY


def _authorities(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if not need.avoid_authorities or offer.reports == Said.NO:
        return None
    return Why.REPORTS if offer.reports == Said.YES else Why.REPORTS_UNKNOWN


def _status(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    return Why.ASKS_STATUS if offer.asks_status == Said.YES else None


_ROOM = {"open": Why.HAS_ROOM, "limited": Why.LITTLE_ROOM, "full": Why.FULL}


def _capacity(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    return _ROOM.get(offer.capacity, Why.ROOM_UNKNOWN)


def _checked(need: Need, offer: Offer, limits: _Limits) -> Why | None:
    if offer.checked_on is None:
        return Why.NEVER_CHECKED
    if offer.checked_on < limits.hidden:
        return Why.TOO_LONG_UNCHECKED
    return Why.STALE if offer.checked_on < limits.stale else Why.CHECKED_LATELY


CHECKS: tuple[Check, ...] = (
    _active, _place, _hours, _language, _access, _age, _sex, _nationality, _turned_away, _authorities, _status, _capacity,
    _checked,
)  # fmt: skip
