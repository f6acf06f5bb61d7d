"""Small worlds to try the policy on: every role, place in two agencies and standing to one record; and random ones."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from uuid import UUID

from hypothesis import strategies as st

from amparo.foundation.policy import Action, Actor, Compartment, Facts, Release, Role, Tier

AGENCY_A, AGENCY_B = UUID(int=0xA), UUID(int=0xB)
TEAM_A1, TEAM_A2, TEAM_B1, TEAM_B2 = (UUID(int=n) for n in (0xA1, 0xA2, 0xB1, 0xB2))
ME, OTHER, RECORD = UUID(int=1), UUID(int=2), UUID(int=3)
AREAS = frozenset({"ct", "cp", "gbv", "rr"})
NO_ONE: frozenset[UUID] = frozenset()
ONLY_ME = frozenset({ME})

# agency, teams, supervises; the last two are what a forgotten membership leaves behind
PLACES = (
    (AGENCY_A, {TEAM_A1}, set()),
    (AGENCY_A, {TEAM_A2}, set()),
    (AGENCY_A, set(), {TEAM_A1}),
    (AGENCY_B, {TEAM_B1}, {TEAM_B2}),
    (AGENCY_B, {TEAM_A1}, {TEAM_A1}),
    (None, {TEAM_A1}, {TEAM_A1}),
)
STANDINGS = {
    "owner": {"owner": ME},
    "case_team": {"case_team": ONLY_ME},
    "covering": {"covering": ONLY_ME},
    "named_supervisor": {"named_supervisors": ONLY_ME},
    "focal_point": {"focal_points": ONLY_ME},
    "recipient": {"packet_recipients": ONLY_ME},
    "asked": {"asked": ONLY_ME},
    "party": {"parties": ONLY_ME},
    "carrier": {"owner": ME, "carriers": ONLY_ME},
    "giver": {"givers": ONLY_ME},
    "break_glass": {"break_glass": ONLY_ME},
    "self": {"person": ME},
    "none": {"owner": OTHER, "case_team": frozenset({OTHER})},
}
EVERY_RELEASE = frozenset(Release(ME, part) for part in Compartment)
FAVOURS = {
    "author": OTHER,
    "releases": EVERY_RELEASE,
    "shareable": frozenset(Compartment),
    "statistics": True,
}


@dataclass(frozen=True)
class World:
    """One actor before one record, with a name that reads in a failure."""

    name: str
    actor: Actor
    facts: Facts


def worlds(roles: frozenset[Role] = frozenset(Role)) -> Iterator[World]:
    """Yield every role, place, standing and tier, each with every favour and with none."""
    for role, (agency, teams, supervises), (standing, named), tier in product(
        [role for role in Role if role in roles], PLACES, STANDINGS.items(), Tier
    ):
        actor = Actor(ME, role, agency, frozenset(teams), frozenset(supervises), AREAS)
        bare = Facts(record=RECORD, agency=AGENCY_A, team=TEAM_A1, tier=tier, **named)
        name = f"{role} {standing} {tier}"
        full = replace(bare, **FAVOURS)
        yield World(name, actor, full)
        if agency == AGENCY_A:
            yield World(f"{name}, no favour", replace(actor, qualifications=frozenset()), bare)
            yield World(f"{name}, lapsed", replace(actor, qualifications=frozenset(), lapsed=AREAS), bare)


def favoured(roles: frozenset[Role] = frozenset(Role)) -> Iterator[World]:
    """Yield the worlds where consent, release, qualification and another author are all there."""
    return (world for world in worlds(roles) if world.actor.qualifications)


def at_home(roles: frozenset[Role] = frozenset(Role)) -> Iterator[World]:
    """Yield the favoured worlds where the actor stands in the record's agency, and supervises its team."""
    for world in favoured(roles):
        if world.actor.agency == AGENCY_A and TEAM_A1 in world.actor.supervises:
            yield world


def wanting(roles: frozenset[Role] = frozenset(Role)) -> Iterator[World]:
    """Yield worlds at home with one favour missing or one of the wrong kind."""
    for world in at_home(roles):
        for trained in (frozenset({"cp"}), frozenset[str]()):
            yield replace(world, actor=replace(world.actor, qualifications=trained))
        for change in (
            {"author": ME},
            {"author": None},
            {"releases": frozenset({Release(OTHER, part) for part in Compartment})},
            {"releases": frozenset({Release(ME, Compartment.STORY), Release(ME, Compartment.CT)})},
            {"shareable": frozenset({Compartment.IDENTITY, Compartment.GBV})},
            {"statistics": False},
        ):
            yield replace(world, name=f"{world.name} {change}", facts=replace(world.facts, **change))


OFFICE_ACTS = (
    Action.MANAGE_ACCOUNTS, Action.MANAGE_SETTINGS, Action.MANAGE_KEYS, Action.EDIT_PRACTICE,
    Action.EDIT_DIRECTORY, Action.CHECK_DIRECTORY, Action.READ_PROTECTED_PLACES, Action.PUBLISH_FEEDBACK,
    Action.PUBLISH_FIGURES, Action.COUNT_PARTICIPATION, Action.COUNT_LEARNING, Action.KEEP_COMPETENCE,
)  # fmt: skip
QUESTIONS = tuple(product([action for action in Action if action not in OFFICE_ACTS], Compartment))

_users = st.sampled_from((ME, OTHER, UUID(int=4)))
_agencies = st.sampled_from((AGENCY_A, AGENCY_B))
_teams = st.sampled_from((TEAM_A1, TEAM_A2, TEAM_B1))
_people = st.frozensets(_users, max_size=3)
_rarely = st.one_of(st.just(NO_ONE), st.just(NO_ONE), _people)

actors = st.builds(
    Actor,
    id=st.just(ME),
    role=st.one_of(st.sampled_from((Role.CASE_WORKER, Role.SUPERVISOR)), st.sampled_from(tuple(Role))),
    agency=st.one_of(_agencies, st.just(AGENCY_A), st.none()),
    teams=st.frozensets(_teams),
    supervises=st.frozensets(_teams),
    qualifications=st.frozensets(st.sampled_from(sorted(AREAS))),
    lapsed=st.frozensets(st.sampled_from(sorted(AREAS))),
)
records = st.builds(
    Facts,
    record=st.uuids(version=4),
    agency=st.one_of(_agencies, st.just(AGENCY_A)),
    team=_teams,
    tier=st.sampled_from(tuple(Tier)),
    owner=st.none() | _users,
    author=st.none() | _users,
    person=st.none() | _users,
    case_team=_people,
    covering=_people,
    named_supervisors=_people,
    focal_points=_people,
    packet_recipients=_people,
    asked=_people,
    parties=_people,
    carriers=_people,
    givers=_people,
    break_glass=_people,
    conflicts=_rarely,
    complained_of=_rarely,
    releases=st.frozensets(st.builds(Release, _users, st.sampled_from(tuple(Compartment))), max_size=4),
    shareable=st.frozensets(st.sampled_from(tuple(Compartment)), max_size=4),
    statistics=st.booleans(),
)
