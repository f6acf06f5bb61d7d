"""Who has seen a case, and who looked at mine: what the log of acts tells to those who may ask it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.casework.cases.models import Case, Transfer
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.reach import in_reach
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import queries as audit
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access

BY_ESCROW = "escrow."
IN_PASSING = ("listed", "found", "compared", "waiting")
"""Acts by which a record is seen among others; "who has seen this file" shows them too."""
SHOWN = 2_000


@dataclass(frozen=True)
class Opening:
    """One line of "who has seen this file"; `to` is whom the escrow opened it to."""

    who: str
    role: str
    act: str
    compartment: str
    outcome: str
    at: Any
    agency: str = ""
    to: str = ""


@dataclass(frozen=True)
class Look:
    """One act of somebody else: who, in which role and agency, what, in which part, how it ended, when, on which case."""

    who: str
    role: str
    agency: str
    act: str
    compartment: str
    outcome: str
    at: datetime
    case: UUID
    to: str = ""

    @property
    def code(self) -> str:
        """Return the case's code."""
        return ids.code(self.case)


def seen_by(access: Access, case_id: UUID, limit: int = 300) -> list[Opening]:
    """Return who opened or changed the case and its person, newest first; for those who may read the case's log."""
    row, facts = find(access, case_id)
    gate.check(access, Action.READ_AUDIT, facts, Compartment.INDEX, "history.opened")
    offers = Transfer.rows.filter(case=row).values_list("pk", flat=True)
    leaves = audit.leaves_of([row.pk, row.person_id, *offers], limit, unseen=kept_apart.unseen(access))
    actors = [leaf.actor for leaf in leaves if leaf.actor]
    handed = [leaf.record for leaf in leaves if leaf.record and leaf.act.startswith(BY_ESCROW)]
    names, agencies = accounts.names_of([*actors, *handed]), accounts.agencies_of(actors)
    return [
        Opening(names.get(leaf.actor, "") if leaf.actor else "", leaf.role, leaf.act, kept_apart.named(leaf.compartment),
                leaf.outcome, leaf.at, agencies.get(leaf.actor, "") if leaf.actor else "",
                names.get(leaf.record, "") if leaf.record in handed else "")
        for leaf in leaves
    ]  # fmt: skip


def told_of_level(access: Access, cases: Sequence[UUID]) -> dict[UUID, str]:
    """Return case → code for those that `access` may still know of: what notices about their level show."""
    found = in_reach(access, Action.READ, Compartment.STORY).filter(pk__in=list(cases))
    return {key: ids.code(key) for key in found.values_list("pk", flat=True)}


def last_week() -> tuple[datetime, datetime]:
    """Return the beginning and the end of the last full week, Monday to Monday."""
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())
    return monday - timedelta(days=7), monday


def looked_at(access: Access) -> list[Look]:
    """Return what others did with the cases that `access` owns, since the beginning of last week, newest first."""
    mine = in_reach(access, Action.READ_AUDIT, Compartment.INDEX).filter(owner=access.id)
    holders = _holders(mine.values_list("pk", "person_id"))
    leaves = audit.leaves_by_others(list(holders), access.id, last_week()[0], without=IN_PASSING,
                                    unseen=kept_apart.unseen(access), limit=SHOWN)  # fmt: skip
    actors = [leaf.actor for leaf in leaves if leaf.actor]
    names, agencies = accounts.names_of(actors), accounts.agencies_of(actors)
    return [
        Look(names.get(leaf.actor, ""), leaf.role, agencies.get(leaf.actor, ""), leaf.act, kept_apart.named(leaf.compartment),
             leaf.outcome, leaf.at, holders[leaf.holder])
        for leaf in leaves
        if leaf.actor and leaf.holder
    ]  # fmt: skip


def _holders(cases: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """Return holder → case, for the cases themselves and for the people they are about."""
    found: dict[UUID, UUID] = {}
    for case, person in cases:
        found[case] = found[person] = case
    return found


def owners_looked_at() -> list[UUID]:
    """Return the owners whose cases somebody else opened or changed in the last full week; no case is opened."""
    theirs: dict[UUID, list[UUID]] = {}
    for owner, case, person in Case.rows.exclude(owner=None).values_list("owner_id", "pk", "person_id"):
        theirs.setdefault(owner, []).extend((case, person))
    begin, end = last_week()
    return [
        owner
        for owner, holders in theirs.items()
        if audit.leaves_by_others(
            holders, owner, begin, until=end, without=IN_PASSING, unseen=kept_apart.unseen(), limit=1
        )
    ]


def told_who_looked(access: Access, owners: Sequence[UUID]) -> dict[UUID, str]:
    """Return the reader where they are among `owners` and own a case now; a notice about their cases needs no code."""
    owns = access.id in owners and Case.rows.filter(owner=access.id).exists()
    return {access.id: ""} if owns else {}
