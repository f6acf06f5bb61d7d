"""What a decision is made from are plain values: equal when they say the same, and never changed under the reader's hand."""

from dataclasses import FrozenInstanceError, fields, replace
from uuid import UUID

import pytest

from amparo.foundation.policy import (
    RULES,
    Action,
    Actor,
    AgencyIs,
    Compartment,
    Decision,
    Facts,
    Named,
    Need,
    NotBlocked,
    OwnerIs,
    PersonIs,
    Policy,
    Relation,
    Release,
    Released,
    Role,
    Scope,
    Shareable,
    StatisticsAgreed,
    TeamIn,
    Tier,
    TierIs,
    WrittenByAnother,
)
from amparo.foundation.policy.judge import THE_POLICY
from amparo.foundation.policy.reasons import Reason


def one(number: int) -> UUID:
    """Return an id that is equal to every other one of this number, and the same object as none."""
    return UUID(int=number)


ME, AGENCY, TEAM = one(1), one(10), one(20)


def values() -> list[object]:
    """Return one of every kind of value, made anew at each call."""
    me, part = one(1), Compartment.STORY
    return [
        Actor(me, Role.CASE_WORKER, one(10)),
        Facts(record=one(3), agency=one(10), team=one(20), tier=Tier.STANDARD),
        Release(me, part),
        Decision(True, "owner"),
        NotBlocked(me),
        TierIs(Tier.STANDARD),
        AgencyIs(one(10)),
        TeamIn(frozenset({one(20)})),
        OwnerIs(me),
        PersonIs(me),
        Named(Relation.COVERING, me),
        WrittenByAnother(me),
        Released(me, part),
        Shareable(part),
        StatisticsAgreed(),
        Scope((frozenset({OwnerIs(me)}),)),
        RULES[0],
    ]


def kind(value: object) -> str:
    return type(value).__name__


@pytest.mark.parametrize("value", values(), ids=kind)
def test_no_value_can_be_changed_or_given_something_more(value: object) -> None:
    for field in fields(value):  # type: ignore[arg-type]
        with pytest.raises(FrozenInstanceError):
            setattr(value, field.name, None)
    assert not hasattr(value, "__dict__")
    with pytest.raises((AttributeError, TypeError)):
        value.more = True  # type: ignore[attr-defined]


@pytest.mark.parametrize(("value", "again"), list(zip(values(), values(), strict=True)), ids=kind)
def test_values_that_say_the_same_are_one(value: object, again: object) -> None:
    assert value == again
    assert len({value, again}) == 1


def test_a_policy_is_its_rules() -> None:
    assert Policy(RULES) == Policy(tuple(RULES))
    assert hash(Policy(RULES)) == hash(Policy(tuple(RULES)))
    assert Policy(RULES) != Policy(RULES[1:])
    assert repr(Policy(())) == "Policy(rules=())"
    with pytest.raises(FrozenInstanceError):
        Policy(()).rules = RULES  # type: ignore[misc]


FACTS = Facts(
    record=one(3), agency=one(10), team=one(20), tier=Tier.STANDARD, owner=one(1), author=one(1), person=one(1)
)


def test_conditions_look_at_ids_and_not_at_the_objects_that_hold_them() -> None:
    assert AgencyIs(AGENCY).matches(FACTS)
    assert OwnerIs(ME).matches(FACTS)
    assert PersonIs(ME).matches(FACTS)
    assert TeamIn(frozenset({TEAM})).matches(FACTS)
    assert not WrittenByAnother(ME).matches(FACTS)


@pytest.mark.parametrize("other", [one(0), one(2)], ids=["before", "after"])
def test_conditions_hold_for_the_one_id_and_for_none_before_or_after_it(other: UUID) -> None:
    assert not AgencyIs(other).matches(replace(FACTS, agency=ME))
    assert not OwnerIs(other).matches(FACTS)
    assert not PersonIs(other).matches(FACTS)
    assert WrittenByAnother(other).matches(FACTS)


def test_facts_are_told_by_name_because_an_owner_in_the_place_of_a_team_would_look_alike() -> None:
    with pytest.raises(TypeError):
        Facts(one(3), one(10), one(20), Tier.STANDARD)  # type: ignore[misc]


@pytest.mark.parametrize("block", ["conflicts", "complained_of"])
def test_one_block_is_enough(block: str) -> None:
    assert NotBlocked(ME).matches(FACTS)
    assert not NotBlocked(ME).matches(replace(FACTS, **{block: frozenset({one(1)})}))
    clauses = THE_POLICY.visible(
        Actor(ME, Role.CASE_WORKER, AGENCY, frozenset({TEAM})), Action.READ, Compartment.IDENTITY
    )
    assert clauses
    assert all(NotBlocked(ME) in clause for clause in clauses)


def test_a_supervisor_who_also_works_in_her_team_stands_in_it() -> None:
    rule = next(rule for rule in RULES if rule.id == "team_mates")
    own = Policy((replace(rule, roles=(Role.SUPERVISOR,), needs=(Need.OWN_TEAM,)),))
    both = Actor(ME, Role.SUPERVISOR, AGENCY, frozenset({TEAM}), frozenset({TEAM}))
    assert own.decide(both, Action.READ, replace(FACTS, owner=None), Compartment.IDENTITY).allowed


def test_the_reason_of_an_act_on_no_record_is_the_role_that_may_or_that_the_role_may_not() -> None:
    asked = Action.MANAGE_ACCOUNTS
    assert THE_POLICY.may(Actor(ME, Role.ADMINISTRATOR), asked) == Decision(True, "administrator")
    assert THE_POLICY.may(Actor(ME, Role.CASE_WORKER), asked) == Decision(False, Reason.ROLE.value)


def test_a_need_that_says_what_the_relation_says_takes_nothing_away() -> None:
    rule = next(rule for rule in RULES if rule.id == "team_mates")
    doubled = Policy((replace(rule, needs=(Need.OWN_TEAM,)),))
    mate = Actor(ME, Role.CASE_WORKER, AGENCY, frozenset({TEAM}))
    asked = (mate, Action.READ, replace(FACTS, owner=None), Compartment.IDENTITY)
    assert doubled.decide(*asked).allowed
    elsewhere = replace(asked[2], team=one(21))
    assert not doubled.decide(mate, Action.READ, elsewhere, Compartment.IDENTITY).allowed
    assert not doubled.visible(mate, Action.READ, Compartment.IDENTITY).matches(elsewhere)


def test_a_scope_is_as_long_as_its_clauses_and_gives_them_in_order() -> None:
    clauses = (frozenset({OwnerIs(ME)}), frozenset({AgencyIs(AGENCY)}))
    assert len(Scope(clauses)) == 2
    assert tuple(Scope(clauses)) == clauses
    assert not Scope()
