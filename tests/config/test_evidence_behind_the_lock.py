"""The database keeps figures as they were written: for the agency, and exact ones for who may read what the cases tell."""

import pytest
from django.db import DatabaseError, transaction

from amparo.analysis.evidence import actions, queries
from amparo.analysis.evidence.models import Citation, KeptFigure, TeamFigure
from amparo.analysis.indicators.periods import Span, holding
from amparo.casework.partnership.models import Record
from amparo.foundation import clock
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.projections import statistics
from tests.analysis.indicators.making import Making, at
from tests.casework.partnership import records
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
MARCH = holding(at("2027-03-31").date(), Span.MONTH)


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Twelve cases and an advocacy action, in a database whose tables have a plain owner."""
    statistics.forget()
    made = Making(cast)
    for number in range(12):
        made.case(f"2027-03-{number + 1:02}")
    records.advocacy(cast)
    locked.settle()
    return cast


def test_figures_are_kept_and_cited_under_the_lock_each_for_those_who_may_read_it(house: Cast) -> None:
    with clock.fixed(at("2027-04-02")), locked.connected_as(locked.STAFF):
        second_lock.stand(house.dina.actor)
        kept, _ = actions.keep(by=house.dina, name="cases_new", period=MARCH)
        actions.cite(by=house.dina, figure=kept, record=Record.objects.get().pk)
        second_lock.stand(house.bruno.actor)
        exact, team = actions.keep(by=house.bruno, name="cases_new", period=MARCH, groups=("sex",))
        assert team
        assert queries.team_figure(house.bruno, exact).figure.whole.now.part == 12
        for who, seen in (
            ("alma", (1, 0, 1)),
            ("dina", (1, 0, 1)),
            ("selma", (1, 0, 1)),
            ("carla", (0, 0, 0)),
            ("petra", (0, 0, 0)),
        ):
            second_lock.stand(house.access(who).actor)
            assert (KeptFigure.objects.count(), TeamFigure.rows.count(), Citation.objects.count()) == seen, who
            assert not Version.objects.filter(holder=exact).exists(), who
            assert KeptFigure.objects.update(off=0) == 0, who
            assert Citation.objects.all().delete()[0] == 0, who


def test_nobody_keeps_a_figure_in_anothers_name_or_agency(house: Cast) -> None:
    told = {
        "indicator": "cases_new",
        "definition": {},
        "span": "month",
        "first": MARCH.first,
        "last": MARCH.last,
        "lines": [],
    }
    with locked.connected_as(locked.STAFF):
        second_lock.stand(house.dina.actor)
        for agency, by in ((house.puente, house.bruno.id), (house.horizon, house.dina.id)):
            with pytest.raises(DatabaseError), transaction.atomic():
                KeptFigure.objects.create(agency=agency, kept_by=by, **told)
