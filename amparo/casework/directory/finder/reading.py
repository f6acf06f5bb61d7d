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
    "pk", "organization", "name", "organization__name", "organization__agency", "organization__agency__name",
    "description", "url", "status", "application_process", "alert", "eligibility_description", "interpretation_services",
    "fees_description",
    "minimum_age", "maximum_age", "sexes", "nationalities", "turned_away", "asks_status", "reports_to_authorities",
    "capacity", "checked_on", "told_by_itself",
)  # fmt: skip
_SAME = (
    "name", "description", "url", "status", "alert", "minimum_age", "maximum_age", "asks_status", "capacity", "checked_on",
    "told_by_itself",
)  # fmt: skip
_AT = ("service", "location", "location__name", "location__address_1", "location__transportation", "location__place")
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
    hours = _hours(tables.schedules, service)
    where = [one.place for one in at if one.place]
    areas = [tree.codes[place] for (place,) in tables.areas.get(service, ())]
    return Entry(
        service=service, organization=row["organization"], agency=row["organization__agency"],
        by=row["organization__name"], at=at, hours=hours,
        keeper=row["organization__agency__name"], whom=row["eligibility_description"], way_in=row["application_process"],
        interpreters=row["interpretation_services"], reports=row["reports_to_authorities"], opens=fitting.minutes(hours),
        costs=(*_texts(tables.costs, service), *filter(None, [row["fees_description"]])),
        documents=_texts(tables.documents, service), kinds=_texts(tables.terms, service),
        phones=tuple(tables.phones.get(service) or tables.house_phones.get(row["organization"]) or ()),
        languages=frozenset(_texts(tables.languages, service)),
        accessibility=frozenset(code for one in at for code in one.accessibility),
        places=frozenset(code for one in where for code in tree.above[one]), areas=frozenset(areas or where),
        sexes=frozenset(row["sexes"]), nationalities=tuple(row["nationalities"]), turned_away=frozenset(row["turned_away"]),
        **{name: row[name] for name in _SAME},
    )  # fmt: skip


def _hours(rows: Rows, service: UUID) -> tuple[Hours, ...]:
    return tuple(Hours(tuple(days.split(",")), opens, closes) for days, opens, closes in rows.get(service, ()))


def _texts(rows: Rows, service: UUID) -> tuple[str, ...]:
    return tuple(text for (text,) in rows.get(service, ()))


def _at(row: tuple[Any, ...], tables: _Tables, tree: PlaceTree) -> At:
    location, name, address, way, place = row
    access = _texts(tables.accessibility, location)
    return At(location, name, address, way, tree.codes.get(place, ""), access)
