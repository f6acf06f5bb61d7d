"""Turns one rule, for one actor, into clauses on a record: the single meaning that `decide` and `visible` share.

Where the actor cannot meet the rule at all (no agency, no team, no qualification) there is no clause.
"""

from collections.abc import Iterator
from uuid import UUID

from amparo.foundation.policy.conditions import (
    AgencyIs,
    Clause,
    Condition,
    Named,
    NotBlocked,
    OwnerIs,
    PersonIs,
    Released,
    Shareable,
    StatisticsAgreed,
    TeamIn,
    TierIs,
    WrittenByAnother,
)
from amparo.foundation.policy.facts import Actor
from amparo.foundation.policy.table import Rule
from amparo.foundation.policy.words import Compartment, Need, Relation, Role, Tier

# Those who stand outside the record's agency by design; everybody else must still belong to it.
OUTSIDERS = frozenset({Relation.RECIPIENT, Relation.GIVER, Relation.SELF, Relation.PARTY, Relation.CARRIER})


def clauses(rule: Rule, actor: Actor, compartment: Compartment) -> Iterator[tuple[Relation, Clause]]:
    """Yield, for each relation of the rule the actor could stand in, the clause a record must meet."""
    asked = _needed(rule, actor, compartment)
    if asked is None:
        return
    for relation in rule.relations:
        standing = related(relation, actor)
        if standing is not None:
            yield relation, standing | asked | _tier(rule) | {NotBlocked(actor.id)}


def related(relation: Relation, actor: Actor) -> Clause | None:
    """Return the conditions under which the actor stands in the relation to a record, or None if they never can."""
    if relation in OUTSIDERS:
        return frozenset({PersonIs(actor.id) if relation is Relation.SELF else Named(relation, actor.id)})
    if actor.agency is None:
        return None
    home = AgencyIs(actor.agency)
    match relation:
        case Relation.SAME_AGENCY:
            return frozenset({home})
        case Relation.OWNER:
            return frozenset({home, OwnerIs(actor.id)})
        case Relation.SAME_TEAM:
            return frozenset({home, TeamIn(actor.teams)}) if actor.teams else None
        case Relation.TEAM_SUPERVISOR:
            return frozenset({home, TeamIn(actor.supervises)}) if actor.supervises else None
        case Relation.NONE:
            return None
        case _:
            return frozenset({home, Named(relation, actor.id)})


def _tier(rule: Rule) -> Clause:
    return frozenset() if len(rule.tiers) == len(Tier) else frozenset(TierIs(tier) for tier in rule.tiers)


def _needed(rule: Rule, actor: Actor, compartment: Compartment) -> Clause | None:
    asked: set[Condition] = set()
    for need in rule.needs:
        match need:
            case Need.QUALIFIED:
                if (trained := _trained(actor, compartment)) is None:
                    return None
                asked |= trained
            case Need.OWN_TEAM:
                if not (teams := _own_teams(actor)):
                    return None
                asked.add(TeamIn(teams))
            case Need.WRITTEN_BY_ANOTHER:
                asked.add(WrittenByAnother(actor.id))
            case Need.RELEASED:
                asked.add(Released(actor.id, compartment))
            case Need.SHAREABLE:
                asked.add(Shareable(compartment))
            case Need.STATISTICS:
                asked.add(StatisticsAgreed())
    return frozenset(asked)


def _own_teams(actor: Actor) -> frozenset[UUID]:
    return actor.teams | (actor.supervises if actor.role is Role.SUPERVISOR else frozenset())


def _trained(actor: Actor, compartment: Compartment) -> Clause | None:
    """Return what a record must meet for the actor's training in an area to count on it; None without any training."""
    if compartment.value in actor.qualifications:
        return frozenset()
    return related(Relation.CARRIER, actor) if compartment.value in actor.lapsed else None
