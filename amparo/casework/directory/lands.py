"""Reads of boundaries: the outlines of the places right inside one, as they count today, and whose they are."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from amparo.casework.directory.models import Boundary, Place
from amparo.foundation import clock

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Land:
    """One place as it is drawn: its P-code, its path, where its name stands, and the box around it."""

    code: str
    path: str
    at: tuple[int, int]
    box: Box


@dataclass(frozen=True)
class Lands:
    """Places that are drawn beside each other, the box around all of them, and whose boundaries they are."""

    lands: tuple[Land, ...]
    box: Box
    source: str


def lands(within: str = "") -> Lands | None:
    """Return the outlines of the places right inside the place `within` (of the one country where it is ""), None without any.

    A country whose parts nobody brought is itself no map.
    """
    return _drawn(Q(place__parent__code=within) if within else Q(place__parent__parent__isnull=True, place__level=1))


def beside(codes: Collection[str]) -> Lands | None:
    """Return the outlines of places and of what lies right beside them in the same place, None where none of them has one."""
    within = Place.objects.filter(code__in=codes, parent__isnull=False).values("parent")
    found = _drawn(Q(place__code__in=codes) | Q(place__parent__in=within))
    return found if found and any(one.code in codes for one in found.lands) else None


def _drawn(wanted: Q) -> Lands | None:
    today = clock.today()
    rows = Boundary.objects.filter(
        Q(within__valid_to__isnull=True) | Q(within__valid_to__gte=today), within__valid_from__lte=today
    )
    found = rows.filter(wanted).order_by("place__code")
    told = found.values_list(
        "place__code", "path", "at", "box", "within", "within__country", "within__source", "within__licence"
    )
    kept = list(told)
    if not kept or len({row[4] for row in kept}) != 1:
        return None
    made = tuple(Land(code, path, tuple(at), tuple(box)) for code, path, at, box, *_ in kept)
    return Lands(made, around([one.box for one in made]), f"{kept[0][6]} ({kept[0][7]})")


def around(boxes: Collection[Box]) -> Box:
    """Return the smallest box that holds all of `boxes`.

    >>> around([(0, 0, 10, 10), (5, 8, 20, 4)])
    (0, 0, 25, 12)
    """
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top
