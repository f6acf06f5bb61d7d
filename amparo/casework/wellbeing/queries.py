"""Read how one is oneself, what others showed, and protected counts of those who let themselves be counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.wellbeing import reach
from amparo.casework.wellbeing.models import OwnWords, Shown, Tally
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Role, may
from amparo.foundation.privacy import Figures, Guard, single
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import oneself
from amparo.trust.projections import statistics

FORM = "supervision/wellbeing"
SMALLEST, BASE = 10, 5
ROLES = tuple(role for role in Role if role is not Role.PERSON)


@dataclass(frozen=True)
class ShownTo:
    """To whom one check is shown now."""

    id: UUID
    to: UUID
    name: str


@dataclass(frozen=True)
class WordsView:
    """One check, opened."""

    id: UUID
    fields: dict[str, Any]
    shown: Sequence[ShownTo] = ()

    @property
    def at(self) -> datetime:
        """Return when it was written."""
        return datetime.fromisoformat(self.fields["at"])


def mine(access: Access) -> list[WordsView]:
    """Return one's own checks, newest first; those that the key of this session does not open are left out."""
    rows = OwnWords.rows.filter(mark=oneself.mark(access.id, reach.PURPOSE)).prefetch_related("shown")
    found = []
    for row in rows:
        reach.check(access, row.pk, {access.id}, "own_words.opened")
        said = oneself.opened(access, reach.PURPOSE, row.sealed)
        if said is not None:
            found.append(WordsView(row.pk, said, _shown(access, row)))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _shown(access: Access, row: OwnWords) -> list[ShownTo]:
    told = [(copy.pk, oneself.opened(access, reach.PURPOSE, copy.told)) for copy in row.shown.all()]
    return [ShownTo(key, UUID(said["to"]), said["name"]) for key, said in told if said]


def one(access: Access, words: UUID) -> WordsView:
    """Return one of one's own checks; raise "not there" for any other."""
    found = next((view for view in mine(access) if view.id == words), None)
    if found is None:
        raise Refusal(gate.NOT_THERE)
    return found


def shown_to_me(access: Access, *, opened: bool = True) -> list[WordsView]:
    """Return what others showed to the reader and did not take back. One leaf says that something was opened, not whose.

    Without `opened` nothing is logged: for lists that say only that there is something.
    """
    rows = Shown.rows.filter(mark=oneself.mark(access.id, reach.PURPOSE))
    found = []
    for row in rows:
        reach.check(access, row.pk, {access.id}, "own_words.opened")
        said = oneself.opened(access, reach.PURPOSE, row.sealed)
        if said is not None:
            found.append(WordsView(row.pk, said))
    if found and opened:
        audit.append([audit.Entry(actor=access.id, role=access.role, act="own_words.opened")])
    return sorted(found, key=lambda view: view.at, reverse=True)


def colleagues(access: Access) -> list[tuple[UUID, str]]:
    """Return to whom one can show something: everybody else of the agency with an account, by name."""
    if access.actor.agency is None:
        return []
    return [one_ for one_ in accounts.staff_of(access.actor.agency, ROLES) if one_[0] != access.id]


def counts(access: Access) -> list[tuple[str, Figures]]:
    """Return half-year → how many said what, protected, of half-years that are over; for who reads what an agency learns."""
    agency = access.actor.agency
    if agency is None or not may(access.actor, Action.COUNT_LEARNING).allowed:
        raise Refusal(gate.NOT_THERE)
    halves: dict[str, dict[str, int]] = {}
    for row in Tally.objects.filter(agency=agency, half__lt=reach.half_of(clock.today())).order_by("-half"):
        halves.setdefault(row.half, dict.fromkeys(("good", "mixed", "heavy"), 0))[row.overall] = row.number
    guard = Guard(SMALLEST, BASE, statistics.draw)
    return [(half, single(f"wellbeing|{agency}|{half}", found, guard)) for half, found in halves.items()]
