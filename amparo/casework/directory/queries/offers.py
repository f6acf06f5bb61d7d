"""Listings as plain values for the search of fitting services; read again only after something changed."""

from collections.abc import Mapping
from uuid import UUID

from amparo.casework.directory import fitting, reach
from amparo.casework.directory.models import Revision, Service
from amparo.casework.directory.queries.listings import opening
from amparo.casework.directory.queries.places import chains
from amparo.trust.disclosure.access import Access

_kept: dict[UUID | None, tuple[object, tuple[fitting.Offer, ...]]] = {}
"""What was read, by the agency whose protected places were in sight."""


def offers(access: Access) -> tuple[fitting.Offer, ...]:
    """Return every service that `access` may see as an offer."""
    newest = Revision.objects.order_by("-pk").values_list("pk", "record", "at").first(), Service.objects.count()
    sight = access.actor.agency if reach.knows_protected(access) else None
    mark, found = _kept.get(sight, ("", ()))
    if mark != newest:
        found = _read()
        _kept[sight] = (newest, found)
    hidden = set(Service.objects.exclude(pk__in=reach.services(access).values("pk")).values_list("pk", flat=True))
    return tuple(offer for offer in found if offer.service not in hidden) if hidden else found


def _read() -> tuple[fitting.Offer, ...]:
    rows = Service.objects.prefetch_related(
        "terms", "languages", "schedules", "serviceareas", "at_locations__location__accessibility"
    )
    above = chains()
    return tuple(_offer(row, above) for row in rows)


def _offer(row: Service, above: Mapping[UUID, tuple[str, ...]]) -> fitting.Offer:
    places = [at.location.place_id for at in row.at_locations.all() if at.location.place_id]
    areas = [area.place_id for area in row.serviceareas.all()]
    return fitting.Offer(
        service=row.pk,
        kinds=frozenset(term.code for term in row.terms.all()),
        places=frozenset(code for place in places for code in above[place]),
        areas=frozenset(above[area][0] for area in areas or places),
        hours=fitting.minutes(opening(row)),
        languages=frozenset(language.code for language in row.languages.all()),
        interpretation=bool(row.interpretation_services),
        accessibility=frozenset(one.code for at in row.at_locations.all() for one in at.location.accessibility.all()),
        minimum_age=row.minimum_age, maximum_age=row.maximum_age, sexes=frozenset(row.sexes),
        nationalities=frozenset(row.nationalities), turned_away=frozenset(row.turned_away),
        asks_status=row.asks_status, reports=row.reports_to_authorities, trained=row.trained_for_survivors,
        is_active=row.status == "active",
        capacity=row.capacity, checked_on=row.checked_on.toordinal() if row.checked_on else None,
    )  # fmt: skip
