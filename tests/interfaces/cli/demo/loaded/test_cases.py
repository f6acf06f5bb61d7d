"""The loaded country reads as if the cast had worked in it: people, cases, clocks, histories and the log hold together."""

from collections import Counter
from uuid import UUID

import pytest
from django.db.models import Count, Max

from amparo.casework.cases import answers, progress, rules
from amparo.casework.cases import queries as cases
from amparo.casework.cases.models import Case, CaseStatus, Deadline, Entry, EntryKind, EntryStatus, Transfer
from amparo.casework.cases.pathway import moves
from amparo.casework.consent import queries as consents
from amparo.casework.people import queries as people
from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import CAST, PASSPHRASE
from amparo.trust import projections
from amparo.trust.accounts.models import User
from amparo.trust.audit import verify
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import access_for
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.interfaces.cli.demo.loaded.reading import SIZE, access, mine

pytestmark = pytest.mark.django_db


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
