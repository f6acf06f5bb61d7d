"""Keep a route: places in the order in which people pass them."""

from collections.abc import Sequence
from uuid import UUID

from amparo.casework.directory.queries.places import place_with
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.models import Route
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ACT = "monitoring.route_kept"
MOST = 20


@audit.one_act
def keep_route(
    *, by: Access, name: str, stops: Sequence[str], route: UUID | None = None, key: UUID | None = None
) -> UUID:
    """Keep a new route, or another course of a known one; return its id. Raises Refusal beside what cannot be kept."""
    if by.actor.agency is None or not reach.may_watch(by):
        raise gate.not_there(by, route, ACT)
    if key and (known := Route.objects.filter(key=key, by=by.id).first()):
        return known.pk
    _check(name, stops)
    row = reach.routes(by).filter(pk=route).first() if route else Route(agency_id=by.actor.agency)
    if row is None:
        raise gate.not_there(by, route, ACT)
    row.name, row.stops, row.by, row.key = name.strip(), list(stops), by.id, key
    row.save()
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, record=row.pk, detail={"stops": len(stops)})])
    return row.pk


def _check(name: str, stops: Sequence[str]) -> None:
    if not name.strip() or len(name) > 100:
        raise Refusal("monitoring.route_name", field="name")
    if not 2 <= len(stops) <= MOST:
        raise Refusal("monitoring.route_stops", field="stops")
    if any(place_with(code) is None for code in stops):
        raise Refusal("directory.unknown_place", field="stops")
