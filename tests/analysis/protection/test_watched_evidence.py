"""What is watched in places is evidence only as it may go further: rounded, settled, public, and never what leads to people."""

from datetime import date
from uuid import UUID

import pytest

from amparo.analysis.protection import queries
from amparo.analysis.protection.queries import watched
from amparo.casework.monitoring import actions as monitoring
from amparo.casework.referrals.rules import small_count
from amparo.foundation import clock
from tests.analysis.protection.working import OTHER, PLACE, begun
from tests.casework.monitoring.alerting import alert, decided, figures
from tests.casework.monitoring.seeing import CLOSE, keep
from tests.cast import Cast

RISK = "trafficking_forced_labour"
AUGUST = date(2026, 8, 5)


def seen(cast: Cast, many: int, place: str = PLACE, **more: object) -> None:
    for _ in range(many):
        keep(cast.alma, place=place, **{"day": AUGUST, **more})


@pytest.fixture
def analysis(cast: Cast) -> UUID:
    """An analysis of July to September, and the places of the country."""
    return begun(cast)


def view(cast: Cast, analysis: UUID) -> queries.AnalysisView:
    return queries.whole(cast.dina, analysis).view


def test_observations_are_counted_over_the_period_rounded_and_told_only_where_they_are_many(
    cast: Cast, analysis: UUID
) -> None:
    limit = small_count(clock.today())
    seen(cast, limit + 2)
    seen(cast, limit - 1, OTHER)
    seen(cast, 3 * limit, day=date(2026, 10, 2))
    (one,) = watched.observed(cast.dina, view(cast, analysis))
    assert (one.place, one.risk, one.groups) == (PLACE, RISK, ("women", "girls"))
    assert one.count.number in (limit, 2 * limit), "rounded to a multiple"
    assert watched.observed(cast.bruno, view(cast, analysis)) == [one], "always the same way"


def test_what_could_lead_to_people_who_hide_or_was_set_aside_is_in_no_count(cast: Cast, analysis: UUID) -> None:
    limit = small_count(clock.today())
    seen(cast, 2 * limit, answers=CLOSE)
    assert watched.observed(cast.dina, view(cast, analysis)) == []
    seen(cast, limit - 1)
    monitoring.set_aside(by=cast.alma, record=keep(cast.alma, day=AUGUST))
    assert watched.observed(cast.dina, view(cast, analysis)) == []


def test_an_alert_is_evidence_once_somebody_said_what_it_was(cast: Cast, analysis: UUID) -> None:
    made = {name: alert(cast, week=date(2026, 8, 3 + 7 * n)) for n, name in enumerate(("open", "unclear", "real"))}
    alert(cast, week=date(2026, 10, 5))
    decided(cast, made["unclear"], finding="unclear", again_on=clock.today())
    decided(cast, made["real"])
    decided(cast, alert(cast, place="QV0201", week=date(2026, 8, 3)))
    assert [one.row.pk for one in watched.alerts(cast.dina, view(cast, analysis))] == [made["real"]]


@pytest.mark.parametrize(("level", "told"), [("low", True), ("moderate", False), ("high", False), ("severe", False)])
def test_figures_of_displacement_are_evidence_only_where_everybody_may_read_them(
    cast: Cast, analysis: UUID, level: str, told: bool
) -> None:
    figures(cast, level)
    row = view(cast, analysis).row
    row.ends_on = date(2026, 10, 31)
    found = queries.AnalysisView(row, view(cast, analysis).content, view(cast, analysis).facts)
    assert [one.people for one in watched.displaced(cast.dina, found)] == ([400] if told else [])
    assert list(watched.displaced(cast.dina, view(cast, analysis))) == [], "only of the period"
