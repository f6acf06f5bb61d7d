"""Figures about services, without anybody in them: needs nobody could meet, and how people found a service."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count as Counting

from amparo.casework.referrals.models import Gap, Rating
from amparo.casework.referrals.rules import Count, shown, small_count
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

READERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@dataclass(frozen=True)
class Figure:
    """One line of figures: codes by name, and the count as it may be shown."""

    of: Mapping[str, str]
    count: Count


def gaps(access: Access) -> list[Figure]:
    """Return needs without a service by place, kind and reason; small counts are not shown, and no totals are given."""
    _check(access)
    rows = Gap.rows.values("place", "need", "reason").annotate(number=Counting("pk"))
    return _figures(list(rows.order_by("place", "need", "reason")))


def ratings(access: Access) -> list[Figure]:
    """Return how people found each service; small counts are not shown, and no totals are given."""
    _check(access)
    rows = Rating.rows.values("service", "rating").annotate(number=Counting("pk"))
    return _figures(list(rows.order_by("service", "rating")))


def _figures(rows: list[dict[str, object]]) -> list[Figure]:
    limit = small_count(clock.today())
    counts = shown([int(str(row["number"])) for row in rows], limit)
    return [
        Figure({name: str(value) for name, value in row.items() if name != "number"}, count)
        for row, count in zip(rows, counts, strict=True)
    ]


def _check(access: Access) -> None:
    if access.role not in READERS:
        raise gate.not_there(access, None, "figures.read")
