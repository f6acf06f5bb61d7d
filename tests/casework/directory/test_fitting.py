"""Which services fit a need: every reason alone, the order of those that fit, and never a status of ours."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.casework.directory import queries
from amparo.casework.directory.fitting import AGAINST, Fitting, Need, Offer, Why, asks_training, at, fit
from tests.casework.directory.listing import listed
from tests.cast import NOW, Cast

DAY = date(2026, 11, 20)
NEED = Need(
    kind="shelter",
    day=DAY,
    place=("QV0101", "QV01", "QV"),
    at=(4, 10 * 60),
    languages=frozenset({"ara"}),
    accessibility=frozenset({"step_free"}),
    age=16,
    sex="female",
    nationalities=frozenset({"SDN"}),
    grounds=frozenset({"without_papers"}),
    avoid_authorities=True,
)
GOOD = Offer(
    service=UUID(int=1),
    kinds=frozenset({"shelter"}),
    places=frozenset({"QV0101", "QV01", "QV"}),
    areas=frozenset({"QV0101"}),
    hours=((4, 8 * 60, 16 * 60),),
    languages=frozenset({"ara"}),
    accessibility=frozenset({"step_free"}),
    minimum_age=12,
    maximum_age=18,
    sexes=frozenset({"female"}),
    nationalities=frozenset({"SDN", "ERI"}),
    reports="no",
    asks_status="no",
    capacity="open",
    checked_on=DAY.toordinal(),
)


def one(offer: Offer, need: Need = NEED) -> Fitting:
    return fit(need, [offer])


def test_a_service_that_has_all_that_is_needed_fits_with_its_reasons() -> None:
    (found,) = one(GOOD).fits
    assert set(found.reasons) == {
        Why.SAME_PLACE, Why.OPEN_THEN, Why.SPEAKS, Why.ACCESSIBLE, Why.HAS_ROOM, Why.CHECKED_LATELY,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kinds": frozenset({"food"})}, Why.OTHER_KIND),
        ({"is_active": False}, Why.NOT_ACTIVE),
        ({"places": frozenset({"QV02"}), "areas": frozenset({"QV02"})}, Why.OTHER_PLACE),
        ({"hours": ((4, 11 * 60, 12 * 60),)}, Why.CLOSED_THEN),
        ({"hours": ((4, 8 * 60, 10 * 60),)}, Why.CLOSED_THEN),
        ({"languages": frozenset({"fra"})}, Why.OTHER_LANGUAGE),
        ({"accessibility": frozenset()}, Why.NO_ACCESS),
        ({"minimum_age": 17}, Why.TOO_YOUNG),
        ({"maximum_age": 15}, Why.TOO_OLD),
        ({"sexes": frozenset({"male"})}, Why.OTHER_SEX),
        ({"nationalities": frozenset({"UKR"})}, Why.OTHER_NATIONALITY),
        ({"turned_away": frozenset({"without_papers"})}, Why.TURNED_AWAY),
        ({"reports": "yes"}, Why.REPORTS),
        ({"capacity": "full"}, Why.FULL),
        ({"checked_on": (DAY - timedelta(days=181)).toordinal()}, Why.TOO_LONG_UNCHECKED),
    ],
)
def test_each_reason_alone_leaves_a_service_out(change: dict[str, Any], why: Why) -> None:
    found = one(replace(GOOD, **change))
    assert found.fits == ()
    assert found.left_out == {GOOD.service: (why,)}


def test_all_reasons_of_one_left_out_are_said_together() -> None:
    found = one(replace(GOOD, is_active=False, minimum_age=17, capacity="full"))
    assert found.left_out[GOOD.service] == (Why.NOT_ACTIVE, Why.TOO_YOUNG, Why.FULL)


def test_every_reason_against_is_reached_by_a_test() -> None:
    marks = test_each_reason_alone_leaves_a_service_out.pytestmark  # type: ignore[attr-defined]
    assert {case[1] for case in marks[0].args[1]} == AGAINST | {Why.OTHER_KIND}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"places": frozenset(), "areas": frozenset()}, Why.PLACE_UNKNOWN),
        ({"places": frozenset({"QV0102"}), "areas": frozenset({"QV01"})}, Why.COVERS_PLACE),
        ({"hours": ()}, Why.HOURS_UNKNOWN),
        ({"languages": frozenset()}, Why.LANGUAGE_UNKNOWN),
        ({"languages": frozenset({"fra"}), "interpretation": True}, Why.INTERPRETER),
        ({"reports": "unknown"}, Why.REPORTS_UNKNOWN),
        ({"asks_status": "yes"}, Why.ASKS_STATUS),
        ({"capacity": "unknown_capacity"}, Why.ROOM_UNKNOWN),
        ({"capacity": "limited"}, Why.LITTLE_ROOM),
        ({"checked_on": None}, Why.NEVER_CHECKED),
        ({"checked_on": (DAY - timedelta(days=91)).toordinal()}, Why.STALE),
    ],
)
def test_what_is_not_known_or_needs_care_leaves_a_service_in_behind_a_sure_one(
    change: dict[str, Any], why: Why
) -> None:
    other = replace(GOOD, service=UUID(int=0), **change)
    found = fit(NEED, [other, GOOD])
    assert [each.service for each in found.fits] == [GOOD.service, other.service]
    assert why in found.fits[1].reasons


def test_who_is_trained_for_survivors_comes_first_where_that_is_asked_for_and_nobody_is_left_out() -> None:
    offers = [replace(GOOD, service=UUID(int=at), trained=said) for at, said in enumerate(("no", "unknown", "yes"))]
    found = fit(replace(NEED, survivor=True), offers).fits
    assert [each.service.int for each in found] == [2, 1, 0]
    reasons = (Why.TRAINED, Why.TRAINING_UNKNOWN, Why.NOT_TRAINED)
    assert all(why in each.reasons for why, each in zip(reasons, found, strict=True))
    assert not any(set(reasons) & set(each.reasons) for each in fit(NEED, offers).fits)
    assert [kind for kind in ("gbv_case", "food") if asks_training(kind)] == ["gbv_case"]


def test_what_nobody_asked_about_leaves_nothing_out() -> None:
    narrow = replace(
        GOOD, reports="yes", sexes=frozenset({"male"}), turned_away=frozenset({"men_alone"}), minimum_age=60
    )
    assert one(narrow, Need(kind="shelter", day=DAY)).fits


def test_a_moment_is_asked_as_weekday_and_minute() -> None:
    assert at(NOW) == (4, 9 * 60 + 30)


CODES = st.frozensets(st.sampled_from(("a", "b", "c")), max_size=2)
OFFERS = st.builds(
    Offer,
    service=st.builds(uuid4),
    kinds=st.frozensets(st.sampled_from(("shelter", "food"))),
    places=CODES, areas=CODES, languages=CODES, accessibility=CODES, sexes=CODES, nationalities=CODES, turned_away=CODES,
    minimum_age=st.none() | st.integers(0, 90),
    maximum_age=st.none() | st.integers(0, 90),
    is_active=st.booleans(),
    capacity=st.sampled_from(("open", "limited", "full", "unknown_capacity")),
    reports=st.sampled_from(("yes", "no", "unknown")),
    checked_on=st.none() | st.integers(DAY.toordinal() - 400, DAY.toordinal()),
)  # fmt: skip
NEEDS = st.builds(
    Need, kind=st.just("shelter"), day=st.just(DAY), languages=CODES, accessibility=CODES, grounds=CODES,
    nationalities=CODES, age=st.none() | st.integers(0, 90), avoid_authorities=st.booleans(),
)  # fmt: skip


@settings(deadline=None)
@given(NEEDS, st.lists(OFFERS, max_size=8))
def test_every_service_either_fits_or_is_left_out_with_a_reason_whatever_the_order(
    need: Need, offers: list[Offer]
) -> None:
    found = fit(need, offers)
    fitting = [each.service for each in found.fits]
    assert sorted([*fitting, *found.left_out]) == sorted(offer.service for offer in offers)
    assert all(found.left_out.values())
    assert [each.points for each in found.fits] == sorted((each.points for each in found.fits), reverse=True)
    assert fit(need, offers[::-1]) == found


@pytest.mark.django_db
def test_listings_become_offers_and_are_read_anew_after_a_change(cast: Cast) -> None:
    known = listed(cast)
    need = Need(
        kind="legal_aid", day=NOW.date(), place=("QV0102", "QV01", "QV"), at=at(NOW), languages=frozenset({"ara"})
    )
    (found,) = fit(need, queries.offers(cast.chidi)).fits
    assert found.service == known.service
    assert {Why.COVERS_PLACE, Why.OPEN_THEN, Why.SPEAKS, Why.LITTLE_ROOM, Why.ASKS_STATUS} <= set(found.reasons)
    from amparo.casework.directory import actions

    actions.check_service(by=cast.alma, service=known.service, capacity="full")
    assert fit(need, queries.offers(cast.chidi)).left_out[known.service] == (Why.FULL,)
