"""What surrounds people in a place: rated once, dated, of one agency; the nearest and newest speaks, and nothing is lost."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.directory import actions as directory
from amparo.casework.places import actions, queries, rules
from amparo.casework.places.models import Rating
from amparo.casework.places.rules import Rated, standing, weight
from amparo.exchange import pcodes
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from tests.casework.directory.listing import PLACES
from tests.cast import Cast

DAY = date(2026, 11, 20)
SAID: dict[str, Any] = {
    "factor": "com_safety", "polarity": "risk", "strength": 3, "evidence": "Robberies at night.", "known_by": "people",
    "confidence": "sure", "valid_from": DAY - timedelta(days=90), "valid_to": None,
}  # fmt: skip
CHAIN = ("X0101", "X01", "X")


def rated(place: str, factor: str, begins: int, ends: int | None, number: int, polarity: str = "risk") -> Rated:
    """Return a rating that counts from and until so many days after DAY."""
    last = None if ends is None else DAY + timedelta(days=ends)
    first = DAY + timedelta(days=begins)
    return Rated(place, factor, "community", polarity, number % 3 + 1, "", "seen", "sure", first, last, number)


def slow(ratings: list[Rated], day: date) -> set[Rated]:
    """Return what counts, told again in other words: of each factor, climb from the place until somebody rated it."""
    found = set()
    for factor in {one.factor for one in ratings}:
        for code in CHAIN:
            here = [one for one in ratings if (one.place, one.factor) == (code, factor)]
            here = [one for one in here if one.valid_from <= day and (one.valid_to or day) >= day]
            if here:
                found.add(max(here, key=lambda one: (one.valid_from, one.number)))
                break
    return found


told_of = st.tuples(
    st.sampled_from((*CHAIN, "Y")),
    st.sampled_from(["com_safety", "str_economy"]),
    st.integers(-9, 3),
    st.sampled_from([None, 3, 9]),
    st.sampled_from(["risk", "protective", "neutral"]),
)
ratings = st.lists(told_of, max_size=8).map(
    lambda told: [rated(*said[:4], number, said[4]) for number, said in enumerate(told)]
)


@given(ratings, st.integers(-10, 10))
def test_of_each_factor_the_nearest_place_speaks_and_there_the_newest_rating(told: list[Rated], days: int) -> None:
    day = DAY + timedelta(days=days)
    found = standing(told, CHAIN, day)
    assert set(found) == slow(told, day)
    assert len(found) == len({one.factor for one in found})
    assert weight(found, "risk") + weight(found, "protective") <= 3 * len(found)


def test_a_rating_that_has_ended_lets_the_one_before_it_count_again() -> None:
    usual, flood = rated("X01", "com_environment", -300, None, 1), rated("X01", "com_environment", -20, -5, 2)
    days = {-100: usual, -10: flood, 0: usual}
    assert {n: standing([usual, flood], CHAIN, DAY + timedelta(days=n)) for n in days} == {
        n: [r] for n, r in days.items()
    }


def test_a_rating_says_all_it_must_and_nothing_that_contradicts() -> None:
    from amparo import practice

    lists = practice.catalogue().lists
    for polarity, strength in product(("risk", "protective", "neutral", "not_assessed", "much"), (None, 0, 1, 2, 3, 4)):
        good = polarity in ("risk", "protective") and strength in (1, 2, 3)
        good = good or (polarity in ("neutral", "not_assessed") and strength in (None, 0, 4))
        try:
            rules.check({**SAID, "polarity": polarity, "strength": strength}, lists, DAY)
            kept = True
        except Refusal:
            kept = False
        assert kept is good, (polarity, strength)
    wrong = {
        "factor": "age", "evidence": " ", "known_by": "rumour", "confidence": "", "valid_from": DAY + timedelta(days=1),
        "valid_to": DAY - timedelta(days=91),
    }  # fmt: skip
    for name, value in wrong.items():
        with pytest.raises(Refusal) as refused:
            rules.check({**SAID, name: value}, lists, DAY)
        assert refused.value.field == name
    rules.check({**SAID, "evidence": "x" * 300}, lists, DAY)


@pytest.fixture
def places(cast: Cast) -> Cast:
    """The cast, with the places of an invented country."""
    directory.import_places(pcodes.read(PLACES)[0])
    return cast


def test_staff_rate_a_place_once_and_the_agency_reads_it_wherever_it_lies_around(places: Cast) -> None:
    actions.rate(by=places.alma, place="QV01", fields=SAID)
    actions.rate(by=places.dina, place="QV", fields={**SAID, "factor": "str_economy", "strength": 1})
    for who in ("alma", "selma", "bruno", "dina"):
        found = queries.standing(places.access(who), "QV0101", clock.today())
        assert {(one.place, one.factor, one.level) for one in found} == {
            ("QV01", "com_safety", "community"), ("QV", "str_economy", "structural")
        }  # fmt: skip
    assert [one.code for one in queries.rated_places(places.bruno, "en")] == ["QV01", "QV"]


def test_another_agency_and_other_roles_neither_read_nor_rate(places: Cast) -> None:
    actions.rate(by=places.alma, place="QV01", fields=SAID)
    assert queries.standing(places.carla, "QV01", clock.today()) == []
    assert queries.of_place(places.carla, "QV01") == []
    for who in ("eyob", "farah", "petra", "gita", "irene"):
        access = places.access(who)
        assert queries.standing(access, "QV01", clock.today()) == []
        for ask in (
            lambda access=access: queries.of_place(access, "QV01"),
            lambda access=access: queries.rated_places(access, "en"),
            lambda access=access: actions.rate(by=access, place="QV01", fields=SAID),
        ):
            with pytest.raises(Refusal, match=r"record\.not_there"):
                ask()
    assert Rating.objects.count() == 1


def test_what_was_said_before_stays_beside_what_is_said_now(places: Cast) -> None:
    actions.rate(by=places.alma, place="QV01", fields=SAID)
    actions.rate(by=places.bruno, place="QV01", fields={**SAID, "strength": 1, "valid_from": DAY, "evidence": "Lamps."})
    said = queries.of_place(places.alma, "QV01")
    assert [(one.rated.strength, one.by_name) for one in said] == [(1, "Bruno"), (3, "Alma")]
    now, then = (queries.standing(places.alma, "QV01", day) for day in (DAY, DAY - timedelta(days=1)))
    assert ([one.strength for one in now], [one.strength for one in then]) == ([1], [3])


def test_sending_twice_rates_once_and_an_unknown_place_is_not_there(places: Cast) -> None:
    from amparo.foundation import ids

    key = ids.new()
    for _ in range(2):
        actions.rate(by=places.alma, place="QV01", fields=SAID, key=key)
    assert Rating.objects.count() == 1
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.rate(by=places.alma, place="ZZ", fields=SAID)


def test_whoever_the_law_lets_rate_is_who_the_screens_offer_it_to(cast: Cast) -> None:
    from amparo.interfaces.staff.menu import KEEPING

    able = {role for role in Role if any(queries.may_rate(cast.access(who, role)) for who in _holding(cast, role))}
    assert able == set(KEEPING)


def _holding(cast: Cast, role: Role) -> list[str]:
    return [name for name in cast.users if cast.access(name).role is role]
