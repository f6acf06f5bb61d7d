"""Behind the second lock the server counts surveys of the standard tier, and of no other area; who may open a file counts it."""

from datetime import date

import pytest

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.periods import Span, holding
from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.projections import statistics
from amparo.trust.vault import fingerprints
from amparo.trust.vault.models import Grant
from tests.analysis.indicators.apart import ALONE, qualified
from tests.analysis.indicators.making import at
from tests.analysis.indicators.test_surveys import AREA, TODAY, Surveying, said
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
MARCH = holding(date(2027, 3, 1), Span.MONTH)


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Two cases with surveys, one of them restricted since, and a child who is alone; the tables have a plain owner."""
    statistics.forget()
    qualified(cast, "rr", "cp")
    hand = Surveying(cast)
    for _ in range(2):
        one = hand.carrying(AREA, "2027-01-15")
        hand.survey(one, "2027-03-31", "endline", said(max))
    with clock.fixed(at("2027-04-01")):
        cases.restrict(by=cast.alma, case=one)
    hand.child("2027-02-01", ALONE)
    locked.settle()
    return cast


def test_for_counting_the_database_shows_surveys_of_the_standard_tier_and_nothing_of_other_areas(house: Cast) -> None:
    standard = Case.rows.get(tier="standard").pk
    part = {name: fingerprints.kept_as(name) for name in ("rr", "cp")}
    with clock.fixed(at(TODAY)), locked.connected_as(locked.STAFF), second_lock.standing(house.dina.actor):
        assert not Version.objects.exists()
        with second_lock.for_the_figures():
            apart = Version.objects.filter(compartment__in=part.values())
            assert set(apart.values_list("holder", "compartment")) == {(standard, part["rr"])}
            keys = Grant.objects.filter(compartment__in=part.values())
            assert set(keys.values_list("recipient_kind", "compartment")) <= {("server", part["rr"])}
        assert len(statistics.current().arrays["survey"]) == 1


def test_whoever_may_open_the_files_counts_them_under_the_lock_and_nobody_else(house: Cast) -> None:
    with clock.fixed(at(TODAY)):
        for who, told in (("bruno", 1), ("alma", 1), ("amir", None), ("dina", None)):
            access = house.access(who)
            with locked.connected_as(locked.STAFF), second_lock.standing(access.actor):
                if told is None:
                    with pytest.raises(Refusal):
                        queries.figure(access, "uasc_active", MARCH)
                else:
                    assert queries.figure(access, "uasc_active", MARCH).whole.now.part == told
                    assert queries.figure(access, "reintegration_above", MARCH).whole.now.part == 1
            statistics.forget()
