"""Taking something away from an actor never opens anything; neither does setting a block."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from amparo.foundation.policy import Actor, Facts, decide
from tests.foundation.policy.worlds import ME, QUESTIONS, actors, at_home, records

GIVES_ACCESS = (
    "case_team",
    "covering",
    "named_supervisors",
    "focal_points",
    "packet_recipients",
    "asked",
    "givers",
    "parties",
    "carriers",
    "break_glass",
    "releases",
    "shareable",
)
ONE_PERSON = ("owner", "author", "person")
BLOCKS = ("conflicts", "complained_of")


def without_each(whole: frozenset[Any]) -> Iterator[frozenset[Any]]:
    for one in whole:
        yield whole - {one}


def poorer(actor: Actor, facts: Facts) -> Iterator[tuple[Actor, Facts]]:
    """Yield every world with one thing less for the actor, or one block more."""
    for field in ("teams", "supervises", "qualifications", "lapsed"):
        for less in without_each(getattr(actor, field)):
            yield replace(actor, **{field: less}), facts
    yield replace(actor, agency=None), facts
    for field in GIVES_ACCESS:
        for less in without_each(getattr(facts, field)):
            yield actor, replace(facts, **{field: less})
    for field in ONE_PERSON:
        yield actor, replace(facts, **{field: None})
    yield actor, replace(facts, statistics=False)
    for field in BLOCKS:
        yield actor, replace(facts, **{field: getattr(facts, field) | {ME}})


def allowed(actor: Actor, facts: Facts) -> set[tuple]:
    return {question for question in QUESTIONS if decide(actor, question[0], facts, question[1]).allowed}


@settings(max_examples=40, deadline=None, database=None)
@given(actors, records)
def test_losing_something_never_opens_anything(actor: Actor, facts: Facts) -> None:
    before = allowed(actor, facts)
    for less_actor, less_facts in poorer(actor, facts):
        assert allowed(less_actor, less_facts) <= before


def test_losing_the_owner_or_agency_never_opens_anything_in_small_worlds() -> None:
    for world in at_home():
        before = allowed(world.actor, world.facts)
        assert allowed(replace(world.actor, agency=None), world.facts) <= before
        assert allowed(world.actor, replace(world.facts, owner=None)) <= before


def test_every_fact_is_counted_as_a_gain_a_block_or_a_plain_property() -> None:
    plain = {"record", "agency", "team", "tier", "statistics", "planted"}
    assert set(Facts.__dataclass_fields__) == plain | {*GIVES_ACCESS, *ONE_PERSON, *BLOCKS}
