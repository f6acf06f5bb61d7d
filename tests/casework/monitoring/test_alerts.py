"""Alerts: when one is raised, that it is raised once, who decides, and what a decision has to say."""

from datetime import timedelta
from uuid import uuid4

import pytest

from amparo.casework.directory.models import Place
from amparo.casework.monitoring import actions, limits, queries
from amparo.casework.monitoring.models import Alert, Record
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from tests.casework.directory.listing import places
from tests.casework.monitoring import alerting
from tests.casework.monitoring.seeing import CLOSE, TODAY, keep, week
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
STRANGERS = ("alma", "chidi", "eyob", "farah", "petra", "gita", "irene")


@pytest.fixture(autouse=True)
def _places(cast: Cast) -> None:
    places()


def rows(cast: Cast, kind: str, risk: str, days: list[object], said: dict[str, str] | None = None) -> None:
    """Write rows down at once: what alerts are made of stands in the clear."""
    place, alma = Place.objects.get(code="QV0101"), cast.users["alma"]
    Record.rows.bulk_create(
        Record(
            agency=cast.puente, owner=alma, kind=kind, form=f"monitoring/{kind}@2026-11-27", place=place, risk=risk, day=day,
            said=said or {},
        )
        for day in days
    )  # fmt: skip


def raised() -> list[tuple[str, str, float]]:
    return sorted(Alert.objects.values_list("what", "why", "number"))


def test_a_week_over_the_threshold_raises_one_alert_however_often_somebody_looks(cast: Cast) -> None:
    for day in (week(0), week(0, 2), week(0, 3)):
        keep(cast.alma, day=day)
    assert [actions.look([cast.puente.pk, cast.horizon.pk]) for _ in range(2)] == [1, 0]
    assert raised() == [("trafficking_forced_labour", "threshold", 3)]
    with clock.fixed(NOW + timedelta(days=28)):
        assert actions.look([cast.puente.pk]) == 0


def test_what_could_lead_to_people_and_what_was_set_aside_raise_nothing(cast: Cast) -> None:
    for _ in range(4):
        keep(cast.alma, answers=CLOSE)
        actions.set_aside(by=cast.alma, record=keep(cast.alma))
    assert actions.look([cast.puente.pk]) == 0


def test_a_change_is_unusual_against_a_past_of_a_year_and_not_before(cast: Cast) -> None:
    quiet = [week(ago, ago % 6) for ago in range(2, 70)] * 2
    over = ("theft_eviction", "threshold", 10.0)
    for weeks, found in ((30, [over]), (70, [over, ("theft_eviction", "unusual", 10.0)])):
        Record.rows.all().delete()
        last = [week(1, day % 7) for day in range(10)]
        rows(cast, "observation", "theft_eviction", [day for day in quiet if day >= week(weeks)] + last)
        actions.look([cast.puente.pk])
        assert raised() == found, weeks
    one = Alert.objects.get(why="unusual")
    assert 1.5 < (one.usual or 0) < 2.6
    assert one.bound < 9
    assert one.week == week(1, 0)


def test_people_who_pass_are_held_against_the_hours_that_were_counted(cast: Cast) -> None:
    for ago in range(1, 70):
        often = {"people/people_men": "30", "flow/flow_hours": "10"}
        rows(cast, "flow_count", "", [week(ago)], often if ago > 1 else often | {"people/people_men": "120"})
    rows(cast, "flow_count", "", [week(0)], {"people/people_men": "500", "flow/flow_hours": "4"})
    actions.look([cast.puente.pk])
    assert raised() == [("flow", "threshold", 125.0), ("flow", "unusual", 120.0)]
    Record.rows.filter(day=week(1)).update(said={"people/people_men": "120", "flow/flow_hours": "40"})
    Alert.objects.all().delete()
    actions.look([cast.puente.pk])
    assert raised() == [("flow", "threshold", 125.0)], "four times the hours, four times the people"


def test_the_nearest_threshold_speaks_while_it_is_in_force() -> None:
    known = [
        limits.Threshold("torture", "", 2, None, None), limits.Threshold("", "QV01", 5, None, TODAY),
        limits.Threshold("flow", "", 90, None, None),
    ]  # fmt: skip
    chain = ("QV0101", "QV01", "QV")
    assert limits.threshold(known, "torture", chain, TODAY) == 5
    assert limits.threshold(known, "torture", chain, TODAY + timedelta(days=1)) == 2
    assert limits.threshold(known, "flow", chain, TODAY) == 90
    assert limits.threshold(known, "theft_eviction", ("QV02",), TODAY) is None
    assert limits.threshold(limits.thresholds(), "explosive_ordnance", chain, TODAY) == 1


def test_supervisors_and_information_officers_decide_and_nobody_else(cast: Cast) -> None:
    made = alerting.alert(cast)
    for who in STRANGERS:
        for alert in (made, uuid4()):
            with pytest.raises(Refusal, match=r"record.not_there"):
                alerting.decided(cast, alert, who)
    assert [len(queries.waiting(cast.access(who))) for who in ("dina", "bruno", "alma", "chidi")] == [1, 1, 0, 0]
    assert queries.waiting(cast.dina)[0].due == TODAY + timedelta(days=3)
    alerting.decided(cast, made, finding="unclear", follows=["visit", "ask_others"], again_on=TODAY + timedelta(days=2))
    assert queries.waiting(cast.bruno) == []
    with clock.fixed(NOW + timedelta(days=2)):
        assert len(queries.waiting(cast.bruno)) == 1
        key = uuid4()
        for _ in range(2):
            alerting.decided(cast, made, "bruno", key=key)
        view = queries.one_alert(cast.alma, made)
    assert [(one.finding, view.names[one.by]) for one in view.decisions] == [("real", "Bruno"), ("unclear", "Dina")]
    for who in ("chidi", "eyob"):
        with pytest.raises(Refusal, match=r"record.not_there"):
            queries.one_alert(cast.access(who), made)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"finding": "perhaps"}, "directory.unknown_code"),
        ({"follows": []}, "directory.unknown_code"),
        ({"follows": ["nothing", "visit"]}, "monitoring.nothing_and_more"),
        ({"finding": "unclear"}, "monitoring.again_on"),
        ({"again_on": TODAY - timedelta(days=1)}, "mainstreaming.due_past"),
    ],
)
def test_a_decision_says_what_it_found_and_what_follows(cast: Cast, said: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        alerting.decided(cast, alerting.alert(cast), **said)


def test_sensitive_figures_are_read_by_those_who_decide_alone_and_kept_once(cast: Cast) -> None:
    assert [alerting.figures(cast, "severe"), alerting.figures(cast, "severe"), alerting.figures(cast, "low", 2)] == [
        1,
        0,
        1,
    ]
    shown = {who: len(queries.picture(cast.access(who), "QV0101", TODAY).figures) for who in ("alma", "bruno", "dina")}
    assert shown == {"alma": 1, "bruno": 2, "dina": 2}
    for wrong in ({"level": "secret"}, {"source": " "}):
        with pytest.raises(Refusal):
            actions.keep_figures(by=cast.dina, rows=[], **{"source": "x", "level": "low", **wrong})
    for who in STRANGERS:
        with pytest.raises(Refusal, match=r"record.not_there"):
            actions.keep_figures(by=cast.access(who), rows=[], source="x", level="low")
