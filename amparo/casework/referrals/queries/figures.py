"""Figures about services, without anybody in them: needs nobody could meet, and how people found a service."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count as Counting

from amparo.casework.directory import queries as directory
from amparo.casework.referrals.models import Gap, Rating, Tally
from amparo.casework.referrals.rules import Count, protected, small_count
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics

READERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@dataclass(frozen=True)
class Figure:
    """One line of figures: codes by name, and the count as it may be shown."""

    of: Mapping[str, str]
    count: Count


def gaps(access: Access) -> list[Figure]:
    """Return needs without a service by place, kind and reason; small counts are hidden, the others rounded, without totals."""
    _check(access)
    rows = Gap.rows.values("place", "need", "reason").annotate(number=Counting("pk"))
    return _figures(list(rows.order_by("place", "need", "reason")))


def ratings(access: Access) -> list[Figure]:
    """Return how people found each service; small counts are hidden, the others rounded, without totals."""
    _check(access)
    rows = Rating.rows.values("service", "rating").annotate(number=Counting("pk"))
    return _figures(list(rows.order_by("service", "rating")))


def courses(access: Access) -> list[Figure]:
    """Return what became of referrals and how soon services answered, by the kind and the place of the service.

    Small counts are hidden and the others rounded by chance: they belong together, and a difference of two tells no small one.
    """
    _check(access)
    rows = list(Tally.rows.values_list("service", "what").annotate(number=Counting("pk")))
    views = directory.services_by_id(access, [service for service, _what, _number in rows])
    found: Counter[tuple[str, str, str]] = Counter()
    for service, what, number in rows:
        for kind, place in _where(views[service]) if service in views else ():
            found[kind, place, what] += number
    limit = small_count(clock.today())
    return [
        Figure({"need": kind, "place": place, "what": what}, _shown(("course", kind, place, what), number, limit))
        for (kind, place, what), number in sorted(found.items())
    ]


def _where(view: directory.ServiceView) -> set[tuple[str, str]]:
    places = {location.place.code for location in view.locations if location.place} or {""}
    return {(term.code, place) for term in view.row.terms.all() for place in places}


def _figures(rows: list[dict[str, object]]) -> list[Figure]:
    limit, found = small_count(clock.today()), list[Figure]()
    for row in rows:
        of = {name: str(value) for name, value in row.items() if name != "number"}
        found.append(Figure(of, _shown((*of, *of.values()), int(str(row["number"])), limit)))
    return found


def _shown(name: tuple[str, ...], number: int, limit: int) -> Count:
    return protected("|".join(("referrals", *name)), number, limit, statistics.draw)


def _check(access: Access) -> None:
    if access.role not in READERS:
        raise gate.not_there(access, None, "figures.read")
