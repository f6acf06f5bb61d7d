"""While very many write: a ticket that has waited, or whose sum is done, is good once; nothing else is good at all."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.core import signing
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.feedback import limits
from amparo.casework.feedback.models import Report
from amparo.casework.feedback.rules import Bucket
from amparo.foundation import clock, ids
from amparo.interfaces.portal.feedback import patience, puzzle
from tests.cast import NOW, Cast
from tests.interfaces.portal.door import Visitor
from tests.interfaces.portal.feedback.test_pages import fields, receipt, sent

BITS = 6
pytestmark = pytest.mark.django_db


def solution(ticket: str, bits: int = BITS) -> str:
    """Do the sum of a ticket as a browser does it."""
    return next(number for number in map(str, count()) if puzzle.is_solved(ticket, number, bits))


@pytest.fixture(autouse=True)
def _flooded(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """There is no room for anybody, and sums are easy, so that a test does them in a moment."""
    monkeypatch.setitem(limits.BUCKETS, limits.TELL, Bucket(0, 0))
    monkeypatch.setitem(limits.BUCKETS, limits.ASK, Bucket(0, 0))
    with override_settings(AMPARO_PUZZLE=BITS):
        yield


def waiting(house: Cast, visitor: Visitor, **more: Any) -> dict[str, str]:
    """Send the form at once; return what the page that asks for patience would send."""
    answer = visitor.post(f"/en/say/new/{house.puente.pk}/", sent(**more))
    assert answer.status_code == 429
    assert f'data-puzzle="{BITS}"' in answer.content.decode()
    return fields(answer)


def post(house: Cast, visitor: Visitor, told: dict[str, str]) -> Any:
    return visitor.post(f"/en/say/new/{house.puente.pk}/", told)


def test_who_does_the_sum_is_taken_at_once_and_once(house: Cast, visitor: Visitor) -> None:
    told = waiting(house, visitor)
    done = {**told, "solved": solution(told["ticket"])}
    assert receipt(post(house, visitor, done))
    assert post(house, visitor, {**done, "key": str(ids.new())}).status_code == 429, "a sum is for once"
    assert Report.rows.count() == 1


def test_a_sum_belongs_to_its_ticket_and_not_to_another(house: Cast, visitor: Visitor) -> None:
    one, other = waiting(house, visitor), waiting(house, visitor)
    done = solution(one["ticket"])
    assert not puzzle.is_solved(other["ticket"], done, BITS), "by chance it is: choose other words"
    assert post(house, visitor, {**other, "solved": done}).status_code == 429
    assert not Report.rows.exists()


def test_a_ticket_says_itself_how_hard_its_sum_is_so_that_nobody_asks_for_an_easier_one(
    house: Cast, visitor: Visitor
) -> None:
    told = waiting(house, visitor)
    easy = next(
        number for number in map(str, count()) if puzzle.is_solved(told["ticket"], number, 1)
        and not puzzle.is_solved(told["ticket"], number, BITS)
    )  # fmt: skip
    with override_settings(AMPARO_PUZZLE=1):
        assert post(house, visitor, {**told, "solved": easy}).status_code == 429
    own = signing.dumps({"id": str(ids.new()), "at": NOW.timestamp(), "bits": 1}, key="mine", salt=patience.SALT)
    assert not patience.may_send({"ticket": own, "solved": solution(own, 1)})


def test_where_there_are_no_sums_nothing_solves_one_and_patience_still_helps(house: Cast, visitor: Visitor) -> None:
    with override_settings(AMPARO_PUZZLE=0):
        answer = visitor.post(f"/en/say/new/{house.puente.pk}/", sent())
        assert "data-puzzle=" not in answer.content.decode()
        told = fields(answer)
        assert post(house, visitor, {**told, "solved": solution(told["ticket"], 1)}).status_code == 429
        with clock.fixed(NOW + patience.WAIT):
            assert receipt(post(house, visitor, told))


def test_who_had_the_form_open_for_four_seconds_waits_for_nothing(house: Cast, visitor: Visitor) -> None:
    form = fields(visitor.get(f"/en/say/new/{house.puente.pk}/"))
    with clock.fixed(NOW + patience.WAIT):
        assert receipt(post(house, visitor, {**form, **sent()}))
    with clock.fixed(NOW + limits.TICKET_LASTS + timedelta(seconds=1)):
        assert post(house, visitor, {**form, **sent()}).status_code == 429, "a ticket ends"


def test_a_form_that_comes_back_with_a_problem_has_waited_already(house: Cast, visitor: Visitor) -> None:
    form = fields(visitor.get(f"/en/say/new/{house.puente.pk}/"))
    again = post(house, visitor, {**form, **sent(words="")})
    assert again.status_code == 422
    with clock.fixed(NOW + patience.WAIT):
        assert receipt(post(house, visitor, {**fields(again), **sent()}))


@pytest.mark.parametrize(
    "ticket",
    ["", "x", "e30:1:x", signing.dumps({"id": "7"}, salt=patience.SALT)],
    ids=["nothing", "a letter", "a shape", "signed, and not by the form"],
)
def test_a_ticket_of_ones_own_making_is_good_for_nothing(house: Cast, ticket: str) -> None:
    assert not patience.may_send({"ticket": ticket, "solved": solution(ticket)})


@given(st.text(max_size=20), st.text(max_size=20), st.integers(9, 20))
def test_nothing_that_is_not_a_number_solves_a_sum(ticket: str, number: str, bits: int) -> None:
    assert not puzzle.is_solved(ticket, f"{number}x", bits)
    assert not puzzle.is_solved(ticket, "\u0661" + number, bits)


def test_a_sum_one_step_harder_takes_about_twice_as_many_tries() -> None:
    def tries(bits: int) -> float:
        return sum(int(solution(f"ticket {number}", bits)) + 1 for number in range(200)) / 200

    easy, harder = tries(5), tries(6)
    assert 24 < easy < 42
    assert 48 < harder < 84
