"""Beside its cases the loaded country has something of every room to look at, and each figure is what a second way says."""

from collections import Counter
from datetime import timedelta

import numpy as np
import pytest

from amparo import practice
from amparo.analysis.dashboards import queries as dashboards
from amparo.analysis.dashboards.team import Team
from amparo.analysis.indicators import queries as figures
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import exactly
from amparo.analysis.indicators.outside import Outside
from amparo.analysis.indicators.periods import Span, lately
from amparo.analysis.protection import queries as analyses
from amparo.casework.cases.models import Case, CaseStatus, Deadline, Entry, EntryKind
from amparo.casework.communities import queries as communities
from amparo.casework.communities.kinds import KINDS
from amparo.casework.directory import queries as directory
from amparo.casework.directory.freshness import Freshness
from amparo.casework.feedback import queries as reports
from amparo.casework.own_file import admission as own_files
from amparo.casework.own_file.models import OwnFile
from amparo.casework.referrals import queries as referrals
from amparo.casework.rights.models import Request
from amparo.foundation import clock
from amparo.interfaces.cli.demo import loading
from amparo.practice.indicators import indicators
from amparo.trust.accounts.models import User
from amparo.trust.projections import statistics
from tests.analysis.indicators.second_apart import second_reports, second_session, second_surveys
from tests.analysis.indicators.second_incidents import second_incidents
from tests.analysis.indicators.second_outside import second_outside
from tests.analysis.indicators.second_way import agreed, second_way
from tests.interfaces.cli.demo.loaded.reading import access, areas_written

pytestmark = pytest.mark.django_db


def test_services_are_listed_for_both_agencies_and_safe_houses_are_not_for_the_other() -> None:
    wanted = directory.Filter(hidden=True)
    alma, eyob = directory.services(access("alma"), wanted), directory.services(access("eyob"), wanted)
    assert len(alma) > len(eyob) > 100
    assert any(view.is_protected for view in alma)
    assert not any(view.is_protected for view in eyob)
    assert {view.freshness for view in alma} == set(Freshness)


def test_eyob_has_referrals_in_several_states_and_opens_those_that_are_open_to_him() -> None:
    eyob = access("eyob")
    found = referrals.received(eyob)
    assert Counter(one.row.state for one in found) == {
        "sent": 1, "received": 2, "in_service": 1, "feedback_received": 1, "declined": 1, "revoked": 1,
    }  # fmt: skip
    opened = {one.row.state for one in found if referrals.received_one(eyob, one.row.pk).packet}
    assert opened == {"sent", "received", "in_service"}
    assert {one.row.state for one in referrals.waiting(access("alma"))} >= {"declined", "revoked", "received"}


def test_reports_stand_in_every_state_and_sensitive_ones_are_not_bruno_s() -> None:
    gita, bruno = access("gita"), access("bruno")
    found = {which: reports.inbox(gita, which)[0] for which in ("open", "done", "set_aside")}
    assert {line.row.state for lines in found.values() for line in lines} == {
        "received",
        "acknowledged",
        "appealed",
        "closed",
        "set_aside",
    }
    sensitive = {line.row.pk for line in found["open"] if line.row.sensitive}
    assert len(sensitive) == 2
    assert not sensitive & {line.row.pk for line in reports.inbox(bruno, "open")[0]}
    assert "welcome team" in str([reports.report(gita, key).told for key in sensitive])


def test_communities_show_every_kind_of_record_what_waits_and_who_is_not_to_be_sent() -> None:
    alma = access("alma")
    assert all(communities.rows(alma, what).exists() for what in KINDS)
    assert {one.step for one in communities.waiting(alma)} >= {"check", "late"}
    assert {view.finding.result for view in communities.volunteers(alma)} == {"yes", "unknown"}
    change = {seen.change for row in communities.communities(alma) for seen, _ in communities.ratings(alma, row.pk)}
    assert {"first", "better"} <= change
    assert not list(communities.communities(access("chidi")))


def test_some_have_their_own_file_and_one_asks_something_in_it() -> None:
    assert OwnFile.rows.filter(ended_at=None).count() == loading.OWN_FILES
    alma = access("alma")
    assert own_files.look(alma) >= 1
    assert any(each.kind == "correction" for each in Request.rows.all())


def test_two_ask_a_service_to_contact_them_and_one_of_them_is_handed_to_alma() -> None:
    lines = {name: reports.inbox(access(name), "open", asked=True)[0] for name in ("alma", "bruno")}
    assert {name: len(found) for name, found in lines.items()} == {"alma": 1, "bruno": 2}
    assert reports.report(access("alma"), lines["alma"][0].row.pk).told["asked"]["shares"]


def test_two_analyses_are_approved_and_one_waits_for_bruno_to_rate() -> None:
    dina = access("dina")
    assert sorted(one.row.status for one in analyses.listed(dina)) == ["approved", "approved", "draft"]
    course = [
        one.phase
        for one in analyses.severities(dina)
        if (one.risk, one.place) == ("trafficking_forced_labour", "QV0102")
    ]
    assert course == ["3", "4"]
    draft = next(one for one in analyses.listed(access("bruno")) if one.row.status == "draft")
    ratings = analyses.whole(access("bruno"), draft.id).risks[0].ratings["QV0102"]
    assert [(one.name, one.judged) for one in ratings] == [("Dina Sabry", None)]
    assert [one.what for one in analyses.missing(analyses.whole(dina, draft.id))] == ["grade", "agreed"]
    assert analyses.listed(access("chidi")) == []


def test_every_figure_of_the_country_is_what_a_second_way_of_reckoning_says() -> None:
    statistics.forget()
    today, table = clock.today(), statistics.current()
    counted = [case for case in Case.rows.filter(tier="standard") if agreed(case, today)]
    assert {table.id_at(place) for place in range(len(table))} == {case.pk for case in counted}
    assert len(counted) > 20
    assert table.size <= 200 * len(table)
    known, compared = {one.id: one for one in indicators(practice.catalogue())}, set[str]()
    agency = User.objects.get(username="dina").agency
    outside = Outside(agency.pk)
    for period in lately(today, Span.QUARTER, 3):
        for name, part, of, value in (*second_way(counted, period, today), *second_outside(agency, period, today)):
            if known[name].of_cases:
                reckoning = Reckoning(known[name], table, today, np.ones(len(table), dtype=bool), today)
            else:
                reckoning = outside.reckoning(known[name])
            told = exactly(reckoning.numbers(period)[()], known[name].measure)
            assert (told.part, told.whole, told.value) == (part, of, pytest.approx(value)), (name, str(period))
            compared.add(name)
    assert compared == {one.id for one in known.values() if not one.apart and not one.in_session}


def test_what_is_counted_in_a_session_is_what_a_second_way_of_reckoning_says() -> None:
    areas_written()
    today, bruno, gita = clock.today(), access("bruno"), access("gita")
    seen = set[str]()
    for period in lately(today, Span.QUARTER, 3):
        said = [(bruno, *one) for one in second_session(bruno, period, today)]
        said += [(bruno, *one) for one in second_incidents(bruno, period, today)]
        said += [(bruno, name, *figure) for name, figure in second_surveys(bruno, period, today)]
        for reader, name, part, of, value in (*said, (gita, *second_reports(gita, period, today))):
            told = figures.figure(reader, name, period).whole.now
            assert (told.part, told.whole, told.value) == (part, of, pytest.approx(value)), (name, str(period))
            seen |= {name} if told.part or told.whole else set()
    assert {"incidents_in_three_days", "safety_plans_made", "uasc_active", "trafficked_recognised"} <= seen, seen
    read = {one.id for who in (bruno, gita) for one in figures.apart(who)}
    assert read == {one.id for one in indicators(practice.catalogue()) if one.apart or one.in_session}


def test_a_dashboard_counts_what_somebody_counts_by_hand() -> None:
    bruno, now = access("bruno"), clock.now()
    mine = [row for row in Case.rows.filter(tier="standard") if row.team_id in bruno.actor.supervises]
    still, theirs = [row for row in mine if row.status == CaseStatus.OPEN], {row.pk for row in mine}
    late = [one for one in Deadline.objects.filter(met_at=None) if one.case_id in theirs and one.due_at < now]
    forms = Entry.rows.filter(status="waiting", kind="form").exclude(step="")
    waiting = [one for one in forms if one.case_id in theirs and one.created_by != bruno.id]
    bare = [row for row in still if now - row.opened_at > timedelta(days=14) and not _finished(row, "assessment")]
    found = dashboards.dashboard(bruno, dashboards.Asked(lately(clock.today(), Span.MONTH, 1)[0]))
    assert isinstance(found, Team)
    assert len(still) > 20
    assert (found.open_cases, sum(one.cases for one in found.carries)) == (len(still), len(still))
    assert Counter({one.worker: one.cases for one in found.carries if one.cases}) == Counter(
        row.owner_id for row in still
    )
    assert Counter(one.step for one in found.clocks for _ in range(one.overdue)) == Counter(one.step for one in late)
    assert sum(found.approvals.values()) == len(waiting)
    assert found.lacking["no_assessment"] == len(bare)
    assert found.uncounted == len([row for row in mine if not agreed(row, clock.today())])


def _finished(row: Case, step: str) -> bool:
    forms = Entry.rows.filter(case=row, kind=EntryKind.FORM, step=step)
    return any(form.status in ("complete", "waiting", "approved") for form in forms)
