"""Who does what where: the services that work, by kind of help and place, and the kinds that nobody offers."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.directory.models import Place, Service
from amparo.casework.directory.publicity import services as public
from amparo.casework.directory.queries.places import chain_of, chains


@dataclass(frozen=True)
class Offer:
    """One service with one kind of help in one place (None: nobody said where)."""

    service: Service
    kind: str
    place: Place | None


def _meets(youngest: int, eldest: int) -> Callable[[Service], bool]:
    return lambda row: (row.minimum_age or 0) <= eldest and (row.maximum_age is None or row.maximum_age >= youngest)


SERVED: Mapping[str, Callable[[Service], bool]] = {
    "women": lambda row: not row.sexes or "female" in row.sexes,
    "men": lambda row: not row.sexes or "male" in row.sexes,
    "children": _meets(0, 17),
    "older": _meets(60, 120),
    "without_papers": lambda row: "without_papers" not in row.turned_away,
}
"""Groups of people, each with the question whether a listing serves them; what a listing does not say turns nobody away."""


@dataclass(frozen=True)
class Covered:
    """How one kind of help is offered: services, the organisations behind them, and whom some of them turn away."""

    kind: str
    services: int
    organizations: frozenset[UUID]
    turned_away: frozenset[str]
    ask_status: int


def offering() -> list[UUID]:
    """Return every service that works and may be known."""
    return list(_working().values_list("pk", flat=True))


def _working() -> QuerySet[Service]:
    return public().filter(status="active")


def activities(of: Collection[UUID] | None = None) -> list[Offer]:
    """Return every service that works and may be known, once for each kind of help and place, in a fixed order.

    Protected places are not in it for anybody: what is counted here leaves the house. With `of` only these services.
    """
    rows = (_working() if of is None else _working().filter(pk__in=of)).select_related("organization")
    found = [
        Offer(row, term.code, place)
        for row in rows.prefetch_related("terms", "serviceareas__place", "at_locations__location__place")
        for term in row.terms.all()
        for place in _places(row)
    ]
    return sorted(
        found, key=lambda one: (one.kind, one.service.name, str(one.service.pk), one.place.code if one.place else "")
    )


def _places(row: Service) -> list[Place | None]:
    """Return the places that a service serves, those where it stands when it names none; None when nobody said any."""
    areas = [area.place for area in row.serviceareas.all()]
    at = [one.location.place for one in row.at_locations.all() if one.location.place]
    return list({place.pk: place for place in areas or at}.values()) or [None]


def coverage(offers: Iterable[Offer], kinds: Iterable[str], within: str = "") -> list[Covered]:
    """Return for each of the `kinds` how it is offered in the place `within` (P-code; "": anywhere), also where nobody does.

    What serves a whole region serves each of its parts.
    """
    above, around = (chains(), chain_of(within)) if within else ({}, ())
    here: dict[str, dict[UUID, Service]] = defaultdict(dict)
    for one in offers:
        if not within or (one.place and (within in above[one.place.pk] or one.place.code in around)):
            here[one.kind][one.service.pk] = one.service
    return [_covered(kind, list(here[kind].values())) for kind in kinds]


def serving(offers: Iterable[Offer], group: str, kind: str = "") -> list[Offer]:
    """Return the offers for one group of people and one kind of help, of all where nothing is asked."""
    return [one for one in offers if kind in ("", one.kind) and (group not in SERVED or SERVED[group](one.service))]


def partners(offers: Iterable[Offer], places: Iterable[str]) -> dict[str, int]:
    """Return of each of the `places` how many organisations help in it, in places that lie in it or in all that it lies in."""
    above = chains()
    around = {codes[0]: codes for codes in above.values()}
    own, inside = defaultdict[str, set[UUID]](set), defaultdict[str, set[UUID]](set)
    for one in offers:
        if one.place:
            own[one.place.code].add(one.service.organization_id)
            for code in above[one.place.pk]:
                inside[code].add(one.service.organization_id)
    return {code: len(inside[code].union(*(own[each] for each in around.get(code, ())))) for code in places}


def _covered(kind: str, rows: list[Service]) -> Covered:
    return Covered(
        kind,
        len(rows),
        frozenset(row.organization_id for row in rows),
        frozenset(code for row in rows for code in row.turned_away),
        sum(row.asks_status == "yes" for row in rows),
    )
