"""Rows of public listings as the records that leave; the one place that decides which of their fields do."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings

from amparo import practice
from amparo.casework.directory import models
from amparo.exchange.hsds import Capacity, Location, Opening, Organization, Person, Service, Term
from amparo.foundation import clock

TEXTS = (
    "alternate_name", "description", "url", "email", "interpretation_services", "application_process", "fees_description",
    "eligibility_description", "alert",
)  # fmt: skip


def term(taxonomy: str, code: str, value: str = "") -> Term:
    """Return a code of one of our lists as a term."""
    return Term(taxonomy, code, practice.catalogue().label(taxonomy, code), value)


def organization(row: models.Organization, locations: tuple[Location, ...] = ()) -> Organization:
    """Return an organisation as everybody may know it."""
    return Organization(
        row.pk, row.name, row.alternate_name, row.description, row.email, row.website, term("organization_kind", row.kind),
        tuple((phone.pk, phone.number) for phone in row.phones.all()), locations,
    )  # fmt: skip


def service(row: models.Service) -> Service:
    """Return a service that is public as everybody may know it."""
    label = practice.catalogue().label
    return Service(
        id=row.pk, organization=organization(row.organization), name=row.name, status=row.status,
        texts={name: getattr(row, name) for name in TEXTS if getattr(row, name)},
        minimum_age=row.minimum_age, maximum_age=row.maximum_age, checked_on=row.checked_on, modified_at=row.modified_at,
        capacity=Capacity(
            row.capacity, label("referral_capacity", row.capacity), row.capacity_available, row.capacity_maximum, row.capacity_at
        ),
        terms=tuple(_terms(row)), openings=tuple(_openings(row.schedules.all())),
        languages=tuple((one.pk, one.code, label("languages", one.code)) for one in row.languages.all()),
        areas=tuple((one.pk, one.place.code, one.place.name()) for one in row.serviceareas.all()),
        costs=tuple((one.pk, one.option) for one in row.costoptions.all()),
        documents=tuple((one.pk, one.document) for one in row.requireddocuments.all()),
        phones=tuple((one.pk, one.number) for one in row.phones.all()),
        contacts=tuple(Person(one.pk, one.title) for one in row.contacts.all()),
        locations=tuple(location(at) for at in row.at_locations.all()),
    )  # fmt: skip


def _terms(row: models.Service) -> Iterable[Term]:
    yield from (term("service_type", one.code) for one in row.terms.all())
    yield from (term("turned_away", code) for code in row.turned_away)
    yield from (term("sex", code) for code in row.sexes)
    yield from (term("countries", code) for code in row.nationalities)
    yield term("safeguard", "reports_to_authorities", row.reports_to_authorities)
    yield term("safeguard", "asks_status", row.asks_status)


def _openings(rows: Iterable[models.Schedule]) -> Iterable[Opening]:
    offset = clock.now().astimezone(ZoneInfo(settings.AMPARO_TIME_ZONE)).isoformat()[-6:]
    for row in sorted(rows, key=lambda one: (one.byday, one.opens_at)):
        yield Opening(row.pk, row.byday, f"{row.opens_at:%H:%M}{offset}", f"{row.closes_at:%H:%M}{offset}")


def location(at: models.ServiceAtLocation) -> Location:
    """Return where a public service is given, as everybody may know it."""
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
        accessibility=tuple(term("accessibility_kind", one.code) for one in row.accessibility.all()),
    )  # fmt: skip


def _within(place: models.Place | None) -> list[models.Place]:
    found: list[models.Place] = []
    while place is not None:
        found.append(place)
        place = place.parent
    return found
