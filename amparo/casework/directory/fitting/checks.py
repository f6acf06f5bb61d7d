"""Each thing that is compared, as one small function: it says a reason, or None where there is nothing to say."""

from collections.abc import Callable
from dataclasses import dataclass

from amparo.casework.directory.fitting.reasons import Why
from amparo.casework.directory.fitting.values import Need, Offer
from amparo.casework.directory.kinds import Said


@dataclass(frozen=True, slots=True)
class Limits:
    """The days before which a check makes a listing stale, or hides it, as ordinals."""

    stale: int
    hidden: int


Check = Callable[[Need, Offer, Limits], Why | None]


def _active(need: Need, offer: Offer, limits: Limits) -> Why | None:
    return None if offer.is_active else Why.NOT_ACTIVE


def _place(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if not need.place:
        return None
    if need.place[0] in offer.places:
        return Why.SAME_PLACE
    if not offer.areas:
        return Why.PLACE_UNKNOWN
    return Why.OTHER_PLACE if offer.areas.isdisjoint(need.place) else Why.COVERS_PLACE


def _hours(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if need.at is None:
        return None
    if not offer.hours:
        return Why.HOURS_UNKNOWN
    day, minute = need.at
    for own, begin, end in offer.hours:
        if own == day and begin <= minute < end:
            return Why.OPEN_THEN
    return Why.CLOSED_THEN


def _language(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if not need.languages:
        return None
    if not need.languages.isdisjoint(offer.languages):
        return Why.SPEAKS
    if offer.interpretation:
        return Why.INTERPRETER
    return Why.OTHER_LANGUAGE if offer.languages else Why.LANGUAGE_UNKNOWN


def _access(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if not need.accessibility:
        return None
    return Why.ACCESSIBLE if need.accessibility <= offer.accessibility else Why.NO_ACCESS


def _age(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if need.age is None:
        return None
    if offer.minimum_age is not None and need.age < offer.minimum_age:
        return Why.TOO_YOUNG
    return Why.TOO_OLD if offer.maximum_age is not None and need.age > offer.maximum_age else None


def _sex(need: Need, offer: Offer, limits: Limits) -> Why | None:
    return Why.OTHER_SEX if need.sex and offer.sexes and need.sex not in offer.sexes else None


def _nationality(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if not need.nationalities or not offer.nationalities:
        return None
    return Why.OTHER_NATIONALITY if need.nationalities.isdisjoint(offer.nationalities) else None


def _turned_away(need: Need, offer: Offer, limits: Limits) -> Why | None:
    return None if need.grounds.isdisjoint(offer.turned_away) else Why.TURNED_AWAY


def _authorities(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if not need.avoid_authorities or offer.reports == Said.NO:
        return None
    return Why.REPORTS if offer.reports == Said.YES else Why.REPORTS_UNKNOWN


def _status(need: Need, offer: Offer, limits: Limits) -> Why | None:
    return Why.ASKS_STATUS if offer.asks_status == Said.YES else None


def _training(need: Need, offer: Offer, limits: Limits) -> Why | None:
    return _TRAINED.get(offer.trained, Why.TRAINING_UNKNOWN) if need.survivor else None


_TRAINED = {Said.YES.value: Why.TRAINED, Said.NO.value: Why.NOT_TRAINED}
_ROOM = {"open": Why.HAS_ROOM, "limited": Why.LITTLE_ROOM, "full": Why.FULL}


def _capacity(need: Need, offer: Offer, limits: Limits) -> Why | None:
    return _ROOM.get(offer.capacity, Why.ROOM_UNKNOWN)


def _checked(need: Need, offer: Offer, limits: Limits) -> Why | None:
    if offer.checked_on is None:
        return Why.NEVER_CHECKED
    if offer.checked_on < limits.hidden:
        return Why.TOO_LONG_UNCHECKED
    return Why.STALE if offer.checked_on < limits.stale else Why.CHECKED_LATELY


CHECKS: tuple[Check, ...] = (
    _active, _place, _hours, _language, _access, _age, _sex, _nationality, _turned_away, _authorities, _status, _training,
    _capacity, _checked,
)  # fmt: skip
