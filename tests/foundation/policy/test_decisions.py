"""Every decision in every small world is what access.md says, and `visible` says the same as `decide`."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.policy import Action, Actor, Compartment, Facts, NotBlocked, Role, decide, may, visible
from tests.foundation.policy.law import OFFICE, law
from tests.foundation.policy.worlds import (
    OFFICE_ACTS,
    ONLY_ME,
    QUESTIONS,
    World,
    actors,
    at_home,
    records,
    wanting,
    worlds,
)

Question = tuple[Action, Compartment]
ROLES_WITH_NEEDS = frozenset(
    {Role.SUPERVISOR, Role.CASE_WORKER, Role.INFORMATION_OFFICER, Role.PROTECTION_DATA_OFFICER}
)
ACTS_WITH_NEEDS = (Action.READ, Action.WRITE, Action.APPROVE, Action.SHARE, Action.CREATE, Action.AGGREGATE)


def wrong_answers(world: World) -> list[str]:
    """Return the questions on which decide, visible and the law do not say the same."""
    wrong = []
    for action, part in QUESTIONS:
        said = decide(world.actor, action, world.facts, part).allowed
        seen = visible(world.actor, action, part).matches(world.facts)
        if not said == seen == law(world.actor, action, world.facts, part):
            wrong.append(f"{world.name}: {action} {part}: decide {said}, visible {seen}")
    return wrong


def test_every_decision_in_every_small_world_is_the_law() -> None:
    asked = 0
    for world in worlds():
        assert wrong_answers(world) == []  # one world at a time: mutants of the policy are noticed at the first
        asked += len(QUESTIONS)
    assert asked > 100_000


def test_every_decision_with_one_favour_missing_is_the_law() -> None:
    staff = frozenset({Role.SUPERVISOR, Role.CASE_WORKER, Role.INFORMATION_OFFICER, Role.PROTECTION_DATA_OFFICER})
    for world in wanting(staff):
        for action, part in QUESTIONS:
            said = decide(world.actor, action, world.facts, part).allowed
            assert said == law(world.actor, action, world.facts, part), (world.name, action, part)


@pytest.mark.parametrize("block", ["conflicts", "complained_of"])
def test_a_block_wins_over_every_rule(block: str) -> None:
    for world in at_home():
        barred = replace(world.facts, **{block: ONLY_ME})
        for action, part in QUESTIONS:
            scope = visible(world.actor, action, part)
            assert not scope.matches(barred)
            if scope.clauses:
                assert decide(world.actor, action, barred, part).reason.startswith("blocked_")


@settings(max_examples=150, deadline=None, database=None)
@given(actors, records)
def test_decide_and_visible_agree_with_the_law_on_random_worlds(actor: Actor, facts: Facts) -> None:
    assert wrong_answers(World("random", actor, facts)) == []


@settings(max_examples=100, deadline=None, database=None)
@given(actors, st.lists(records, max_size=8), st.sampled_from(QUESTIONS))
def test_the_list_shows_just_the_records_that_open(actor: Actor, many: list[Facts], question: Question) -> None:
    action, part = question
    scope = visible(actor, action, part)
    assert [f for f in many if scope.matches(f)] == [f for f in many if decide(actor, action, f, part).allowed]


@settings(max_examples=100, deadline=None, database=None)
@given(actors, st.sampled_from(QUESTIONS))
def test_every_clause_keeps_out_the_blocked(actor: Actor, question: Question) -> None:
    assert all(NotBlocked(actor.id) in clause for clause in visible(actor, *question))


@pytest.mark.parametrize("role", Role)
def test_acts_on_no_record_are_those_of_the_office(role: Role) -> None:
    allowed = {action.value for action in Action if may(Actor(next(iter(ONLY_ME)), role), action).allowed}
    assert allowed == OFFICE.get(role.value, set())


@pytest.mark.parametrize("action", OFFICE_ACTS)
def test_acts_of_the_office_open_no_record(action: Action) -> None:
    for world in at_home():
        assert not any(decide(world.actor, action, world.facts, part).allowed for part in Compartment)
