"""Who is paused, and who may let them search again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.foundation.policy import Actor, Role
from amparo.trust.accounts.models import Post, in_force
from amparo.trust.probes.models import Asker


@dataclass(frozen=True)
class Paused:
    """A user whose searches are paused: who, and since when."""

    user: UUID
    name: str
    since: datetime


def waiting(actor: Actor) -> list[Paused]:
    """Return the paused users whom `actor` may let search again, the longest paused first.

    Those of the teams that a supervisor supervises, and those of the agency of a protection-data officer; never oneself.
    """
    rows = _in_charge(actor)
    if rows is None:
        return []
    found = rows.filter(paused_at__isnull=False).exclude(user=actor.id).select_related("user").order_by("paused_at")
    return [Paused(row.pk, row.user.display_name, row.paused_at) for row in found if row.paused_at]


def _in_charge(actor: Actor) -> QuerySet[Asker] | None:
    home = Q(user__agency=actor.agency)
    if actor.role is Role.PROTECTION_DATA_OFFICER:
        return Asker.objects.filter(home)
    if actor.role is Role.SUPERVISOR and actor.supervises:
        members = Post.objects.filter(in_force(), team__in=list(actor.supervises))
        return Asker.objects.filter(home, user__in=members.values("user"))
    return None
