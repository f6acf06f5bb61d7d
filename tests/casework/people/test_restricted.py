"""Restricted people are found in the sessions of those who may read them, and the server's index has never heard of them."""

from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from amparo.casework.cases import actions as cases
from amparo.casework.people import actions, queries
from amparo.trust import projections
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import access_for
from tests.cast import SARA, UNCLE, Cast, register_sara


@pytest.fixture
def sara(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> UUID:
    """Sara, known to the index and its snapshot before her case became restricted; her uncle stays as he is."""
    person = register_sara(cast)
    actions.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    case = cases.open_case(by=cast.alma, person=person)
    assert queries.search(cast.alma, "Sara Idriss")
    projections.save()
    with django_capture_on_commit_callbacks(execute=True):
        cases.restrict(by=cast.alma, case=case)
    return person


def snapshot() -> Path:
    return Path(settings.AMPARO_DATA) / "index" / "people.sealed"


@pytest.mark.parametrize("typed", ["Sara Yusuf", "sara yus", "سارة يوسف"])
def test_owner_and_named_supervisor_find_a_restricted_person_and_nobody_else_does(
    cast: Cast, sara: UUID, typed: str
) -> None:
    for name in ("alma", "bruno"):
        assert [found.person.id for found in queries.search(cast.access(name), typed)] == [sara]
    for name in ("amir", "selma", "samuel", "chidi"):
        assert sara not in {found.person.id for found in queries.search(cast.access(name), typed)}
    assert queries.search(access_for(cast.users["alma"]), typed) == [], "without her keys not even Alma"


def test_restricted_and_other_people_are_ranked_together(cast: Cast, sara: UUID) -> None:
    found = queries.search(cast.alma, "Idriss")
    assert len(found) == 2
    assert sara in {each.person.id for each in found}
    assert len(queries.search(cast.alma, "Idriss", limit=1)) == 1


def test_the_index_of_the_server_forgets_at_once_and_the_snapshot_goes(cast: Cast, sara: UUID) -> None:
    assert not snapshot().exists()
    assert {hit.person for hit in projections.current().search("Sara Yusuf Idriss")} & {sara} == set()
    assert projections.unreadable() == 0
    projections.save()
    projections.forget()
    assert {hit.person for hit in projections.current().search("Sara Yusuf Idriss")} & {sara} == set()
    snapshot().unlink()
    projections.forget()
    assert len(projections.current()) == 1
    assert projections.unreadable() == 0, "what is sealed to people is not damaged"


def test_registering_her_again_warns_who_may_read_her_and_tells_nobody_else(cast: Cast, sara: UUID) -> None:
    for name in ("alma", "bruno"):
        assert [found.person.id for found in queries.possible_matches(cast.access(name), SARA).people] == [sara]
    for name in ("amir", "selma", "chidi"):
        assert queries.possible_matches(cast.access(name), SARA) == queries.Matches()


def test_searching_one_s_own_restricted_people_is_one_leaf_and_each_shown_one_more(cast: Cast, sara: UUID) -> None:
    before = Leaf.objects.count()
    queries.search(cast.alma, "Sara Yusuf")
    acts = list(Leaf.objects.filter(index__gte=before).order_by("index").values_list("act", "holder"))
    assert acts == [("person.searched", None), ("person.found", sara)]
