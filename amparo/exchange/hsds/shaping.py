"""Records into HSDS objects. What is empty is left out: HSDS has no word for nothing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from amparo.exchange.hsds.addresses import addresses
from amparo.exchange.hsds.records import Capacity, Location, Opening, Organization, Service
from amparo.exchange.hsds.taxonomies import attribute

Shown = dict[str, Any]
REFERRALS = {"id": str(uuid5(UUID(int=0), "amparo referrals")), "name": "referrals"}
"""What capacity is counted in."""


def _said(**values: Any) -> Shown:
    return {name: str(value) if isinstance(value, UUID) else value for name, value in values.items() if _is_said(value)}


def _is_said(value: Any) -> bool:
    return value is not None and value not in ("", [], ())


def organization(record: Organization, *, full: bool = True, services: Iterable[Shown] = ()) -> Shown:
    """Return an organisation; `full` with its phones, locations and kind, and with `services` where they are given."""
    basic = _said(
        id=record.id,
        name=record.name,
        alternate_name=record.alternate_name,
        email=record.email,
        website=record.website,
        legal_status=record.kind.label,
    )
    basic["description"] = record.description or record.name
    if not full:
        return basic
    return {**basic, **_said(
        phones=_phones(record.phones, "organization_id", record.id),
        locations=[location(one) for one in record.locations],
        attributes=[attribute(record.id, "organization", record.kind)],
        services=list(services),
    )}  # fmt: skip


def service(record: Service, *, full: bool = True) -> Shown:
    """Return a service; `full` with everything that belongs to it."""
    basic = _said(
        id=record.id,
        organization_id=record.organization.id,
        name=record.name,
        status=record.status,
        minimum_age=record.minimum_age,
        maximum_age=record.maximum_age,
        assured_date=record.checked_on.isoformat() if record.checked_on else None,
        last_modified=record.modified_at.isoformat(),
        **record.texts,
    )
    if not full:
        return basic
    return {**basic, **_rows(record), **_said(
        organization=organization(record.organization, full=False),
        attributes=[attribute(record.id, "service", term) for term in record.terms],
        service_at_locations=[_at(record, one) for one in record.locations],
        capacities=capacities(record.id, record.capacity),
    )}  # fmt: skip


def service_minimal(record: Service) -> Shown:
    """Return when a service changed; with name and status, which HSDS has no service without, also in a minimal list."""
    basic = service(record, full=False)
    return {name: basic[name] for name in ("id", "name", "status")} | {"modified_date": basic["last_modified"]}


def service_at_location(record: Service, at: Location, *, full: bool = True) -> Shown:
    """Return that a service is given at one of its locations; `full` with both.

    It has the service's name and status: the official description of 3.0 answers with a service here, which has both.
    """
    shown = {**_at(record, at), "name": record.name, "status": record.status}
    if full:
        return {**shown, "service": service(record, full=False)}
    del shown["location"]
    return shown


def location(record: Location) -> Shown:
    """Return a location with its address and accessibility."""
    return _said(
        id=record.id,
        organization_id=record.organization,
        name=record.name,
        location_type=record.location_type,
        transportation=record.transportation,
        latitude=record.latitude,
        longitude=record.longitude,
        url=record.url,
        addresses=addresses(record),
        accessibility=[
            _said(id=uuid5(record.id, term.code), location_id=record.id, description=term.label)
            for term in record.accessibility
        ],
    )


def capacities(service: UUID, capacity: Capacity) -> list[Shown]:
    """Return the capacity to take referrals as HSDS 3.1 has it; nothing where no number is known."""
    if capacity.available is None or capacity.updated is None:
        return []
    return [
        _said(
            id=uuid5(service, "capacity"),
            service_id=service,
            unit=REFERRALS,
            available=capacity.available,
            maximum=capacity.maximum,
            description=capacity.label,
            updated=capacity.updated.isoformat(),
        )
    ]


def _at(record: Service, at: Location) -> Shown:
    return _said(id=at.link, service_id=record.id, location_id=at.id, location=location(at))


def _rows(record: Service) -> Shown:
    of = {"service_id": record.id}
    return _said(
        schedules=[_schedule(one, record.id) for one in record.openings],
        languages=[_said(id=own, name=name, code=code, **of) for own, code, name in record.languages],
        service_areas=[
            _said(id=own, name=name, extent=code, extent_type="pcode", **of) for own, code, name in record.areas
        ],
        cost_options=[_said(id=own, option=text, **of) for own, text in record.costs],
        required_documents=[_said(id=own, document=text, **of) for own, text in record.documents],
        phones=_phones(record.phones, "service_id", record.id),
        contacts=[_said(id=one.id, title=one.title, **of) for one in record.contacts],
    )


def _schedule(one: Opening, service: UUID) -> Shown:
    return _said(
        id=one.id, service_id=service, freq="WEEKLY", byday=one.byday, opens_at=one.opens_at, closes_at=one.closes_at
    )


def _phones(rows: Iterable[tuple[UUID, str]], owner: str, of: UUID) -> list[Shown]:
    return [_said(id=own, number=number, **{owner: of}) for own, number in rows]
