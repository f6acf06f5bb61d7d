"""Links by which services reach their own listing. Of a link only a digest is kept."""

import hashlib
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.directory.models import ServiceLink
from amparo.foundation import clock
from amparo.foundation.errors import Refusal


def of(service: UUID) -> ServiceLink | None:
    """Return the link of a service that leads somewhere today; None for none."""
    return _open().filter(service=service).first()


def found(token: str) -> ServiceLink:
    """Return the link that `token` belongs to; raise Refusal when it leads nowhere (any more)."""
    known = _open().filter(digest=digest(token)).only("id", "service", "until").first()
    if known is None:
        raise Refusal("directory.link_over")
    return known


def digest(token: str) -> bytes:
    """Return what is kept of a token: 256 bits by chance need no salt and no slow hash."""
    return hashlib.sha256(token.encode()).digest()


def _open() -> QuerySet[ServiceLink]:
    return ServiceLink.objects.filter(ended_at=None, until__gt=clock.now())
