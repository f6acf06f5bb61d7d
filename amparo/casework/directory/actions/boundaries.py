"""Bring in the boundaries of a country's places; the set before ends on the day before."""

from collections import Counter
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from amparo.casework.directory.actions.places import PLACES
from amparo.casework.directory.actions.revising import revise
from amparo.casework.directory.models import Boundary, BoundarySet, Place
from amparo.exchange.boundaries import Drawn
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access


@transaction.atomic
def import_boundaries(
    drawn: Drawn, *, source: str, licence: str, valid_from: date, by: Access | None = None
) -> dict[str, int]:
    """Keep the boundaries of a country from a day on; return how many there are, by level.

    The same day again replaces what was brought for it. Raises Refusal "directory.boundaries_unknown" where a P-code is not
    among the places, "directory.boundaries_older" where a later set is there already.
    """
    places = {place.code: place for place in Place.objects.filter(code__in=[one.code for one in drawn.outlines])}
    unknown = sorted(one.code for one in drawn.outlines if one.code not in places)
    if unknown:
        raise Refusal("directory.boundaries_unknown", detail=", ".join(unknown[:10]))
    _end_those_before(drawn.country, valid_from)
    made = BoundarySet.objects.create(country=drawn.country, source=source, licence=licence, valid_from=valid_from)
    Boundary.objects.bulk_create(
        Boundary(within=made, place=places[one.code], path=one.path, at=list(one.at), box=list(one.box))
        for one in drawn.outlines
    )
    counts = dict(Counter(f"level {one.level}" for one in drawn.outlines))
    revise(by, "directory.boundaries_imported", PLACES, counts)
    return counts


def _end_those_before(country: str, valid_from: date) -> None:
    sets = BoundarySet.objects.filter(country=country)
    if sets.filter(valid_from__gt=valid_from).exists():
        raise Refusal("directory.boundaries_older")
    sets.filter(valid_from=valid_from).delete()
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)
    sets.filter(still).update(valid_to=valid_from - timedelta(days=1))
