"""Bring in a hierarchy of places; a place that a newer list no longer has ends, and keeps its code."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid5

from django.db import transaction

from amparo.casework.directory.actions.revising import revise
from amparo.casework.directory.models import Place
from amparo.exchange.pcodes import PlaceRow
from amparo.trust.disclosure.access import Access

PLACES = UUID("5b1f6f0e-7c0a-4c61-9d52-0d1f3c5f0a11")
"""The record under which imports of places are written down."""


@transaction.atomic
def import_places(rows: Sequence[PlaceRow], *, by: Access | None = None) -> dict[str, int]:
    """Bring in places, the larger before those inside them; return how many are new, changed and ended."""
    known = {place.code: place for place in Place.objects.all()}
    counts = {"new": 0, "changed": 0, "ended": 0}
    for row in sorted(rows, key=lambda one: one.level):
        before = known.get(row.code)
        place = before or Place(id=uuid5(PLACES, row.code), code=row.code)
        told = _told(place)
        place.level, place.names, place.parent = row.level, dict(row.names), known.get(row.parent)
        place.valid_from, place.valid_to = row.valid_from, row.valid_to
        if before is None or _told(place) != told:
            place.save()
            counts["new" if before is None else "changed"] += 1
        known[row.code] = place
    counts["ended"] = _end_the_rest(rows, known)
    revise(by, "directory.places_imported", PLACES, counts)
    return counts


def _told(place: Place) -> tuple[object, ...]:
    return place.level, dict(place.names), place.parent_id, place.valid_from, place.valid_to


def _end_the_rest(rows: Sequence[PlaceRow], known: dict[str, Place]) -> int:
    """End the places of the same countries that the new list no longer has, on the day before it begins."""
    begins = max((row.valid_from for row in rows if row.valid_from), default=None)
    if begins is None:
        return 0
    countries, present = {row.country for row in rows}, {row.code for row in rows}
    gone = [one for one in known.values() if one.code not in present and _country(one) in countries]
    ending = [one.pk for one in gone if one.valid_to is None or one.valid_to >= begins]
    return Place.objects.filter(pk__in=ending).update(valid_to=begins - timedelta(days=1))


def _country(place: Place) -> str:
    while place.parent is not None:
        place = place.parent
    return place.code
