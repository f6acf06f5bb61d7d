"""Behind the second lock, too, a question under seal reaches those asked and nobody else, and ends with what it stood on."""

from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.matching import actions, queries
from amparo.casework.matching.models import Asked, Found, MatchRequest
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.trust.accounts import lock_answers
from amparo.trust.vault.models import Grant
from tests.casework.matching.asking import everywhere
from tests.casework.rights.asking import asked
from tests.cast import Cast
from tests.config import locked
from tests.config.test_keys_behind_the_lock import at_the_desk_of

pytestmark = locked.on_postgres


@pytest.fixture
def sara(cast: Cast) -> tuple[UUID, UUID, UUID]:
    """Selma's restricted Sara, Alma's, and Alma's question about her, in a database whose tables have a plain owner."""
    theirs, mine = everywhere(cast)
    cases.open_case(by=cast.alma, person=mine)
    locked.settle()
    with at_the_desk_of(cast.alma):
        return theirs, mine, actions.ask(by=cast.alma, person=mine)


def seen() -> tuple[int, int, int, int]:
    """Return how many questions, readers, notes and keys of questions stand in sight."""
    keys = Grant.objects.filter(compartment="match")
    return MatchRequest.rows.count(), Asked.rows.count(), Found.rows.count(), keys.count()


def test_the_way_of_a_question_is_the_same_with_both_locks(cast: Cast, sara: tuple[UUID, UUID, UUID]) -> None:
    theirs, mine, request = sara
    with at_the_desk_of(cast.selma):
        assert actions.compare_new(by=cast.selma) == 1
        actions.answer(by=cast.selma, request=request, person=theirs, accept=True, reason="Her aunt looks for her.")
    with at_the_desk_of(cast.alma):
        standing = queries.standing(cast.alma, mine)
        assert standing
        assert standing.accepted_by == ("Selma",)


def test_each_sees_what_concerns_them_and_strangers_nothing(cast: Cast, sara: tuple[UUID, UUID, UUID]) -> None:
    for name, wanted in (
        ("alma", (1, 0, 0, 2)),
        ("bruno", (1, 0, 0, 0)),
        ("selma", (1, 1, 0, 1)),
        ("samuel", (1, 1, 0, 1)),
        ("amir", (0, 0, 0, 0)),
        ("chidi", (0, 0, 0, 0)),
        ("petra", (0, 0, 0, 0)),
        ("farah", (0, 0, 0, 0)),
    ):
        with at_the_desk_of(cast.access(name)):
            assert seen() == wanted, name


def test_only_case_staff_of_the_agency_are_told_who_works_on_restricted_people(
    cast: Cast, sara: tuple[UUID, UUID, UUID]
) -> None:
    theirs = {cast.selma.id, cast.samuel.id}
    for name, wanted in (("alma", theirs), ("chidi", set()), ("petra", set()), ("farah", set())):
        with at_the_desk_of(cast.access(name)):
            assert lock_answers.keepers(cast.puente.pk) == wanted, name


@pytest.mark.parametrize("way", ["restricted", "given away", "use restricted", "taken back"])
def test_a_question_ends_behind_the_lock_and_no_key_is_left(
    cast: Cast, sara: tuple[UUID, UUID, UUID], way: str
) -> None:
    _, mine, _ = sara
    from amparo.casework.cases.models import Case

    case = Case.rows.get(person=mine).pk
    if way == "restricted":
        with at_the_desk_of(cast.alma):
            cases.restrict(by=cast.alma, case=case)
    elif way == "given away":
        with at_the_desk_of(cast.bruno):
            cases.reassign(by=cast.bruno, case=case, to=cast.amir.id)
    elif way == "use restricted":
        with at_the_desk_of(cast.alma):
            request = asked(cast, mine, Kind.RESTRICTION)
        with at_the_desk_of(cast.petra):
            rights.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="They dispute it.")
    else:
        with at_the_desk_of(cast.alma):
            actions.take_back(by=cast.alma, person=mine)
    assert not Grant.objects.filter(compartment="match").exists()
    assert MatchRequest.rows.get().ended_at
    with at_the_desk_of(cast.selma):
        assert actions.compare_new(by=cast.selma) == 0
