"""Bring in many people at once, with what registering and changing them one by one would have left behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.people import rules
from amparo.casework.people.actions import TIE
from amparo.casework.people.models import Person, Tie
from amparo.casework.people.projection import KIND
from amparo.foundation import clock, ids
from amparo.foundation.policy import Compartment, Tier
from amparo.trust.accounts import actions as accounts
from amparo.trust.disclosure.bulk import Loading, Record

IDENTITY = Compartment.IDENTITY


@dataclass(frozen=True)
class Place:
    """Who is responsible: agency, team and worker."""

    agency: UUID
    team: UUID
    owner: UUID


@dataclass(frozen=True)
class Edit:
    """A later change of details; `based_on` is the version its author saw (None: the newest)."""

    at: datetime
    by: UUID
    changes: Mapping[str, Any]
    based_on: int | None = None


@dataclass(frozen=True)
class Kin:
    """What `other`, who was brought in before, is to the newcomer."""

    other: UUID
    relation: str
    same_household: bool


@dataclass(frozen=True)
class Newcomer:
    """One person to bring in. `first_team` is the one that registered them, when responsibility moved since."""

    key: UUID
    place: Place
    at: datetime
    fields: Mapping[str, Any]
    tier: Tier = Tier.STANDARD
    first_team: UUID | None = None
    edits: tuple[Edit, ...] = ()
    kin: tuple[Kin, ...] = ()
    involved: tuple[accounts.Involved, ...] = ()


def load(into: Loading, new: Newcomer) -> None:
    """Bring in one person; raise Refusal for details that could not be registered."""
    place = new.place
    details = rules.checked(new.fields)
    rules.check_complete(details, clock.today())
    kept = {"team": str(new.first_team or place.team), "tier": Tier.STANDARD.value}
    into.holder(_row(new), place.owner)
    record = Record(new.key, IDENTITY, new.key, KIND)
    into.write(record, {**details, **kept}, by=place.owner, at=new.at)
    for edit in new.edits:
        into.write(record, dict(edit.changes), by=edit.by, at=edit.at, based_on=edit.based_on)
    for each in new.involved:
        into.row(accounts.involvement_row(new.key, each))
    for kin in new.kin:
        _tie(into, new, kin)


def _row(new: Newcomer) -> Person:
    place = new.place
    return Person(
        id=new.key,
        agency_id=place.agency,
        team_id=place.team,
        owner_id=place.owner,
        tier=new.tier.value,
        registered_at=new.at,
    )


def _tie(into: Loading, new: Newcomer, kin: Kin) -> None:
    tie = Tie(id=ids.new(), person_id=new.key, other_id=kin.other)
    into.row(tie)
    said = {"relation": kin.relation, "same_household": kin.same_household}
    into.write(Record(new.key, IDENTITY, tie.pk, TIE), said, by=new.place.owner, at=new.at)
