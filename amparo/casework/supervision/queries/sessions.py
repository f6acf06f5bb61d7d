"""Supervision that took place, for those who took part."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from amparo.casework.supervision import reach
from amparo.casework.supervision.models import Session, TakingPart
from amparo.foundation.policy import Action, Facts, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import Parcel


@dataclass(frozen=True)
class SessionView:
    """One session: who led it, who took part, and what it was about where the reader opens it."""

    row: Session
    by_name: str
    names: list[str]
    fields: dict[str, Any]


def sessions(access: Access) -> list[SessionView]:
    """Return the sessions that the reader led or took part in, newest first: one leaf for all."""
    rows = Session.rows.filter(Q(by=access.id) | Q(taking_part__user=access.id)).distinct().order_by("-on", "-pk")
    found = [row for row in rows[:200] if gate.allowed(access, Action.READ, facts_of(row), reach.PART).allowed]
    if not found:
        return []
    audit.append(
        [audit.Entry(actor=access.id, role=access.role, act="supervision.listed", detail={"sessions": len(found)})]
    )
    said = among.unsealed([Parcel(row.pk, row.sealed) for row in found], reach.PART, access.keys)
    parts = {key: [UUID(one) for one in fields["workers"]] for key, fields in said.items()}
    names = accounts.names_of([*[row.by for row in found], *[user for some in parts.values() for user in some]])
    return [
        SessionView(
            row, names.get(row.by, ""), sorted(names.get(user, "") for user in parts.get(row.pk, [])),
            dict(said.get(row.pk, {})),
        )
        for row in found
    ]  # fmt: skip


def facts_of(row: Session) -> Facts:
    """Return the facts of a session: those who led and took part are those among whom it is."""
    users = set(TakingPart.rows.filter(session=row).values_list("user", flat=True))
    return Facts(
        record=row.pk, agency=row.agency_id, team=UUID(int=0), tier=Tier.STANDARD, parties=frozenset({row.by, *users})
    )


def team_of(access: Access) -> list[tuple[UUID, str]]:
    """Return the workers whom `access` supervises, by name."""
    found = {
        user.pk: user.display_name
        for team in reach.teams(access)
        for user in accounts.colleagues(team)
        if user.pk != access.id
    }
    return sorted(found.items(), key=lambda one: one[1])
