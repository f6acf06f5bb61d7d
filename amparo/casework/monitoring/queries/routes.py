"""Routes of the agency."""

from uuid import UUID

from amparo.casework.monitoring import reach
from amparo.casework.monitoring.models import Route
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE


def routes(access: Access) -> list[Route]:
    """Return every route of the agency by its name."""
    return list(reach.routes(access).order_by("name", "pk"))


def route(access: Access, key: UUID) -> Route:
    """Return one route; raise "not there" for one of another agency."""
    found = reach.routes(access).filter(pk=key).first()
    if found is None:
        raise Refusal(NOT_THERE)
    return found
