"""What everybody may know: listings without protected places, and nothing that was too long not checked.

There is no reader here and so no access: what is not public never becomes a record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from amparo import practice
from amparo.casework.directory import models, reach
from amparo.casework.directory.queries.listings import unhidden
from amparo.exchange.hsds import TAXONOMIES, Capacity, Location, Opening, Organization, Person, Service, Term
from amparo.foundation import clock

TEXTS = (
    "alternate_name", "description", "url", "email", "interpretation_services", "application_process", "fees_description",
    "eligibility_description", "alert",
)  # fmt: skip
_ROWS = (
    "terms", "languages", "schedules", "serviceareas__place", "costoptions", "requireddocuments", "phones", "contacts",
    "organization__phones", "at_locations__location__place__parent__parent__parent", "at_locations__location__accessibility",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a list of public services is narrowed to; all that is given must hold."""

    search: str = ""
    organization: UUID | None = None
    terms: frozenset[tuple[str, str]] | None = None
    modified_after: datetime | None = None


def services(wanted: Wanted) -> list[Service]:
    """Return the public services that fit, by name."""
    found = _public()
    if wanted.search:
        words = Q(name__icontains=wanted.search) | Q(description__icontains=wanted.search)
        found = found.filter(words | Q(organization__name__icontains=wanted.search))
    if wanted.organization:
        found = found.filter(organization=wanted.organization)
    if wanted.modified_after:
        found = found.filter(modified_at__gte=wanted.modified_after)
    records = [_service(row) for row in _whole(found)]
    if wanted.terms is None:
        return records
    return [one for one in records if any((term.taxonomy, term.code) in wanted.terms for term in one.terms)]


def service(service: UUID) -> Service | None:
    """Return one public service, None when there is none."""
    row = _whole(_public().filter(pk=service)).first()
    return _service(row) if row else None


def organizations(search: str = "") -> list[Organization]:
    """Return the organisations that offer a public service, with their public locations, by name."""
    rows = models.Organization.objects.filter(pk__in=_public().values("organization")).order_by("name", "pk")
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(description__icontains=search))
    at: dict[UUID, dict[UUID, Location]] = {}
    for one in services(Wanted()):
        at.setdefault(one.organization.id, {}).update({location.id: location for location in one.locations})
    return [_organization(row, tuple(at.get(row.pk, {}).values())) for row in rows.prefetch_related("phones")]


def terms() -> list[Term]:
    """Return every term of every taxonomy that listings may use, codes that ended too."""
    lists = practice.catalogue().lists
    return [Term(name, code.code, code.label) for name in TAXONOMIES for code in lists[name]]


def _public() -> QuerySet[models.Service]:
    kept = models.Service.objects.filter(unhidden()).exclude(status="defunct")
    return kept.filter(~reach.AT_PROTECTED).order_by("name", "pk")


def _whole(rows: QuerySet[models.Service]) -> QuerySet[models.Service]:
    return rows.select_related("organization").prefetch_related(*_ROWS)


def _term(taxonomy: str, code: str, value: str = "") -> Term:
    return Term(taxonomy, code, practice.catalogue().label(taxonomy, code), value)


def _organization(row: models.Organization, locations: tuple[Location, ...] = ()) -> Organization:
    return Organization(
        row.pk, row.name, row.alternate_name, row.description, row.email, row.website, _term("organization_kind", row.kind),
        tuple((phone.pk, phone.number) for phone in row.phones.all()), locations,
    )  # fmt: skip


def _service(row: models.Service) -> Service:
    label = practice.catalogue().label
    return Service(
        id=row.pk,
        organization=_organization(row.organization),
        name=row.name,
        status=row.status,
        texts={name: getattr(row, name) for name in TEXTS if getattr(row, name)},
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        checked_on=row.checked_on,
        modified_at=row.modified_at,
        capacity=Capacity(
            row.capacity, label("referral_capacity", row.capacity), row.capacity_available, row.capacity_maximum,
            row.capacity_at,
        ),
        terms=tuple(_terms(row)),
        openings=tuple(_openings(row.schedules.all())),
        languages=tuple((one.pk, one.code, label("languages", one.code)) for one in row.languages.all()),
        areas=tuple((one.pk, one.place.code, one.place.name()) for one in row.serviceareas.all()),
        costs=tuple((one.pk, one.option) for one in row.costoptions.all()),
        documents=tuple((one.pk, one.document) for one in row.requireddocuments.all()),
        phones=tuple((one.pk, one.number) for one in row.phones.all()),
        contacts=tuple(Person(one.pk, one.title) for one in row.contacts.all()),
        locations=tuple(_location(at) for at in row.at_locations.all()),
    )  # fmt: skip


def _terms(row: models.Service) -> Iterable[Term]:
    yield from (_term("service_type", term.code) for term in row.terms.all())
    yield from (_term("turned_away", code) for code in row.turned_away)
    yield from (_term("sex", code) for code in row.sexes)
    yield from (_term("countries", code) for code in row.nationalities)
    yield _term("safeguard", "reports_to_authorities", row.reports_to_authorities)
    yield _term("safeguard", "asks_status", row.asks_status)


def _openings(rows: Iterable[models.Schedule]) -> Iterable[Opening]:
    offset = clock.now().astimezone(ZoneInfo(settings.AMPARO_TIME_ZONE)).isoformat()[-6:]
    for row in sorted(rows, key=lambda one: (one.byday, one.opens_at)):
        yield Opening(row.pk, row.byday, f"{row.opens_at:%H:%M}{offset}", f"{row.closes_at:%H:%M}{offset}")


def _location(at: models.ServiceAtLocation) -> Location:
    row = at.location
    within = _within(row.place)
    return Location(
        row.pk, at.pk, row.organization_id, row.name, row.location_type, row.address_1, row.postal_code,
        city=within[0].name() if within else "",
        state_province=next((place.name() for place in within if place.level == 1), ""),
        country=within[-1].code[:2] if within else "",
        transportation=row.transportation,
        latitude=row.latitude,
        longitude=row.longitude,
        url=row.url,
        accessibility=tuple(_term("accessibility_kind", one.code) for one in row.accessibility.all()),
    )  # fmt: skip


def _within(place: models.Place | None) -> list[models.Place]:
    found: list[models.Place] = []
    while place is not None:
        found.append(place)
        place = place.parent
    return found
