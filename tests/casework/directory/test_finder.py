"""Finding help among what everybody may know: quickly, with every change at once, and never a place that is protected."""

from datetime import datetime, time, timedelta
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo import practice
from amparo.casework.directory import actions, finder, loading
from amparo.casework.directory.finder import Wanted, memory
from amparo.casework.directory.finder.memory import Memory
from amparo.casework.directory.models import Location, Service
from amparo.foundation import clock
from tests.casework.directory.listing import HOUSE, SERVICE, Listed, listed
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
LEGAL = Wanted("pa")


@pytest.fixture(autouse=True)
def _new_process() -> None:
    finder.forget()


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


def found(wanted: Wanted = LEGAL) -> list[str]:
    """Return the names of the services that fit, in their order."""
    return [one.name for one in finder.public_now(finder.find(finder.current(), wanted, clock.today()))]


def another(cast: Cast, known: Listed, **fields: Any) -> UUID:
    """List another service for papers, checked today."""
    told = {"name": "Papers", "types": ["documents"], "locations": [str(known.office)], **fields}
    made = actions.save_service(by=cast.bruno, organization=known.organization, fields=told)
    actions.check_service(by=cast.bruno, service=made)
    return made


def test_every_kind_of_service_is_found_under_one_need_and_every_need_finds_some() -> None:
    kinds = [code.code for code in practice.catalogue().lists["service_type"]]
    gathered = [kind for kinds_of in finder.needs().values() for kind in kinds_of]
    assert sorted(gathered) == sorted(kinds)
    assert all(finder.needs().values())


def test_a_service_is_found_by_its_need_in_its_place_and_in_what_the_place_lies_in(known: Listed) -> None:
    for place in ("", "QV", "QV01", "QV0101"):
        assert found(Wanted("pa", place=place)) == [SERVICE["name"]], place
    assert found(Wanted("pa", place="QV0102")) == [SERVICE["name"]], "it is for all people of the north"
    assert found(Wanted("pa", place="QV02")) == []
    assert found(Wanted("fo")) == []


def test_what_is_known_of_a_safe_house_is_nowhere_in_what_is_kept(known: Listed) -> None:
    kept = finder.current()
    assert set(kept.entries) == {known.service}
    for word in (HOUSE, "Luna", "Rosa", "the boat"):
        assert word not in repr(kept)


def test_a_service_that_names_no_place_is_for_people_everywhere(cast: Cast, known: Listed) -> None:
    another(cast, known, name="Helpline", locations=[])
    for place in ("", "QV", "QV0201"):
        assert "Helpline" in found(Wanted("pa", place)), place


def test_a_place_that_becomes_a_safe_house_is_gone_at_once_even_for_a_process_that_has_not_heard(
    cast: Cast, known: Listed
) -> None:
    before = finder.current()
    assert found() == [SERVICE["name"]]
    Location.objects.filter(pk=known.office).update(is_protected=True)  # no revision: the process cannot hear of it
    assert finder.current() is before
    assert found() == []


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"languages": ["prs"]}, {"language": "prs"}),
        ({"costs": ["Gratis."]}, {"free": True}),
        ({"sexes": ["male"]}, {"sex": "male"}),
        ({"minimum_age": 60}, {"age": "older"}),
        ({"maximum_age": 11}, {"age": "child"}),
        ({"turned_away": ["men_alone"]}, {"without_papers": True}),
        ({"hours": "MO-SU 00:00-23:59"}, {"at": datetime(2026, 11, 22, 3, 0)}),
    ],
)
def test_a_list_is_narrowed_to_what_matters(
    cast: Cast, known: Listed, fields: dict[str, Any], wanted: dict[str, Any]
) -> None:
    against: dict[str, Any] = {
        "languages": ["fra"], "costs": ["5 dollars"], "sexes": ["another"], "minimum_age": 18, "maximum_age": 40,
        "turned_away": ["without_papers"], "hours": "MO 08:00-09:00",
    }  # fmt: skip
    another(cast, known, name="It fits", **fields)
    another(cast, known, name="It does not", **against)
    names = found(Wanted("pa", **wanted))
    assert "It fits" in names
    assert "It does not" not in names


def test_what_a_listing_does_not_say_turns_nobody_away_but_is_not_promised_either(cast: Cast, known: Listed) -> None:
    another(cast, known, name="Silent")
    for wanted in ({"sex": "male"}, {"age": "child"}, {"without_papers": True}):
        assert "Silent" in found(Wanted("pa", **wanted)), wanted
    for wanted in (
        {"free": True},
        {"language": "spa"},
        {"access": "sign_language"},
        {"at": datetime(2026, 11, 20, 9, 0)},
    ):
        assert "Silent" not in found(Wanted("pa", **wanted)), wanted


def test_those_with_room_that_were_checked_lately_come_first_and_what_is_too_old_is_hidden(
    cast: Cast, known: Listed
) -> None:
    for name, days, capacity in (
        ("Full", 1, "full"),
        ("Old", 100, "open"),
        ("Too old", 200, "open"),
        ("Good", 5, "open"),
    ):
        made = another(cast, known, name=name, capacity=capacity)
        loading.checked(cast.bruno, made, clock.today() - timedelta(days=days))
    actions.save_service(by=cast.bruno, organization=known.organization,
                         fields={"name": "Ended", "types": ["documents"], "status": "defunct"})  # fmt: skip
    assert found(Wanted("pa", place="QV0101")) == ["Good", SERVICE["name"], "Old", "Full"]


def test_a_listing_grows_too_old_while_the_process_runs(cast: Cast, known: Listed) -> None:
    assert found() == [SERVICE["name"]]
    with clock.fixed(NOW + timedelta(days=181)):
        assert found() == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.sampled_from(["rename", "new", "move", "house", "check", "organization"]), min_size=1, max_size=6
    )
)
def test_after_any_change_what_is_kept_is_what_would_be_read_anew(
    cast: Cast, known: Listed, changes: list[str]
) -> None:
    finder.current()
    for number, change in enumerate(changes):
        _do(cast, known, change, number)
        kept = finder.current()
        finder.forget()
        assert same(kept, finder.current()), change


def same(one: Memory, other: Memory) -> bool:
    """Return whether two memories hold the same in the same order."""
    return list(one.entries.items()) == list(other.entries.items()) and one.by_need == other.by_need


def _do(cast: Cast, known: Listed, change: str, number: int) -> None:
    by, place = cast.bruno, {"name": f"At {number}", "place": "QV0102"}
    if change == "new":
        another(cast, known, name=f"New {number}")
    elif change == "check":
        actions.check_service(by=by, service=known.service)
    elif change == "organization":
        actions.save_organization(
            by=by, organization=known.organization, fields={"name": f"Casa {number}", "kind": "media"}
        )
    elif change in ("move", "house"):
        told = {**place, "is_protected": change == "house"}
        actions.save_location(by=by, organization=known.organization, location=known.office, fields=told)
    else:
        told = {**SERVICE, "name": f"Legal {number}", "locations": [str(known.office)]}
        actions.save_service(by=by, organization=known.organization, service=known.service, fields=told)


def test_a_change_is_read_alone_and_not_with_all_the_others(cast: Cast, known: Listed) -> None:
    finder.current()
    actions.check_service(by=cast.bruno, service=known.service)
    with mock.patch.object(memory, "entries", wraps=memory.entries) as read:
        finder.current()
        finder.current()
    assert [call.args[1] for call in read.call_args_list] == [{known.service}]


def test_a_place_is_chosen_from_the_large_to_the_small_and_only_where_there_is_help(cast: Cast, known: Listed) -> None:
    tree, (one,) = finder.current().tree, finder.current().by_need["pa"]
    here, areas = one.places, one.areas
    assert tree.whole() == "QV"
    assert [(step.code, step.inside) for step in tree.steps("QV", here, areas, "en")] == [("QV01", True)]
    assert [step.name for step in tree.steps("QV01", here, areas, "en")] == ["Bahía Clara", "Paso Alto"]
    assert [step.name for step in tree.steps("QV", here, areas, "ar")] == ["الشمال"]


def test_open_means_open_at_that_minute(cast: Cast, known: Listed) -> None:
    one = finder.current().entries[known.service]
    friday = datetime(2026, 11, 20)
    for moment, answer in ((time(7, 59), False), (time(8, 0), True), (time(15, 59), True), (time(16, 0), False)):
        assert finder.is_open(one, datetime.combine(friday, moment)) is answer
    Service.objects.filter(pk=known.service).update(status="temporarily closed")
    finder.forget()
    assert not finder.is_open(finder.current().entries[known.service], datetime.combine(friday, time(9, 0)))
