"""The database keeps decisions for those who lead and count in their agency, words and keys included."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from amparo.analysis.evidence import actions as evidence
from amparo.analysis.indicators import queries as indicators
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.leadership import actions, queries
from amparo.analysis.leadership.models import Decision
from amparo.foundation import clock
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.analysis.indicators.making import at
from tests.analysis.indicators.test_outside import kept, moment, report  # noqa: F401
from tests.analysis.leadership.test_decisions import FIELDS, TODAY
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
MARCH = holding(date(2027, 3, 1), Span.MONTH)


def test_decisions_are_written_read_and_corrected_under_the_lock_by_those_who_lead_and_count_alone(cast: Cast) -> None:
    locked.settle()
    with clock.fixed(at(TODAY)), locked.connected_as(locked.STAFF):
        for number, who in enumerate(("dina", "bruno"), 1):
            access = cast.access(who)
            second_lock.stand(access.actor)
            figure, _ = evidence.keep(by=access, name="workers_per_supervisor", period=MARCH)
            made = actions.decide(by=access, fields=FIELDS, figures=[figure])
            actions.look_back(by=access, decision=made, outcome="Done", again_on=None, based_on=1)
            assert len(queries.decisions(access)) == number
            assert [one.number for one in queries.versions(access, made)] == [2, 1]
        for who in ("alma", "carla", "chidi", "petra", "farah", "gita"):
            second_lock.stand(cast.access(who).actor)
            assert Decision.rows.count() == 0, who
            assert not Version.objects.filter(compartment="leadership").exists(), who
            assert not Grant.objects.filter(compartment="leadership").exists(), who
        second_lock.stand(cast.dina.actor)
        row = {"result": "capacity", "decided_on": date(2027, 4, 1), "look_again_on": date(2027, 7, 1)}
        for agency, by in ((cast.puente, cast.bruno.id), (cast.horizon, cast.dina.id)):
            with pytest.raises(DatabaseError), transaction.atomic():
                Decision.rows.create(agency=agency, by=by, **row)
        assert Decision.rows.all().delete()[0] == 0


def test_what_is_about_no_case_is_counted_under_the_lock_and_the_asker_sees_no_row_more(kept: Cast) -> None:  # noqa: F811
    with clock.fixed(at("2028-03-15")):
        for number in range(20):
            report(kept, moment("2028-02-10", hours=number), due=moment("2028-02-17"))
        locked.settle()
        february = holding(date(2028, 2, 1), Span.MONTH)
        with locked.connected_as(locked.STAFF):
            for who in ("alma", "dina", "bruno"):
                access = kept.access(who)
                second_lock.stand(access.actor)
                assert indicators.figure(access, "reports_received", february).whole.now.part == 20, who
                assert indicators.figure(access, "people_trained", february).whole.now.part == 30, who
                assert indicators.figure(access, "services_rated_well", february).whole.now.hidden, who
