"""Who may see and do what: one rule table, and the decisions and record scopes computed from it.

Kept apart from every screen and table so that an auditor can read it whole and a test can try every case of it.
"""

from amparo.foundation.policy.conditions import (
    AgencyIs,
    Clause,
    Condition,
    Named,
    NotBlocked,
    OwnerIs,
    PersonIs,
    Released,
    Scope,
    Shareable,
    StatisticsAgreed,
    TeamIn,
    TierIs,
    WrittenByAnother,
)
from amparo.foundation.policy.facts import Actor, Decision, Facts, Release
from amparo.foundation.policy.judge import Policy, decide, may, visible
from amparo.foundation.policy.reasons import Reason
from amparo.foundation.policy.table import RULES, Rule
from amparo.foundation.policy.words import AREAS, GENERAL, Action, Compartment, Need, Relation, Role, Tier

__all__ = [
    "AREAS",
    "GENERAL",
    "RULES",
    "Action",
    "Actor",
    "AgencyIs",
    "Clause",
    "Compartment",
    "Condition",
    "Decision",
    "Facts",
    "Named",
    "Need",
    "NotBlocked",
    "OwnerIs",
    "PersonIs",
    "Policy",
    "Reason",
    "Relation",
    "Release",
    "Released",
    "Role",
    "Rule",
    "Scope",
    "Shareable",
    "StatisticsAgreed",
    "TeamIn",
    "Tier",
    "TierIs",
    "WrittenByAnother",
    "decide",
    "may",
    "visible",
]
