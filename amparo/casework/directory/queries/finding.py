"""Lists of services: found by place, kind, language and opening, and those that have to be checked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import F, Q, QuerySet

from amparo.casework.directory import reach
from amparo.casework.directory.freshness import oldest
from amparo.casework.directory.kinds import DAYS
from amparo.casework.directory.models import Place, Service
from amparo.casework.directory.publicity import unhidden
from amparo.casework.directory.queries.lazily import Lazily
from amparo.casework.directory.queries.listings import ServiceView, whole
from amparo.casework.directory.queries.places import chain
from amparo.foundation import clock
from amparo.trust.disclosure.access import Access

PAGE = 25
T = TypeVar("T")


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; empty means everything. `hidden` also shows what is too old to be trusted."""

    place: str = ""
    kind: str = ""
    language: str = ""
    open_at: datetime | None = None
    hidden: bool = False


def services(access: Access, wanted: Filter) -> Lazily[UUID, ServiceView]:
    """Return the services that `access` may see and that fit the filter, by organisation and name."""
    found = reach.services(access)
    if not wanted.hidden:
        found = found.filter(unhidden())
    if wanted.kind:
        found = found.filter(terms__code=wanted.kind)
    if wanted.language:
        found = found.filter(languages__code=wanted.language)
    if wanted.place:
        found = found.filter(_at(wanted.place))
    if wanted.open_at:
        found = found.filter(_open(wanted.open_at))
    return _views(access, found.distinct().order_by("organization__name", "name", "pk"))


def page(rows: Sequence[T], number: int) -> tuple[Sequence[T], bool]:
    """Return one page of a list (from 1), and whether there is another after it."""
    begin = (max(number, 1) - 1) * PAGE
    return rows[begin : begin + PAGE], len(rows) > begin + PAGE


def stale(access: Access, *, mine: bool) -> Lazily[UUID, ServiceView]:
    """Return the services of the agency that nobody checked lately, the longest ago first; `mine`: those one keeps."""
    due = Q(checked_on__isnull=True) | Q(checked_on__lt=oldest("stale_after", clock.today()))
    found = reach.services(access).filter(due, organization__agency=access.actor.agency).exclude(status="defunct")
    if mine:
        found = found.filter(owner=access.id)
    return _views(access, found.order_by(F("checked_on").asc(nulls_first=True), "name", "pk"))


def _views(access: Access, found: QuerySet[Service]) -> Lazily[UUID, ServiceView]:
    """Return services that `access` may see, read when they are taken."""

    def read(keys: Sequence[UUID]) -> list[ServiceView]:
        rows = {row.pk: row for row in whole(Service.objects.filter(pk__in=keys))}
        return [ServiceView(rows[key], access) for key in keys if key in rows]

    return Lazily(list(found.values_list("pk", flat=True)), read)


def _open(at: datetime) -> Q:
    """Return the condition that a service is open at a moment of local time; one whose hours nobody knows is not."""
    now = at.time()
    return Q(schedules__byday__contains=DAYS[at.weekday()], schedules__opens_at__lte=now, schedules__closes_at__gt=now)


def _at(code: str) -> Q:
    """Return the condition that a service is for people in a place: it is given in it, or for an area that holds it."""
    found = Place.objects.filter(code=code).first()
    above = chain(found.pk) if found else ()
    inside = _inside(found.pk) if found else []
    return Q(serviceareas__place__code__in=above) | Q(at_locations__location__place__in=inside)


def _inside(place: UUID) -> list[UUID]:
    """Return a place and all that lies in it."""
    below: dict[UUID, list[UUID]] = {}
    for own, parent in Place.objects.values_list("pk", "parent"):
        if parent:
            below.setdefault(parent, []).append(own)
    found = [place]
    for one in found:
        found += below.get(one, [])
    return found
