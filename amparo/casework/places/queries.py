"""Reads of ratings of places: those of the reader's own agency, and to staff who work with them alone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from amparo import practice
from amparo.casework.directory.queries.places import chain_of, place_with
from amparo.casework.places import rules
from amparo.casework.places.models import Rating
from amparo.casework.places.rules import Rated
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE


@dataclass(frozen=True)
class Said:
    """One rating with who said it."""

    rated: Rated
    by_name: str


@dataclass(frozen=True)
class RatedPlace:
    """A place that was rated: the day of its newest rating, and how many there are."""

    code: str
    name: str
    newest: date
    number: int


def may_rate(access: Access) -> bool:
    """Return whether `access` reads and keeps ratings of places."""
    return access.actor.agency is not None and may(access.actor, Action.RATE_PLACES).allowed


def rated_places(access: Access, language: str) -> list[RatedPlace]:
    """Return the places that the agency has rated."""
    found: dict[str, RatedPlace] = {}
    for row in _rows(access).select_related("place").order_by("valid_from", "pk"):
        number = found[row.place.code].number if row.place.code in found else 0
        found[row.place.code] = RatedPlace(row.place.code, row.place.name(language), row.valid_from, number + 1)
    return list(found.values())


def of_place(access: Access, code: str) -> list[Said]:
    """Return every rating of one place, the newest first; raise "not there" for an unknown place."""
    place = place_with(code)
    if place is None:
        raise Refusal(NOT_THERE)
    rows = list(_rows(access).filter(place=place).select_related("place").order_by("-valid_from", "-pk"))
    names = accounts.names_of([row.by for row in rows])
    return [Said(_rated(row), names.get(row.by, "")) for row in rows]


def standing(access: Access, code: str, day: date) -> list[Rated]:
    """Return the ratings that count on a day for somebody in a place; none for who does not work with them."""
    chain = chain_of(code)
    if not chain or not may_rate(access):
        return []
    rows = _rows(access).filter(place__code__in=chain).select_related("place")
    return rules.standing(map(_rated, rows), chain, day)


def _rows(access: Access) -> QuerySet[Rating]:
    if not may_rate(access):
        raise Refusal(NOT_THERE)
    return Rating.objects.filter(agency=access.actor.agency)


def _rated(row: Rating) -> Rated:
    level = rules.level_of(practice.catalogue().lists["factor"], row.factor)
    return Rated(
        row.place.code, row.factor, level, row.polarity, row.strength, row.evidence, row.known_by, row.confidence,
        row.valid_from, row.valid_to, row.pk,
    )  # fmt: skip
