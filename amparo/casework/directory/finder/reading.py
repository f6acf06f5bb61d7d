"""Reads public services as plain values, a table at a time and no column that is not public."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.directory import fitting, models, publicity
from amparo.casework.directory.finder.entries import At, Entry
from amparo.casework.directory.finder.places import PlaceTree
from amparo.casework.directory.hours import Hours

_SERVICE = (
    "pk", "organization", "name", "organization__name", "organization__agency__name", "description", "url", "status",
    "application_process", "alert", "eligibility_description", "interpretation_services", "fees_description",
    "minimum_age", "maximum_age", "sexes", "nationalities", "turned_away", "asks_status", "reports_to_authorities",
    "capacity", "checked_on", "told_by_itself",
)  # fmt: skip
_AT = ("service", "location", "location__name", "location__location_type", "location__address_1", "location__transportation",
       "location__url", "location__place")  # fmt: skip
Rows = Mapping[UUID, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class _Tables:
    """What belongs to services, by service; telephone numbers of organisations by organisation."""

    terms: Rows
    schedules: Rows
    languages: Rows
    areas: Rows
    costs: Rows
    documents: Rows
    phones: Rows
    house_phones: Rows
    at: Rows
    accessibility: Rows


def entries(tree: PlaceTree, only: Iterable[UUID] | None = None) -> dict[UUID, Entry]:
    """Return the public services, all or `only` some."""
    rows = publicity.services()
    if only is not None:
        rows = rows.filter(pk__in=list(only))
    found = list(rows.values_list(*_SERVICE))
    tables = _tables(None if only is None else [row[0] for row in found])
    return {row[0]: _entry(dict(zip(_SERVICE, row, strict=True)), tables, tree) for row in found}


def _tables(services: list[UUID] | None) -> _Tables:
    def of(model: Any, *columns: str, by: str = "service") -> Rows:
        rows: QuerySet[Any, Any] = model.objects.exclude(**{by: None})
        if services is not None and by == "service":
            rows = rows.filter(service__in=services)
        ordered = rows.order_by(by, *columns).values_list(by, *columns)
        return {key: [row[1:] for row in group] for key, group in groupby(ordered, key=itemgetter(0))}

    return _Tables(
        terms=of(models.Term, "code"),
        schedules=of(models.Schedule, "byday", "opens_at", "closes_at"),
        languages=of(models.Language, "code"),
        areas=of(models.ServiceArea, "place"),
        costs=of(models.CostOption, "option"),
        documents=of(models.RequiredDocument, "document"),
        phones=of(models.Phone, "number", "description"),
        house_phones=of(models.Phone, "number", "description", by="organization"),
        at=of(models.ServiceAtLocation, *_AT[1:]),
        accessibility=of(models.Accessibility, "code", by="location"),
    )


def _entry(row: dict[str, Any], tables: _Tables, tree: PlaceTree) -> Entry:
    service: UUID = row["pk"]
    at = tuple(_at(one, tables, tree) for one in tables.at.get(service, ()))
    hours = tuple(
        Hours(tuple(days.split(",")), opens, closes) for days, opens, closes in tables.schedules.get(service, ())
    )
    where = [one.place for one in at if one.place]
    areas = [tree.codes[place] for (place,) in tables.areas.get(service, ())]
    costs = [text for (text,) in tables.costs.get(service, ())] + [row["fees_description"]]
    return Entry(
        service=service, organization=row["organization"], name=row["name"], by=row["organization__name"],
        keeper=row["organization__agency__name"], description=row["description"], url=row["url"], status=row["status"],
        way_in=row["application_process"], alert=row["alert"], whom=row["eligibility_description"],
        interpreters=row["interpretation_services"], costs=tuple(filter(None, costs)),
        documents=tuple(text for (text,) in tables.documents.get(service, ())),
        phones=tuple(tables.phones.get(service) or tables.house_phones.get(row["organization"]) or ()),
        kinds=tuple(code for (code,) in tables.terms.get(service, ())), hours=hours, opens=fitting.minutes(hours),
        languages=frozenset(code for (code,) in tables.languages.get(service, ())), at=at,
        accessibility=frozenset(code for one in at for code in one.accessibility),
        places=frozenset(code for one in where for code in tree.above[one]), areas=frozenset(areas or where),
        minimum_age=row["minimum_age"], maximum_age=row["maximum_age"], sexes=frozenset(row["sexes"]),
        nationalities=tuple(row["nationalities"]), turned_away=frozenset(row["turned_away"]),
        asks_status=row["asks_status"], reports=row["reports_to_authorities"], capacity=row["capacity"],
        checked_on=row["checked_on"],
        told_by_itself=row["told_by_itself"],
    )  # fmt: skip


def _at(row: tuple[Any, ...], tables: _Tables, tree: PlaceTree) -> At:
    location, name, kind, address, way, url, place = row
    access = tuple(code for (code,) in tables.accessibility.get(location, ()))
    return At(location, name, kind, address, way, url, tree.codes.get(place, ""), access)
