"""Who has feedback, waits for it or for supervision is told so without a word of it; everybody is asked alike how they are."""

from datetime import date, timedelta

import pytest

from amparo.casework.notices import queries
from amparo.casework.notices.models import Notice
from amparo.casework.supervision import actions, telling
from amparo.casework.supervision.models import FileAudit
from amparo.casework.wellbeing import actions as wellbeing
from amparo.foundation import clock, ids
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.accounts.models import Post
from tests.casework.supervision.auditing import case_of, drawn, told
from tests.cast import NOW, Cast
from tests.interfaces.staff.desk import at_desk


@pytest.fixture(autouse=True)
def lately(cast: Cast) -> None:
    """Everybody has begun today, so that nobody waits for supervision yet."""
    Post.objects.update(since=NOW)


@pytest.fixture
def audit(cast: Cast) -> FileAudit:
    """One file of Alma's, drawn by Bruno."""
    case_of(cast, "alma")
    return drawn(cast)[0]


def kinds(cast: Cast, who: str) -> list[str]:
    """Return what somebody is told, but for what everybody is asked."""
    return sorted(one.kind for one in queries.notices(cast.access(who)) if one.kind != telling.ASK)


def after(days: int) -> None:
    """Let so many days pass, with their reminders."""
    with clock.fixed(NOW + timedelta(days=days)):
        telling.remind()


def test_the_worker_is_told_of_feedback_and_each_of_the_two_of_what_the_other_says(
    cast: Cast, audit: FileAudit
) -> None:
    assert kinds(cast, "alma") == []
    told(cast, audit)
    assert (kinds(cast, "alma"), kinds(cast, "bruno")) == ([telling.TOLD], [])
    actions.reply(by=cast.alma, audit_id=audit.pk, text="I will read it.")
    assert kinds(cast, "bruno") == [telling.ANSWERED]
    actions.step_done(by=cast.bruno, audit_id=audit.pk, number=1, text="We read it together.")
    assert kinds(cast, "alma") == [telling.ANSWERED, telling.TOLD]
    assert [one.code for one in queries.notices(cast.alma)] == [ids.code(audit.case_id)] * 2
    for who in ("amir", "samuel", "dina", "farah"):
        assert kinds(cast, who) == []


def test_a_file_that_waits_is_told_of_once_a_week(cast: Cast, audit: FileAudit) -> None:
    late = (audit.due_on - NOW.date()).days
    after(late)
    assert kinds(cast, "bruno") == []
    for days in (1, 2, 7, 8, 9):
        after(late + days)
    assert kinds(cast, "bruno") == [telling.DUE] * 2
    actions.drop(by=cast.bruno, audit_id=audit.pk)
    after(29)
    assert kinds(cast, "bruno") == [telling.DUE] * 2


def test_feedback_that_nobody_read_is_told_of_once_a_week_until_it_is_read(cast: Cast, audit: FileAudit) -> None:
    told(cast, audit)
    after(6)
    assert kinds(cast, "alma") == [telling.TOLD]
    for days in (7, 8, 14):
        after(days)
    assert kinds(cast, "alma") == [telling.TOLD, telling.UNREAD, telling.UNREAD]
    actions.acknowledge(by=cast.alma, audit_id=audit.pk)
    after(29)
    assert kinds(cast, "alma") == [telling.TOLD, telling.UNREAD, telling.UNREAD]


def test_who_may_not_know_of_the_case_any_more_is_not_reminded_of_its_audit(cast: Cast, audit: FileAudit) -> None:
    told(cast, audit)
    accounts.involve(cast.alma.id, audit.case_id, InvolvementKind.CONFLICT, cast.bruno.id, None)
    assert kinds(cast, "alma") == []


def test_supervisors_are_told_when_somebody_in_their_team_had_no_supervision_and_not_before(cast: Cast) -> None:
    after(29)
    assert kinds(cast, "bruno") == []
    after(30)
    assert (kinds(cast, "bruno"), kinds(cast, "alma")) == ([telling.SESSION], [])
    assert [one.code for one in queries.notices(cast.bruno) if one.kind == telling.SESSION] == ["North"]
    with clock.fixed(NOW + timedelta(days=31)):
        workers = [cast.alma.id, cast.amir.id]
        actions.note_session(
            by=cast.bruno, on=date(2026, 12, 20), kind="group", workers=workers, fields={"themes": "Nights."}
        )
    after(40)
    assert kinds(cast, "bruno") == [telling.SESSION]


def test_everybody_is_asked_alike_how_they_are_whether_they_write_it_down_or_not(cast: Cast) -> None:
    wellbeing.keep(by=cast.alma, answers={"how_i_am/overall": "heavy"})
    for days in (0, 1, 89, 90):
        after(days)
    rows = Notice.objects.filter(kind=telling.ASK)
    assert rows.filter(user=cast.alma.id).count() == rows.filter(user=cast.amir.id).count() == 2
    assert set(rows.values_list("record", flat=True)) == {telling.EVERYBODY}
    assert set(rows.values_list("user", flat=True)) == set(Post.objects.values_list("user", flat=True))


def test_each_notice_leads_to_a_page_that_its_reader_may_open(cast: Cast, audit: FileAudit) -> None:
    told(cast, audit)
    actions.reply(by=cast.alma, audit_id=audit.pk, text="I will read it.")
    with clock.fixed(NOW):
        telling.remind()
        for who, ways in (("alma", {f"/supervision/audits/{audit.pk}/", "/how-i-am/"}), ("farah", {"/how-i-am/"})):
            page = at_desk(who).get("/notices/").content.decode()
            assert {way for way in ways if f'href="{way}"' not in page} == set(), (who, page.partition("<main")[2])
            assert all(at_desk(who).get(way).status_code == 200 for way in ways), who
