"""A closed set of conditions on one record, so that the same clause can be asked of facts here and of a database above.

`Scope` says which records an actor may act on: it holds where at least one clause holds, and a clause holds where all
its conditions hold. A translator (such as the one to Django queries) matches on the members of `Condition`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from amparo.foundation.policy.facts import Facts, Release
from amparo.foundation.policy.words import Compartment, Relation, Tier


@dataclass(frozen=True, slots=True)
class NotBlocked:
    """The actor has no conflict of interest and is not complained of; part of every clause."""

    actor: UUID

    def matches(self, facts: Facts) -> bool:
        """Tell whether no block stands against the actor."""
        return self.actor not in facts.conflicts and self.actor not in facts.complained_of


@dataclass(frozen=True, slots=True)
class TierIs:
    """The record is of this tier."""

    tier: Tier

    def matches(self, facts: Facts) -> bool:
        """Tell whether the record has the tier."""
        return facts.tier is self.tier


@dataclass(frozen=True, slots=True)
class AgencyIs:
    """The record belongs to this agency."""

    agency: UUID

    def matches(self, facts: Facts) -> bool:
        """Tell whether the record is the agency's."""
        return facts.agency == self.agency


@dataclass(frozen=True, slots=True)
class TeamIn:
    """The record belongs to one of these teams (never an empty set)."""

    teams: frozenset[UUID]

    def matches(self, facts: Facts) -> bool:
        """Tell whether the record's team is among them."""
        return facts.team in self.teams


@dataclass(frozen=True, slots=True)
class OwnerIs:
    """The record is assigned to this worker."""

    actor: UUID

    def matches(self, facts: Facts) -> bool:
        """Tell whether the worker owns the record."""
        return facts.owner == self.actor


@dataclass(frozen=True, slots=True)
class PersonIs:
    """The record is about the person with this portal account."""

    actor: UUID

    def matches(self, facts: Facts) -> bool:
        """Tell whether the record is the person's own."""
        return facts.person == self.actor


@dataclass(frozen=True, slots=True)
class Named:
    """The actor is named on the record: case_team, covering, named_supervisor, focal_point, recipient, asked, party,
    carrier, giver, break_glass."""

    relation: Relation
    actor: UUID

    def matches(self, facts: Facts) -> bool:
        """Tell whether the actor is named in that relation."""
        return self.actor in facts.named(self.relation)


@dataclass(frozen=True, slots=True)
class WrittenByAnother:
    """What is to be approved has a known author, and it is not this actor."""

    actor: UUID

    def matches(self, facts: Facts) -> bool:
        """Tell whether somebody else wrote it."""
        return facts.author is not None and facts.author != self.actor


@dataclass(frozen=True, slots=True)
class Released:
    """This compartment is released to this actor."""

    actor: UUID
    compartment: Compartment

    def matches(self, facts: Facts) -> bool:
        """Tell whether the release is in force."""
        return Release(self.actor, self.compartment) in facts.releases


@dataclass(frozen=True, slots=True)
class Shareable:
    """Consent, or vital interest with a second person, covers this compartment for the recipient at hand."""

    compartment: Compartment

    def matches(self, facts: Facts) -> bool:
        """Tell whether the compartment may leave."""
        return self.compartment in facts.shareable


@dataclass(frozen=True, slots=True)
class StatisticsAgreed:
    """The person consents to statistics."""

    def matches(self, facts: Facts) -> bool:
        """Tell whether the consent is active."""
        return facts.statistics


Condition = (
    NotBlocked
    | TierIs
    | AgencyIs
    | TeamIn
    | OwnerIs
    | PersonIs
    | Named
    | WrittenByAnother
    | Released
    | Shareable
    | StatisticsAgreed
)
Clause = frozenset[Condition]


def holds(clause: Clause, facts: Facts) -> bool:
    """Tell whether every condition of the clause holds for the record."""
    return all(condition.matches(facts) for condition in clause)


@dataclass(frozen=True, slots=True)
class Scope:
    """The records an actor may act on, as an OR of clauses; without clauses, none."""

    clauses: tuple[Clause, ...] = ()

    def matches(self, facts: Facts) -> bool:
        """Tell whether the record lies in the scope."""
        return any(holds(clause, facts) for clause in self.clauses)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)
