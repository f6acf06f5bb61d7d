"""What everybody may know: listings without protected places, and nothing that was too long not checked.

There is no reader here and so no access: what is not public never becomes a record. Anybody may ask as often as they
like, so that of a long list only the part is read that is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo import practice
from amparo.casework.directory import models, publicity
from amparo.casework.directory.queries import recording
from amparo.casework.directory.queries.lazily import Lazily
from amparo.exchange.hsds import TAXONOMIES, Location, Organization, Service, Term

At = tuple[Service, Location]
_PLACES = ("at_locations__location__place__parent__parent__parent", "at_locations__location__accessibility")
_ROWS = (
    "terms", "languages", "schedules", "serviceareas__place", "costoptions", "requireddocuments", "phones", "contacts",
    "organization__phones", *_PLACES,
)  # fmt: skip
_LISTED = {"turned_away": "turned_away", "sex": "sexes", "countries": "nationalities"}
"""Taxonomies whose codes stand in a column of the service."""


@dataclass(frozen=True)
class Wanted:
    """What a list of public services is narrowed to; all that is given must hold."""

    search: str = ""
    organization: UUID | None = None
    terms: frozenset[tuple[str, str]] | None = None
    modified_after: datetime | None = None


def services(wanted: Wanted) -> Lazily[UUID, Service]:
    """Return the public services that fit, by name."""
    return Lazily(list(_fitting(wanted).values_list("pk", flat=True)), _services)


def service(service: UUID) -> Service | None:
    """Return one public service, None when there is none."""
    row = _public().filter(pk=service).prefetch_related(*_ROWS).first()
    return recording.service(row) if row else None


def service_at_locations(wanted: Wanted) -> Lazily[tuple[UUID, UUID], At]:
    """Return the public services that fit, each once for every location at which it is given."""
    found = _fitting(wanted).filter(at_locations__isnull=False).order_by("name", "pk", "at_locations__pk")
    return Lazily(list(found.values_list("pk", "at_locations__pk")), _at_locations)


def service_at_location(link: UUID) -> At | None:
    """Return one public service at one of its locations, None when there is none."""
    owner = _public().filter(at_locations=link).values_list("pk", flat=True).first()
    return _at_locations([(owner, link)])[0] if owner else None


def organizations(search: str = "", only: UUID | None = None) -> Lazily[UUID, Organization]:
    """Return the organisations that offer a public service, with their public locations, by name."""
    rows = models.Organization.objects.filter(pk__in=_public().values("organization")).order_by("name", "pk")
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(description__icontains=search))
    if only:
        rows = rows.filter(pk=only)
    return Lazily(list(rows.values_list("pk", flat=True)), _organizations)


def offered(by: Iterable[UUID]) -> Mapping[UUID, list[Service]]:
    """Return the public services of organisations, by organisation and name."""
    found: dict[UUID, list[Service]] = {}
    for row in _public().filter(organization__in=list(by)).prefetch_related(*_ROWS):
        found.setdefault(row.organization_id, []).append(recording.service(row))
    return found


def terms() -> list[Term]:
    """Return every term of every taxonomy that listings may use, codes that ended too."""
    lists = practice.catalogue().lists
    return [Term(name, code.code, code.label) for name in TAXONOMIES for code in lists[name]]


def _public() -> QuerySet[models.Service]:
    return publicity.services().select_related("organization").order_by("name", "pk")


def _fitting(wanted: Wanted) -> QuerySet[models.Service]:
    found = _public()
    if wanted.search:
        words = Q(name__icontains=wanted.search) | Q(description__icontains=wanted.search)
        found = found.filter(words | Q(organization__name__icontains=wanted.search))
    if wanted.organization:
        found = found.filter(organization=wanted.organization)
    if wanted.modified_after:
        found = found.filter(modified_at__gte=wanted.modified_after)
    return found if wanted.terms is None else found.filter(_said(wanted.terms))


def _said(terms: frozenset[tuple[str, str]]) -> Q:
    """Return the condition that a service says one of `terms`; every service says something of each safeguard."""
    if any(taxonomy == "safeguard" for taxonomy, _ in terms):
        return Q()
    kinds = models.Term.objects.filter(code__in=[code for taxonomy, code in terms if taxonomy == "service_type"])
    said = Q(pk__in=kinds.values("service"))
    for taxonomy, column in _LISTED.items():
        codes = {code for name, code in terms if name == taxonomy}
        rows = models.Service.objects.exclude(**{column: []}).values_list("pk", column) if codes else ()
        said |= Q(pk__in=[pk for pk, listed in rows if codes & set(listed)])
    return said


def _services(keys: Sequence[UUID]) -> list[Service]:
    rows = {row.pk: row for row in _public().filter(pk__in=keys).prefetch_related(*_ROWS)}
    return [recording.service(rows[key]) for key in keys if key in rows]


def _at_locations(keys: Sequence[tuple[UUID, UUID]]) -> list[At]:
    known = {one.id: one for one in _services(list(dict.fromkeys(owner for owner, _ in keys)))}
    places = {at.link: (one, at) for one in known.values() for at in one.locations}
    return [places[link] for _, link in keys if link in places]


def _organizations(keys: Sequence[UUID]) -> list[Organization]:
    at: dict[UUID, dict[UUID, Location]] = {}
    for row in _public().filter(organization__in=keys).prefetch_related(*_PLACES):
        found = (recording.location(one) for one in row.at_locations.all())
        at.setdefault(row.organization_id, {}).update({place.id: place for place in found})
    rows = models.Organization.objects.prefetch_related("phones").in_bulk(list(keys))
    return [recording.organization(rows[key], tuple(at.get(key, {}).values())) for key in keys if key in rows]
