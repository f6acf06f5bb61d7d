"""What everybody may know: listings without protected places, and nothing that was too long not checked.

There is no reader here and so no access: what is not public never becomes a record.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo import practice
from amparo.casework.directory import models, reach
from amparo.casework.directory.queries import recording
from amparo.casework.directory.queries.finding import unhidden
from amparo.exchange.hsds import TAXONOMIES, Location, Organization, Service, Term

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
    records = [recording.service(row) for row in _whole(found)]
    if wanted.terms is None:
        return records
    return [one for one in records if any((term.taxonomy, term.code) in wanted.terms for term in one.terms)]


def service(service: UUID) -> Service | None:
    """Return one public service, None when there is none."""
    row = _whole(_public().filter(pk=service)).first()
    return recording.service(row) if row else None


def organizations(search: str = "") -> list[Organization]:
    """Return the organisations that offer a public service, with their public locations, by name."""
    rows = models.Organization.objects.filter(pk__in=_public().values("organization")).order_by("name", "pk")
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(description__icontains=search))
    at: dict[UUID, dict[UUID, Location]] = {}
    for one in services(Wanted()):
        at.setdefault(one.organization.id, {}).update({location.id: location for location in one.locations})
    return [recording.organization(row, tuple(at.get(row.pk, {}).values())) for row in rows.prefetch_related("phones")]


def terms() -> list[Term]:
    """Return every term of every taxonomy that listings may use, codes that ended too."""
    lists = practice.catalogue().lists
    return [Term(name, code.code, code.label) for name in TAXONOMIES for code in lists[name]]


def _public() -> QuerySet[models.Service]:
    kept = models.Service.objects.filter(unhidden()).exclude(status="defunct")
    return kept.filter(~reach.AT_PROTECTED).order_by("name", "pk")


def _whole(rows: QuerySet[models.Service]) -> QuerySet[models.Service]:
    return rows.select_related("organization").prefetch_related(*_ROWS)
