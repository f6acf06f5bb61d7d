"""Says in a stable code why a question was refused, for the audit and for supervisors; never shown to the asker.

An allowed decision gives the relation that allowed it. The codes are kept for ever: audit leaves hold them.
"""

from dataclasses import replace
from enum import StrEnum

from amparo.foundation.policy.clauses import clauses, related
from amparo.foundation.policy.conditions import Clause, holds
from amparo.foundation.policy.facts import Actor, Facts
from amparo.foundation.policy.table import Rule
from amparo.foundation.policy.words import Compartment, Need, Relation, Tier


class Reason(StrEnum):
    """Why not, from the gravest to the plainest."""

    NOT_THERE = "not_there"
    CONFLICT = "blocked_conflict_of_interest"
    COMPLAINED_OF = "blocked_complained_of"
    ROLE = "role_has_no_such_act"
    NOT_QUALIFIED = "not_qualified"
    AUTHOR = "author_cannot_approve"
    NOT_OWN_TEAM = "not_own_team"
    NOT_RELEASED = "not_released"
    NO_CONSENT = "no_consent_to_share"
    NO_STATISTICS = "no_consent_to_statistics"
    RESTRICTED = "restricted_not_named"
    SAME_TEAM = "same_team_identity_only"
    SAME_AGENCY = "same_agency_other_team"
    OTHER_AGENCY = "other_agency"
    NO_RULE = "no_rule"


UNMET = {
    Need.QUALIFIED: Reason.NOT_QUALIFIED,
    Need.WRITTEN_BY_ANOTHER: Reason.AUTHOR,
    Need.OWN_TEAM: Reason.NOT_OWN_TEAM,
    Need.RELEASED: Reason.NOT_RELEASED,
    Need.SHAREABLE: Reason.NO_CONSENT,
    Need.STATISTICS: Reason.NO_STATISTICS,
}
NAMED_ON_CASE = (Relation.OWNER, Relation.CASE_TEAM, Relation.COVERING, Relation.NAMED_SUPERVISOR)


def blocked(actor: Actor, facts: Facts) -> Reason | None:
    """Return the block that stands against the actor on this record, if any."""
    if actor.id in facts.conflicts:
        return Reason.CONFLICT
    return Reason.COMPLAINED_OF if actor.id in facts.complained_of else None


def why_not(rules: tuple[Rule, ...], actor: Actor, facts: Facts, compartment: Compartment) -> Reason:
    """Return why none of the rules for this role, action and compartment allowed it."""
    if not rules:
        return Reason.ROLE
    for rule in rules:
        for need in rule.needs:
            others = replace(rule, needs=tuple(other for other in rule.needs if other is not need))
            if any(holds(clause, facts) for _, clause in clauses(others, actor, compartment)):
                return UNMET[need]
    return _standing(actor, facts)


def _standing(actor: Actor, facts: Facts) -> Reason:
    if any(_stands(relation, actor, facts) for relation in NAMED_ON_CASE):
        return Reason.NO_RULE
    if facts.tier is Tier.RESTRICTED:
        return Reason.RESTRICTED
    if _stands(Relation.TEAM_SUPERVISOR, actor, facts):
        return Reason.NO_RULE
    if _stands(Relation.SAME_TEAM, actor, facts):
        return Reason.SAME_TEAM
    return Reason.SAME_AGENCY if _stands(Relation.SAME_AGENCY, actor, facts) else Reason.OTHER_AGENCY


def _stands(relation: Relation, actor: Actor, facts: Facts) -> bool:
    clause: Clause | None = related(relation, actor)
    return clause is not None and holds(clause, facts)
