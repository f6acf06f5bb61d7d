"""No rule, and no word in a rule, can be lost without a decision changing that the law would have otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, product

import pytest

from amparo.foundation.policy import RULES, Actor, Need, Policy, Relation, Role, Rule, Tier
from tests.foundation.policy.law import OFFICE, law
from tests.foundation.policy.worlds import ME, wanting, worlds

LISTS = ("roles", "relations", "tiers", "actions", "compartments")


def noticed(changed: Policy, rule: Rule) -> bool:
    """Tell whether the law catches the changed table on the questions this rule speaks to."""
    if rule.relations == (Relation.NONE,):
        return any(
            changed.may(Actor(ME, role), action).allowed != (action in OFFICE.get(role, set()))
            for role, action in product(rule.roles, rule.actions)
        )
    questions = tuple(product(rule.actions, rule.compartments))
    roles = frozenset(rule.roles)
    return any(
        changed.decide(world.actor, action, world.facts, part).allowed != law(world.actor, action, world.facts, part)
        for world in chain(worlds(roles), wanting(roles))
        for action, part in questions
    )


def with_rule(rule: Rule, instead: Rule | None) -> Policy:
    return Policy(tuple(new for old in RULES if (new := instead if old is rule else old) is not None))


def one_word_less() -> Iterator[tuple[str, Rule, Rule]]:
    for rule in RULES:
        for field in (*LISTS, "needs"):
            words = getattr(rule, field)
            for word in words if len(words) > 1 or field == "needs" else ():
                fewer = tuple(other for other in words if other is not word)
                yield f"{rule.id}-{word}", rule, replace(rule, **{field: fewer})


LESS = tuple(one_word_less())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_dropping_a_rule_changes_a_decision(rule: Rule) -> None:
    assert noticed(with_rule(rule, None), rule)


@pytest.mark.parametrize(("rule", "changed"), [case[1:] for case in LESS], ids=[case[0] for case in LESS])
def test_dropping_a_word_of_a_rule_changes_a_decision(rule: Rule, changed: Rule) -> None:
    assert noticed(with_rule(rule, changed), rule)


def test_giving_a_rule_to_another_role_or_tier_changes_a_decision() -> None:
    # What create_restricted would allow in the standard tier, create allows there already.
    for rule in RULES:
        for role in set(Role) - set(rule.roles):
            wider = replace(rule, roles=(role,))
            if any(
                role in other.roles and replace(other, id=rule.id, law=rule.law, roles=(role,)) == wider
                for other in RULES
            ):
                continue  # another rule of the law gives this role the same
            assert noticed(Policy((*RULES, wider)), wider), (rule.id, role)
        if len(rule.tiers) == 1 and rule.id != "create_restricted":
            wider = replace(rule, tiers=tuple(Tier))
            assert noticed(with_rule(rule, wider), wider), rule.id


@pytest.mark.parametrize("name", ["team_approve", "broken_glass", "portal", "administration"])
def test_the_unchanged_table_is_not_noticed(name: str) -> None:
    rule = next(rule for rule in RULES if rule.id == name)
    assert not noticed(with_rule(rule, rule), rule)


def test_every_need_and_every_role_stands_in_the_table() -> None:
    assert {need for rule in RULES for need in rule.needs} == set(Need)
    assert {role for rule in RULES for role in rule.roles} == set(Role)
