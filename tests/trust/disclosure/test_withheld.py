"""Erasing a person and keeping the log agree: without the key the details are gone, and every leaf is still proven."""

import json
from uuid import UUID

import pytest

from amparo.casework.people import actions, queries
from amparo.casework.people.models import Person
from amparo.trust.audit import queries as log
from amparo.trust.audit import verify
from amparo.trust.audit.models import Leaf, Withheld
from amparo.trust.disclosure import withheld
from amparo.trust.disclosure.facts import facts_of
from amparo.trust.vault.models import Grant
from tests.cast import Cast, register_sara


@pytest.fixture
def changed(cast: Cast) -> tuple[Cast, UUID, Leaf]:
    """Sara, and the leaf of a change that says which of her fields were changed."""
    sara = register_sara(cast)
    actions.change(by=cast.alma, person=sara, changes={"contact_when": "evening"}, based_on=1)
    return cast, sara, Leaf.objects.get(act="person.changed")


def test_a_leaf_holds_no_detail_about_anyone(changed: tuple[Cast, UUID, Leaf]) -> None:
    _, _, leaf = changed
    assert leaf.detail == "{}"
    assert len(leaf.withheld) == 32
    assert b"contact_when" not in bytes(Withheld.objects.get(leaf=leaf.index).sealed)


def test_who_may_read_that_part_of_the_file_reads_the_details(changed: tuple[Cast, UUID, Leaf]) -> None:
    cast, sara, leaf = changed
    facts = queries.person(cast.alma, sara).facts
    before = log.size()
    found = withheld.details(cast.alma, facts, log.leaves_of([sara]))
    assert found[leaf.index] is not None
    assert found[leaf.index]["fields"] == ["contact_when"]
    assert log.size() == before + 1, "the opening is an entry of its own"


def test_who_may_not_read_it_gets_none_and_leaves_no_opening(changed: tuple[Cast, UUID, Leaf]) -> None:
    cast, sara, _ = changed
    facts = facts_of(Person.rows.get(pk=sara))
    before = log.size()
    assert withheld.details(cast.chidi, facts, log.leaves_of([sara])) == {}
    assert log.size() == before


def test_without_the_key_the_details_are_gone_and_the_log_is_whole(changed: tuple[Cast, UUID, Leaf]) -> None:
    cast, sara, leaf = changed
    verify.checkpoint_now()
    facts = queries.person(cast.alma, sara).facts
    Grant.objects.filter(holder=sara).delete()
    assert withheld.details(cast.alma, facts, [leaf]) == {leaf.index: None}
    Withheld.objects.filter(leaf=leaf.index).delete()
    assert verify.verify().sound


def test_details_that_were_exchanged_are_not_shown(changed: tuple[Cast, UUID, Leaf]) -> None:
    cast, sara, leaf = changed
    actions.change(by=cast.alma, person=sara, changes={"contact_when": "morning", "languages": ["es"]}, based_on=2)
    other = Leaf.objects.filter(act="person.changed").order_by("-index")[0]
    facts = queries.person(cast.alma, sara).facts
    theirs = Withheld.objects.get(leaf=other.index)
    theirs.delete()
    Withheld.objects.filter(leaf=leaf.index).delete()
    Withheld.objects.create(leaf=leaf.index, id=theirs.id, compartment=theirs.compartment, sealed=theirs.sealed)
    assert withheld.details(cast.alma, facts, [leaf]) == {leaf.index: None}


def test_an_opening_has_nothing_to_seal(changed: tuple[Cast, UUID, Leaf]) -> None:
    cast, sara, _ = changed
    before = Withheld.objects.count()
    queries.person(cast.alma, sara)
    assert Withheld.objects.count() == before
    assert all(json.loads(leaf.detail) == {} for leaf in log.leaves_of([sara]))
