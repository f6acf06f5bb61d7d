"""The policy's facts about holders, read from their clear columns and the ties in force now."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from amparo.foundation.policy import Compartment, Facts, Release, Tier
from amparo.trust.accounts.ties import Ties, ties_of
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.models import Owned
from amparo.trust.history import queries as versions


def facts_of(holder: Owned) -> Facts:
    """Return the facts about one person or case."""
    return facts_of_many([holder])[holder.pk]


def facts_of_many(holders: Iterable[Owned]) -> dict[UUID, Facts]:
    """Return holder id → facts with one look-up of the ties."""
    rows = list(holders)
    ties = ties_of([row.pk for row in rows])
    return {row.pk: _facts(row, ties.get(row.pk) or Ties()) for row in rows}


def _facts(row: Owned, ties: Ties) -> Facts:
    return Facts(
        record=row.pk,
        agency=row.agency_id,
        team=row.team_id,
        tier=Tier(row.tier),
        owner=row.owner_id,
        case_team=frozenset(ties.case_team),
        covering=frozenset(ties.covering),
        named_supervisors=frozenset(ties.named_supervisor),
        break_glass=frozenset(ties.break_glass),
        conflicts=frozenset(ties.conflict),
        complained_of=frozenset(ties.complained_of),
        planted=frozenset(ties.planted),
        carriers=frozenset(ties.carried),
        releases=frozenset(Release(user, Compartment(part)) for user, part in ties.released),
    )


def written_by(facts: Facts, by: Access, record: UUID, author: UUID | None) -> Facts:
    """Return the facts for a decision of `by` on a record: whoever wrote any version of it counts as its author."""
    return authored_by(facts, by.id if by.id in versions.authors(record) else author)


def authored_by(facts: Facts, author: UUID | None) -> Facts:
    """Return the facts with the author of what is to be approved, who may not approve it."""
    return replace(facts, author=author)
