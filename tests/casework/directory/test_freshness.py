"""A listing that nobody checked is marked, then hidden, and its owner has a list."""

from datetime import date, timedelta

import pytest

from amparo.casework.directory import queries
from amparo.casework.directory.freshness import Freshness, freshness, limit
from amparo.casework.directory.models import Service
from amparo.casework.directory.queries import public
from tests.casework.directory.listing import Listed, listed
from tests.cast import NOW, Cast

TODAY = NOW.date()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_limits_are_dated_and_say_where_they_come_from() -> None:
    for name, days in (("stale_after", 90), ("hidden_after", 180)):
        found = limit(name, TODAY)
        assert (found.amount, found.verified) == (days, False)
        assert found.source


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, Freshness.FRESH),
        (90, Freshness.FRESH),
        (91, Freshness.STALE),
        (180, Freshness.STALE),
        (181, Freshness.HIDDEN),
    ],
)
def test_a_listing_becomes_stale_and_then_hidden(days: int, state: Freshness) -> None:
    assert freshness(ago(days), TODAY) is state


def test_a_listing_that_was_never_checked_is_stale_and_not_hidden() -> None:
    assert freshness(None, TODAY) is Freshness.STALE


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


@pytest.mark.django_db
def test_a_hidden_listing_is_in_no_public_answer_and_shown_to_staff_only_when_they_ask(
    cast: Cast, known: Listed
) -> None:
    assert public.service(known.service) is not None
    Service.objects.filter(pk=known.service).update(checked_on=ago(181))
    assert public.service(known.service) is None
    assert list(queries.services(cast.chidi, queries.Filter())) == []
    assert len(queries.services(cast.chidi, queries.Filter(hidden=True))) == 1


@pytest.mark.django_db
def test_its_owner_has_a_list_the_longest_ago_first_and_never_another_agencys(cast: Cast, known: Listed) -> None:
    Service.objects.filter(pk=known.service).update(checked_on=ago(100))
    Service.objects.filter(pk=known.shelter).update(checked_on=ago(300))
    assert [view.row.pk for view in queries.stale(cast.bruno, mine=True)] == [known.shelter, known.service]
    assert list(queries.stale(cast.alma, mine=True)) == []
    assert len(queries.stale(cast.alma, mine=False)) == 2
    assert [view.row.pk for view in queries.stale(cast.dina, mine=False)] == [known.service]
    assert list(queries.stale(cast.chidi, mine=False)) == []
