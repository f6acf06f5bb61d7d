"""A volunteer goes to another worker of the team; name and contact are erased by two people and open to nobody again."""

from datetime import timedelta
from typing import Any

import pytest

from amparo.casework.communities import actions, queries
from amparo.casework.communities.models import Volunteer
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.vault.models import Grant
from tests.casework.communities.working import VOLUNTEER, community
from tests.cast import Cast


@pytest.fixture
def rosa(cast: Cast) -> Any:
    """Return a volunteer whom Alma supervises."""
    return actions.save_volunteer(by=cast.alma, community=community(cast), fields=VOLUNTEER)


def refused(code: str, act: Any, **call: Any) -> None:
    with pytest.raises(Refusal) as problem:
        act(**call)
    assert problem.value.code == code


def test_the_supervisor_gives_a_volunteer_to_another_worker_of_the_team(cast: Cast, rosa: Any) -> None:
    actions.hand_over_volunteer(by=cast.bruno, volunteer=rosa, to=cast.amir.id)
    view = queries.volunteer(cast.amir, rosa)
    assert (view.row.owner_id, view.name, view.may_name) == (cast.amir.id, VOLUNTEER["name"], True)
    assert not queries.volunteer(cast.alma, rosa).may_name


@pytest.mark.parametrize(("who", "to"), [("alma", "amir"), ("samuel", "selma"), ("chidi", "alma"), ("dina", "amir")])
def test_nobody_else_gives_a_volunteer_away(cast: Cast, rosa: Any, who: str, to: str) -> None:
    act = actions.hand_over_volunteer
    refused("record.not_there", act, by=cast.access(who), volunteer=rosa, to=cast.access(to).id)


def test_a_volunteer_does_not_go_to_a_worker_of_another_team(cast: Cast, rosa: Any) -> None:
    refused("communities.worker_unknown", actions.hand_over_volunteer, by=cast.bruno, volunteer=rosa, to=cast.selma.id)


def test_one_asks_and_the_supervisor_erases_and_the_name_opens_to_nobody(cast: Cast, rosa: Any) -> None:
    actions.ask_erasure(by=cast.alma, volunteer=rosa)
    assert queries.volunteer(cast.bruno, rosa).may_decide
    assert not queries.volunteer(cast.alma, rosa).may_decide
    actions.erase_volunteer(by=cast.bruno, volunteer=rosa)
    assert not Grant.objects.filter(holder=rosa).exists()
    for who in ("alma", "bruno"):
        view = queries.volunteer(cast.access(who), rosa)
        assert (view.name, view.said("contact"), view.finding.result) == ("", "", "no")
    leaf = Leaf.objects.filter(act="communities.volunteer_erased", outcome="done").get()
    assert leaf.actor == cast.bruno.id
    refused("communities.erased", actions.save_volunteer, by=cast.alma, volunteer=rosa, fields={"name": "Rosa again"})


def test_who_asked_does_not_decide_and_without_asking_nothing_is_erased(cast: Cast, rosa: Any) -> None:
    refused("record.not_there", actions.erase_volunteer, by=cast.bruno, volunteer=rosa)
    actions.ask_erasure(by=cast.bruno, volunteer=rosa)
    refused("record.not_there", actions.erase_volunteer, by=cast.bruno, volunteer=rosa)
    assert queries.volunteer(cast.alma, rosa).name == VOLUNTEER["name"]


def test_what_was_asked_can_be_taken_back(cast: Cast, rosa: Any) -> None:
    actions.ask_erasure(by=cast.alma, volunteer=rosa)
    actions.keep_volunteer(by=cast.bruno, volunteer=rosa)
    refused("record.not_there", actions.erase_volunteer, by=cast.bruno, volunteer=rosa)
    refused("communities.changed_meanwhile", actions.keep_volunteer, by=cast.bruno, volunteer=rosa)


@pytest.mark.parametrize("who", ["chidi", "dina", "farah", "petra"])
def test_nobody_outside_the_work_asks_or_erases(cast: Cast, rosa: Any, who: str) -> None:
    for act in (actions.ask_erasure, actions.keep_volunteer, actions.erase_volunteer):
        refused("record.not_there", act, by=cast.access(who), volunteer=rosa)
    assert Volunteer.rows.get(pk=rosa).erasure_asked_by is None


def test_a_name_that_is_kept_too_long_waits_to_be_erased(cast: Cast, rosa: Any) -> None:
    actions.save_volunteer(by=cast.alma, volunteer=rosa, fields={"stopped_on": clock.today()})
    assert [one.row.pk for one in queries.kept_too_long(cast.alma)] == []
    with clock.fixed(clock.now() + timedelta(days=731)):
        assert [one.row.pk for one in queries.kept_too_long(cast.alma)] == [rosa]
        actions.ask_erasure(by=cast.alma, volunteer=rosa)
        assert [one.row.pk for one in queries.kept_too_long(cast.bruno)] == [rosa], "until somebody decides"
        actions.erase_volunteer(by=cast.bruno, volunteer=rosa)
        assert queries.kept_too_long(cast.bruno) == []
