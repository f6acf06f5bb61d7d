"""The loaded country reads as if the cast had worked in it: rows, clocks, histories and the log hold together."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import numpy as np
import pytest
from django.db import transaction
from django.db.models import Count, Max

from amparo import practice
from amparo.analysis.dashboards import queries as dashboards
from amparo.analysis.dashboards.team import Team
from amparo.analysis.indicators import queries as figures
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import exactly
from amparo.analysis.indicators.outside import Outside
from amparo.analysis.indicators.periods import Span, lately
from amparo.analysis.protection import queries as analyses
from amparo.casework.cases import answers, progress, rules
from amparo.casework.cases import queries as cases
from amparo.casework.cases.counted import own
from amparo.casework.cases.models import Case, CaseStatus, Deadline, Entry, EntryKind, EntryStatus, Transfer
from amparo.casework.cases.pathway import moves
from amparo.casework.communities import queries as communities
from amparo.casework.communities.kinds import KINDS
from amparo.casework.consent import queries as consents
from amparo.casework.directory import queries as directory
from amparo.casework.directory.freshness import Freshness
from amparo.casework.feedback import queries as reports
from amparo.casework.own_file import admission as own_files
from amparo.casework.own_file.models import OwnFile
from amparo.casework.people import queries as people
from amparo.casework.people.models import Person
from amparo.casework.referrals import queries as referrals
from amparo.casework.rights.models import Request
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo import loading
from amparo.interfaces.cli.demo.loading.staffing import CAST, PASSPHRASE
from amparo.practice.indicators import indicators
from amparo.trust import projections
from amparo.trust.accounts.models import User
from amparo.trust.audit import verify
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.history.models import Version
from amparo.trust.projections import statistics
from amparo.trust.staffing import hashing, keys
from amparo.trust.vault.models import Grant
from tests.analysis.indicators.apart import ALONE, Apart
from tests.analysis.indicators.second_apart import second_reports, second_session, second_surveys
from tests.analysis.indicators.second_incidents import second_incidents
from tests.analysis.indicators.second_outside import second_outside
from tests.analysis.indicators.second_way import agreed, second_way
from tests.analysis.indicators.test_incidents import incident
from tests.analysis.indicators.test_surveys import said as surveyed

pytestmark = pytest.mark.django_db
SIZE = 200


@pytest.fixture(scope="module", autouse=True)
def country(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The smallest country, loaded once for this file and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        projections.forget()
        loading.load(SIZE, clock.today())
        yield
        transaction.set_rollback(True)
    projections.forget()


def access(name: str) -> Access:
    """Return the access of one of the cast, with the key that the passphrase of the country opens."""
    user = User.objects.get(username=name)
    with hashing.listening() as roots:
        assert user.check_password(PASSPHRASE)
    return access_for(user, keys=keys.entered(user, roots))


def mine(name: str) -> list[Case]:
    return list(Case.rows.filter(owner__username=name))


def test_every_person_is_there_once_and_found_by_name() -> None:
    assert Person.rows.count() == SIZE
    names = [found.person.name for found in people.search(access("alma"), "Sara Yousef")]
    assert any("سارة" in name for name in names)


def test_the_cast_signs_in_and_nobody_else() -> None:
    users = {user.username: user for user in User.objects.all()}
    assert all(users[name].check_password(PASSPHRASE) for name in CAST)
    assert not any(user.has_usable_password() for name, user in users.items() if name not in CAST)


def test_every_state_of_a_case_is_there() -> None:
    steps = set(Case.rows.values_list("step", flat=True))
    assert steps == {
        "first_contact",
        "screening",
        "assessment",
        "plan",
        "delivery",
        "follow_up",
        "review",
        "closure",
        "closed",
    }
    forms = Entry.rows.filter(kind=EntryKind.FORM)
    assert set(forms.values_list("status", flat=True)) >= {"draft", "complete", "waiting", "approved", "returned"}
    assert set(Entry.rows.filter(kind=EntryKind.TASK).values_list("status", flat=True)) == {
        "to_do",
        "done",
        "cancelled",
    }
    assert set(Transfer.rows.values_list("status", flat=True)) == {"offered", "accepted"}
    assert Case.rows.filter(tier="restricted").exists()


def test_alma_opens_every_one_of_her_cases_whole() -> None:
    alma = access("alma")
    assert mine("alma")
    for case in mine("alma"):
        view = cases.case(alma, case.pk)
        assert view.story_open
        assert view.person.name
        assert len(cases.entries(alma, case.pk)) == case.entries.count()
        consents.consents(alma, view.person.id)
        people.ties(alma, view.person.id)
        assert cases.way(alma, case.pk).next


def test_finished_forms_stand_without_a_problem_and_drafts_are_unfinished() -> None:
    alma = access("alma")
    for case in mine("alma"):
        for view in cases.entries(alma, case.pk, [EntryKind.FORM]):
            form, given = answers.form_and_answers(view.fields)
            problems = answers.evaluated(form, given).problems
            assert bool(problems) == (view.row.status == EntryStatus.DRAFT), (form.ref, problems[:2])


def test_the_risk_that_is_kept_is_the_one_the_rules_find() -> None:
    alma = access("alma")
    seen = [found for case in mine("alma") if (found := cases.reasons(alma, case.pk))]
    assert seen
    assert all(found.kept_level == found.finding.level for found in seen)


def test_alma_s_day_has_work_in_it_and_bruno_has_something_to_decide() -> None:
    day = cases.today(access("alma"))
    assert day.overdue
    assert day.tasks
    assert day.open_cases > 5
    assert cases.today(access("bruno")).waiting


def test_chidi_finds_nothing_of_alma_s() -> None:
    chidi = access("chidi")
    for case in mine("alma"):
        with pytest.raises(Refusal):
            cases.case(chidi, case.pk)
        with pytest.raises(Refusal):
            people.person(chidi, case.person_id)


def test_cases_stand_where_their_forms_lead_them() -> None:
    for case in Case.rows.filter(status=CaseStatus.OPEN):
        achieved = progress.achieved(case.pk)
        assert rules.automatic(moves(), case.step, achieved) is None, (case.step, sorted(achieved))


def test_clocks_run_on_open_cases_and_after_closure_only() -> None:
    running = Deadline.objects.filter(met_at=None)
    assert set(running.filter(case__status=CaseStatus.CLOSED).values_list("step", flat=True)) <= {"after_closure"}
    late = running.filter(case__status=CaseStatus.OPEN, due_at__lt=clock.now()).values("case").distinct().count()
    open_cases = Case.rows.filter(status=CaseStatus.OPEN).count()
    assert 0.05 * open_cases < late < 0.4 * open_cases


def test_nothing_was_done_in_the_future() -> None:
    now = clock.now()
    assert Version.objects.filter(at__gt=now).count() == 0
    assert Entry.rows.filter(created_at__gt=now).count() == 0
    assert Entry.rows.filter(on__gt=clock.today()).count() == 0


def test_histories_are_numbered_without_a_gap_and_some_edits_wait_for_a_choice() -> None:
    numbered = Version.objects.values("record").annotate(most=Max("number"), rows=Count("seq"))
    assert all(row["most"] == row["rows"] for row in numbered)
    assert Version.objects.filter(number__gt=1).exists()
    waiting = Version.objects.filter(open_conflicts__gt=0, kind="people.person").values_list("record", flat=True)
    owner = Person.rows.filter(pk__in=list(waiting), tier="standard").select_related("owner").first()
    assert owner
    opened = people.person(access_for(owner.owner, Role.CASE_WORKER), owner.pk)
    assert opened.content.conflicts["contact_when"]


def test_the_log_of_acts_is_sound_and_names_every_person_and_case() -> None:
    assert verify.verify().sound
    holders: Counter[UUID] = Counter(Person.rows.values_list("pk", flat=True))
    holders.update(Case.rows.values_list("pk", flat=True))
    assert set(Leaf.objects.filter(act="record.loaded").values_list("holder", flat=True)) == set(holders)


def test_the_index_of_people_holds_everybody() -> None:
    """Everybody whom the server may know: restricted people are sealed to those who work with them."""
    assert len(projections.current()) == Person.rows.filter(tier="standard").count() < SIZE
    assert projections.unreadable() == 0


def test_restricted_cases_open_for_the_cast_and_not_for_the_server() -> None:
    restricted = Case.rows.filter(tier="restricted", owner__username="alma")
    assert restricted
    for case in restricted:
        for name in ("alma", "bruno"):
            assert cases.case(access(name), case.pk).story_open
    sealed = [*Case.rows.filter(tier="restricted"), *Person.rows.filter(tier="restricted")]
    grants = Grant.objects.filter(holder__in=[row.pk for row in sealed])
    assert grants.exists()
    assert not grants.filter(recipient_kind="server").exists()
    assert set(grants.values_list("holder", flat=True)) == {row.pk for row in sealed}


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


def areas_written() -> None:
    """Write into the cases that carry an area what figures count; the country itself only begins their first forms."""
    hand = Apart(SimpleNamespace(access=access, bruno=access("bruno")))  # type: ignore[arg-type]
    today = clock.today()
    told, care = today.isoformat(), {"care_from": today.isoformat(), "child_care": "foster"}
    written = {
        "gender_based_violence": [
            ("incident", incident(told, 3)), ("incident", incident(told, 4, "denial")), ("needs", {"danger_now": "yes"}),
        ],
        "child_protection": [("registration", {"age_years": "13", **ALONE}), ("care", care)],
        "counter_trafficking": [
            ("trafficking_status", {"assistance_status": "presumed", "status_date": told}),
            ("exploitation", {"exploitation_kinds": "forced_labour sexual"}),
        ],
        "return_reintegration": [("survey", {"survey_date": told, "survey_round": "endline", **surveyed(max)})],
    }  # fmt: skip
    for name, forms in written.items():
        for one in own.carrying(access("alma"), name):
            for form, filled in forms:
                hand.area_form(one.view.row.pk, f"{name}/{form}", told, filled)


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
