"""Give a service a link by which it keeps its own listing up to date, and take it back."""

import secrets
from datetime import timedelta
from uuid import UUID

from amparo.casework.directory import reach
from amparo.casework.directory.freshness import limit
from amparo.casework.directory.models import ServiceLink
from amparo.casework.directory.self_service.links import digest
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access


@audit.one_act
def make_link(*, by: Access, service: UUID) -> str:
    """Make a new link for a service and end the one before; return its token, which is kept nowhere."""
    row = reach.service(by, service, "directory.link_made")
    if row.at_locations.filter(location__is_protected=True).exists():
        raise Refusal("directory.link_protected")
    _end(by, service, "directory.link_made")
    token = secrets.token_urlsafe(32)
    until = clock.now() + timedelta(days=limit("link_lasts", clock.today()).amount)
    ServiceLink.objects.create(service=row, digest=digest(token), made_by=by.id, until=until)
    return token


@audit.one_act
def end_link(*, by: Access, service: UUID) -> None:
    """End the link of a service at once."""
    reach.service(by, service, "directory.link_ended")
    _end(by, service, "directory.link_ended")


def _end(by: Access, service: UUID, act: str) -> None:
    ServiceLink.objects.filter(service=service, ended_at=None).update(ended_at=clock.now())
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=service)])
