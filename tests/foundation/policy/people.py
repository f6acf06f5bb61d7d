"""The test cast as the law sees them, and Sara's case in both tiers."""

from dataclasses import replace
from uuid import UUID

from amparo.foundation.policy import (
    GENERAL,
    Action,
    Actor,
    Compartment,
    Facts,
    Role,
    Tier,
    decide,
)

AGENCY_A, AGENCY_B, NORTH, SOUTH, HARBOUR = (UUID(int=n) for n in range(10, 15))
ALMA = Actor(UUID(int=1), Role.CASE_WORKER, AGENCY_A, frozenset({NORTH}))
BRUNO = Actor(UUID(int=2), Role.SUPERVISOR, AGENCY_A, frozenset({NORTH}), frozenset({NORTH}))
CHIDI = Actor(UUID(int=3), Role.CASE_WORKER, AGENCY_B, frozenset({HARBOUR}))
DINA = Actor(UUID(int=4), Role.INFORMATION_OFFICER, AGENCY_A, frozenset({NORTH}))
EYOB = Actor(UUID(int=5), Role.SERVICE_PROVIDER, AGENCY_B)
FARAH = Actor(UUID(int=6), Role.ADMINISTRATOR, AGENCY_A, frozenset({NORTH}))
MATE = Actor(UUID(int=7), Role.CASE_WORKER, AGENCY_A, frozenset({NORTH}))
ELSEWHERE = Actor(UUID(int=8), Role.CASE_WORKER, AGENCY_A, frozenset({SOUTH}))
HELD = {*GENERAL, Compartment.RIGHTS, Compartment.PACKET}
OFFICER = Actor(UUID(int=9), Role.PROTECTION_DATA_OFFICER, AGENCY_A)
SARA = Facts(
    record=UUID(int=100),
    agency=AGENCY_A,
    team=NORTH,
    tier=Tier.STANDARD,
    owner=ALMA.id,
    author=ALMA.id,
    statistics=True,
)
SEALED = replace(SARA, tier=Tier.RESTRICTED)
OF_AN_AGENCY = {Compartment.COMMUNITY, Compartment.LEADERSHIP, Compartment.GAPS, Compartment.ANALYSIS}
OF_A_PLACE = {Compartment.MONITORING, Compartment.MONITORING_CLOSE}
OF_A_PERSON = [part for part in Compartment if part not in OF_AN_AGENCY | OF_A_PLACE]
"""What Sara's file can hold; what a community said is held by the community, what was seen in a place by itself."""


def opens(actor: Actor, facts: Facts, action: Action = Action.READ) -> set[Compartment]:
    return {part for part in OF_A_PERSON if decide(actor, action, facts, part).allowed}
