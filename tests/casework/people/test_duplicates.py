"""A person who was registered twice: one record is found from then on, nothing is lost, and the mark can be taken away."""

import pytest

from amparo.casework.people import actions, queries
from amparo.foundation.errors import Refusal
from amparo.trust import projections
from tests.cast import SARA, UNCLE, Cast, register_sara


def found(cast: Cast, text: str) -> list[object]:
    """Return the ids that a search finds for Alma."""
    projections.forget()
    return [each.person.id for each in queries.search(cast.alma, text)]


def test_a_duplicate_is_not_found_any_more_and_says_who_it_is(cast: Cast) -> None:
    sara, twice = register_sara(cast), register_sara(cast)
    assert set(found(cast, "Sara Idriss")) == {sara, twice}
    actions.mark_duplicate(by=cast.alma, person=twice, of=sara)
    assert found(cast, "Sara Idriss") == [sara]
    assert queries.person(cast.alma, twice).duplicate_of == sara
    assert queries.person(cast.alma, twice).fields == queries.person(cast.alma, sara).fields
    assert [each.person.id for each in queries.possible_matches(cast.alma, SARA).people] == [sara]


def test_the_mark_can_be_taken_away(cast: Cast) -> None:
    sara, twice = register_sara(cast), register_sara(cast)
    actions.mark_duplicate(by=cast.bruno, person=twice, of=sara)
    actions.unmark_duplicate(by=cast.bruno, person=twice)
    assert set(found(cast, "Sara Idriss")) == {sara, twice}
    actions.unmark_duplicate(by=cast.bruno, person=twice)


def test_only_the_one_responsible_and_the_supervisor_say_so(cast: Cast) -> None:
    sara, twice = register_sara(cast), register_sara(cast)
    for who in ("amir", "selma", "samuel", "chidi", "carla", "dina", "farah", "eyob"):
        with pytest.raises(Refusal) as refused:
            actions.mark_duplicate(by=cast.access(who), person=twice, of=sara)
        assert refused.value.code == "record.not_there"


def test_nobody_is_a_duplicate_of_a_record_out_of_reach(cast: Cast) -> None:
    sara = register_sara(cast)
    theirs = actions.register(by=cast.chidi, fields=UNCLE, team=cast.other.pk)
    with pytest.raises(Refusal) as refused:
        actions.mark_duplicate(by=cast.alma, person=sara, of=theirs)
    assert refused.value.code == "record.not_there"


def test_there_are_no_chains_and_no_circles(cast: Cast) -> None:
    first, second, third = (register_sara(cast) for _ in range(3))
    actions.mark_duplicate(by=cast.alma, person=second, of=first)
    for person, of in ((first, first), (first, second), (third, second), (first, third)):
        with pytest.raises(Refusal) as refused:
            actions.mark_duplicate(by=cast.alma, person=person, of=of)
        assert refused.value.code == "people.duplicate_twice"
