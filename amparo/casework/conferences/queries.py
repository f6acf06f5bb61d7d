"""Reads of conferences: of a case, those one is invited to, one with its invitation, and its minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.cases.queries.case import find
from amparo.casework.conferences import inviting, reach
from amparo.casework.conferences.kinds import State
from amparo.casework.conferences.models import Conference, Invited, Minutes
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import Parcel

__all__ = [
    "Conference", "ConferenceView", "MinutesView", "conference", "guests", "may_call", "mine", "minutes", "of_case", "waiting",
]  # fmt: skip
OPENED = "conference.opened"


@dataclass(frozen=True)
class MinutesView:
    """One version of minutes, opened."""

    number: int
    at: datetime
    by_name: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class ConferenceView:
    """One conference as somebody who is invited sees it; `minutes` only for those present, `may_work` for the case's own."""

    row: Conference
    invitation: dict[str, Any]
    standing: Sequence[Invited]
    names: dict[UUID, str]
    minutes: Sequence[MinutesView]
    may_work: bool

    @property
    def absent(self) -> list[tuple[UUID, str]]:
        """Return who is invited and has no minutes."""
        return [
            (one.user, self.names.get(one.user, "")) for one in self.standing if not one.present and not one.given_by
        ]


def of_case(access: Access, case: UUID) -> list[tuple[Conference, dict[str, Any]]]:
    """Return the conferences about a case with what they are for, newest first, for who reads its notes."""
    _row, of_case_ = find(access, case, Compartment.NOTES)
    rows = list(Conference.rows.filter(case=case).order_by("-on", "-called_at"))
    opened = gate.read_many(access, [gate.Ask(of_case_, Compartment.NOTES, row.pk) for row in rows], OPENED)
    return [(row, opened[row.pk].fields) for row in rows if row.pk in opened]


def may_call(access: Access, case: UUID) -> bool:
    """Return whether `access` may call a conference about a case."""
    _row, of_case_ = find(access, case, Compartment.NOTES)
    return gate.allowed(access, Action.WRITE, of_case_, reach.PART).allowed


def mine(access: Access) -> list[Conference]:
    """Return the conferences to which the reader is invited, the next first, then those that are over; none is opened."""
    rows = Conference.rows.filter(invited__user=access.id, invited__until=None).distinct().order_by("-on")
    found = [row for row in rows if gate.allowed(access, Action.READ, reach.of_invitation(row), reach.PART).allowed]
    coming = [row for row in reversed(found) if _coming(row)]
    return [*coming, *(row for row in found if not _coming(row))]


def _coming(row: Conference) -> bool:
    return row.state == State.CALLED and row.on >= clock.today()


def waiting(access: Access) -> list[Conference]:
    """Return the conferences that are still to be held, or that wait for minutes of the reader who called them."""
    return [row for row in mine(access) if _coming(row) or (row.state == State.CALLED and row.called_by == access.id)]


def conference(access: Access, conference_id: UUID) -> ConferenceView:
    """Return a conference to which the reader is invited; raise "not there" for any other."""
    row = reach.invited(access, conference_id, OPENED)
    facts = reach.of_invitation(row)
    said = among.opened(access, facts, reach.PART, [Parcel(row.pk, row.sealed)], OPENED)[row.pk]
    standing = reach.standing(row)
    of_case_ = cases.facts_of([row.case_id]).get(row.case_id)
    work = of_case_ is not None and gate.allowed(access, Action.WRITE, of_case_, reach.PART).allowed
    names = accounts.names_of([one.user for one in standing])
    return ConferenceView(row, dict(said), standing, names, _minutes(access, row), work)


def _minutes(access: Access, row: Conference) -> list[MinutesView]:
    """Return the minutes, newest first; nothing for who was not there and was not given them."""
    facts = reach.of_minutes(row)
    rows = list(Minutes.rows.filter(conference=row).order_by("-number"))
    if not rows or not gate.allowed(access, Action.READ, facts, reach.PART).allowed:
        return []
    said = among.opened(access, facts, reach.PART, [Parcel(one.pk, one.sealed) for one in rows], "conference.read")
    names = accounts.names_of([one.by for one in rows])
    return [
        MinutesView(one.number, one.at, names.get(one.by, ""), dict(said[one.pk])) for one in rows if one.pk in said
    ]


def minutes(access: Access, conference_id: UUID) -> list[MinutesView]:
    """Return the minutes of a conference for those present; raise "not there" for everybody else."""
    row = reach.invited(access, conference_id, "conference.read")
    found = _minutes(access, row)
    if not found:
        raise Refusal(gate.NOT_THERE)
    return found


def guests(access: Access, case: UUID, groups: Sequence[str]) -> list[inviting.Guest]:
    """Return who could be invited to speak about `groups` of data of a case."""
    person, of_case_ = reach.case_for(access, case, "conference.called")
    return inviting.guests(access, person, of_case_, groups)
