"""At the public door: what a service may say of itself, and the note of it that waits to be taken in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.casework.directory import hours, publicity, rules
from amparo.casework.directory.models import Phone, Schedule, Service, ServiceLink, ServiceNews
from amparo.casework.directory.self_service import links
from amparo.foundation import clock
from amparo.foundation.errors import Refusal

MOST_A_DAY = 20
"""Notes by one link in a day: more is no service keeping its listing."""
NAMES = ("status", "capacity", "hours", "phones", "alert")
STATUSES = ("active", "temporarily closed", "inactive")


def listing(token: str) -> tuple[ServiceLink, Service]:
    """Return the link of a token and the name and kind of its service; raise Refusal when it leads nowhere."""
    link = links.found(token)
    row = publicity.of_a_link().filter(pk=link.service_id).only("id", "name", "status", "capacity", "alert").first()
    if row is None:
        raise Refusal("directory.link_over")
    return link, row


def standing(service: Service) -> dict[str, Any]:
    """Return what the listing says now of what the service may change."""
    rows = Schedule.objects.filter(service=service.pk).order_by("byday", "opens_at")
    lines = [hours.Hours(tuple(one.byday.split(",")), one.opens_at, one.closes_at) for one in rows]
    numbers = Phone.objects.filter(service=service.pk).order_by("number").values_list("number", flat=True)
    return {
        "status": service.status,
        "capacity": service.capacity,
        "hours": "\n".join(map(str, lines)),
        "phones": list(numbers),
        "alert": service.alert,
    }


def tell(*, link: ServiceLink, service: Service, said: Mapping[str, Any], key: UUID) -> dict[str, Any]:
    """Keep what a service says of itself, or that all still holds; return the fields that differ.

    Raises Refusal beside a field that cannot be kept, or when too much came by this link today.
    """
    before = standing(service)
    changed = {name: said[name] for name in NAMES if _plain(name, said[name]) != _plain(name, before[name])}
    rules.check_part({name: said[name] for name in NAMES})
    today = ServiceNews.objects.filter(link=link.pk, at__gte=clock.now().replace(hour=0, minute=0, second=0))
    if not today.filter(pk=key).exists():
        if today.count() >= MOST_A_DAY:
            raise Refusal("directory.link_busy")
        ServiceNews.objects.create(id=key, link_id=link.pk, fields=changed)
    return changed


def _plain(name: str, value: Any) -> Any:
    if name == "hours":
        try:
            return sorted(map(str, hours.read(value)))
        except hours.HoursUnread:
            return value
    return sorted(value) if name == "phones" else value
