"""Keep a service as a whole: its own columns, and the rows that belong to it."""

from typing import Any
from uuid import UUID, uuid5

from amparo.casework.directory import hours, reach, rules
from amparo.casework.directory.actions.revising import act_of, already, revise, unchanged_since
from amparo.casework.directory.actions.saving import place, write_phones
from amparo.casework.directory.models import (
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Place,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Term,
)
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ROWS = {"types", "hours", "languages", "areas", "costs", "documents", "phones", "contacts", "locations"}
LISTS = {"sexes", "nationalities", "turned_away"}
NUMBERS = {"minimum_age", "maximum_age", "capacity_available", "capacity_maximum"}
USUAL = {
    "status": "active",
    "asks_status": "unknown",
    "reports_to_authorities": "unknown",
    "trained_for_survivors": "unknown",
    "capacity": "unknown_capacity",
}


@audit.one_act
def save_service(
    *, by: Access, organization: UUID, fields: dict[str, Any], service: UUID | None = None, based_on: int | None = None,
    key: UUID | None = None, brought: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep a service of an organisation, a new one when `service` is None; `brought` is its id elsewhere. Returns its id.

    Saving is no check. Raises Refusal beside a field that cannot be kept, or when somebody changed it after revision `based_on`.
    """
    act = act_of("service", brought)
    if known := already(by, key):
        return known
    kept = reach.organization(by, organization, act)
    found = reach.service(by, service, act) if service else _new_service(by, kept, brought)
    if found.organization_id != kept.pk:
        raise gate.not_there(by, service, act)
    unchanged_since(found.pk, based_on)
    rules.check_service(fields)
    at, areas = _locations(by, kept, found, fields.get("locations") or []), _areas(fields)
    _fill(found, fields)
    found.save()
    _write_rows(found, fields, areas)
    _write_locations(found, at)
    revise(by, act, found.pk, fields, key)
    return found.pk


def _new_service(by: Access, kept: Organization, brought: UUID | None) -> Service:
    return Service(id=brought or ids.new(), organization=kept, owner_id=by.id)


def _fill(found: Service, fields: dict[str, Any]) -> None:
    if found.capacity != (fields.get("capacity") or USUAL["capacity"]) or fields.get("capacity_available") is not None:
        found.capacity_at = clock.now()
    for name in set(rules.SERVICE) - ROWS:
        empty: Any = [] if name in LISTS else None if name in NUMBERS else USUAL.get(name, "")
        value = fields.get(name)
        setattr(found, name, empty if value in (None, "") else value)
    found.modified_at = clock.now()


def _locations(by: Access, kept: Organization, found: Service, asked: list[str]) -> list[Location]:
    """Return the locations asked for; one that the service stands at and `by` may not know stays."""
    rows = list(reach.locations(by).filter(organization=kept, pk__in=asked))
    if len(rows) != len(set(asked)):
        raise Refusal("directory.unknown_place", field="locations")
    unseen = Location.objects.filter(at_services__service=found).exclude(pk__in=reach.locations(by).values("pk"))
    return [*rows, *unseen]


def _areas(fields: dict[str, Any]) -> list[Place | None]:
    return [place(code, "areas") for code in dict.fromkeys(fields.get("areas") or [])]


def _write_locations(found: Service, at: list[Location]) -> None:
    found.at_locations.exclude(location__in=at).delete()
    present = set(found.at_locations.values_list("location", flat=True))
    new = [location for location in at if location.pk not in present]
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(id=uuid5(found.pk, f"at {one.pk}"), service=found, location=one) for one in new
    )


def _write_rows(found: Service, fields: dict[str, Any], areas: list[Place | None]) -> None:
    """Write the rows of a service anew, under ids that stay while their content does."""
    for model, column, name in (
        (Term, "code", "types"),
        (Language, "code", "languages"),
        (CostOption, "option", "costs"),
        (RequiredDocument, "document", "documents"),
    ):
        _replace(found, model, [{column: value} for value in dict.fromkeys(fields.get(name) or [])])
    write_hours(found, fields.get("hours") or "")
    _replace(found, ServiceArea, [{"place": area} for area in areas])
    contacts = [line.partition("|") for line in dict.fromkeys(fields.get("contacts") or [])]
    _replace(found, Contact, [{"title": title.strip(), "name": name.strip()} for title, _, name in contacts])
    write_phones(found.pk, fields.get("phones") or [], service=found)


def write_hours(found: Service, written: str) -> None:
    """Write the opening hours of a service anew."""
    opened = [
        {"byday": ",".join(one.days), "opens_at": one.opens, "closes_at": one.closes} for one in hours.read(written)
    ]
    _replace(found, Schedule, opened)


def _replace(found: Service, model: Any, rows: list[dict[str, Any]]) -> None:
    model.objects.filter(service=found).delete()
    model.objects.bulk_create(
        model(id=uuid5(found.pk, f"{model.__name__} {sorted(row.items(), key=str)}"), service=found, **row)
        for row in rows
    )
