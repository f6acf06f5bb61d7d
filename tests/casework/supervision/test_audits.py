"""An audit is drawn by chance, looked at through the gate, and stays between the supervisor and the worker."""

from uuid import UUID, uuid4

import pytest
from django.db import connection

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import Case
from amparo.casework.supervision import actions, queries
from amparo.casework.supervision.models import Draw, FileAudit, Lesson, Session, Word
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure.access import Access
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind
from tests.casework.supervision.auditing import ANSWERS, case_of, drawn, told
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk, page_of


def refused(call: object, *, by: Access, audit: FileAudit) -> str:
    with pytest.raises(Refusal) as refusal:
        call(by, audit.pk)  # type: ignore[operator]
    return refusal.value.code


def restricted_without(cast: Cast, case: UUID, name: str = "bruno") -> None:
    """Restrict a case on which a supervisor is not named."""
    cases.restrict(by=cast.alma, case=case)
    accounts.end_involvement(cast.access(name).id, case, [InvolvementKind.NAMED_SUPERVISOR])


def test_a_supervisor_draws_files_of_the_team_that_she_may_open_and_none_of_her_own(cast: Cast) -> None:
    hers, his = case_of(cast, "alma"), case_of(cast, "amir", "Omar")
    restricted_without(cast, hers)
    case_of(cast, "selma", "Lina")
    Case.rows.filter(pk=case_of(cast, "amir", "Nour")).update(owner=cast.bruno.id)
    found = drawn(cast, 10)
    assert [one.case_id for one in found] == [his], "not the restricted one, not another team's, not her own"
    view = queries.one_draw(cast.bruno, found[0].draw_id)
    assert (view.again, view.candidates) == (True, 1)
    with pytest.raises(Refusal) as refusal:
        actions.draw(by=cast.samuel, team=cast.north.pk, size=2)
    assert refusal.value.code == "record.not_there"


def test_a_restricted_file_is_drawn_only_by_the_supervisor_who_is_named_on_it(cast: Cast) -> None:
    case = case_of(cast, "alma")
    restricted_without(cast, case)
    with pytest.raises(Refusal) as refusal:
        actions.draw(by=cast.bruno, team=cast.north.pk, size=3)
    assert refusal.value.code == "supervision.no_files"
    accounts.involve(cast.bruno.id, case, InvolvementKind.NAMED_SUPERVISOR, cast.alma.id, None)
    case_queries.case(cast.alma, case)  # hands the keys on
    assert [one.case_id for one in drawn(cast)] == [case]


def test_the_checklist_is_the_supervisors_alone_until_the_worker_is_told_and_then_of_these_two(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    actions.fill(by=cast.bruno, audit_id=audit.pk, answers=ANSWERS)
    assert refused(queries.audit, by=cast.alma, audit=audit) == "record.not_there"
    told(cast, FileAudit.rows.get(pk=audit.pk))
    seen = queries.audit(cast.alma, audit.pk)
    assert [one.kind for one in seen.words] == ["feedback"]
    assert seen.feedback
    assert seen.feedback.fields["strengths"].startswith("You wrote")
    for name in ("amir", "samuel", "dina", "farah", "petra", "gita"):
        assert refused(queries.audit, by=cast.access(name), audit=audit) == "record.not_there"
    kinds = set(Grant.objects.filter(compartment="supervision").values_list("recipient_kind", flat=True))
    assert kinds == {RecipientKind.USER}, "neither the server nor escrow"


def test_scores_come_out_by_section_and_what_could_not_be_seen_counts_for_nothing(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    told(cast, audit)
    found = {one.name: one for one in queries.audit(cast.alma, audit.pk).sections("en")}
    assert float(found["welcome"].score.value or 0) == pytest.approx(5 / 6)
    assert found["danger"].score.value == 0
    assert found["danger"].score.aside == ("safety_agreed",)
    assert found["writing"].score.value is None
    assert found["welcome"].score.scheme == "file_audit@2026-11-27"
    assert [found[name].stands for name in ("welcome", "danger", "writing")] == ["well", "to_learn", "open"]


def test_the_worker_reads_answers_and_says_what_came_of_a_step(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    told(cast, audit)
    assert [row.pk for row in queries.waiting(cast.alma)] == [audit.pk]
    actions.reply(by=cast.alma, audit_id=audit.pk, text="Thank you. I will ask Amir to show me.")
    actions.acknowledge(by=cast.alma, audit_id=audit.pk)
    actions.step_done(by=cast.alma, audit_id=audit.pk, number=1, text="Read it on Tuesday.")
    view = queries.audit(cast.bruno, audit.pk)
    assert [one.kind for one in view.words] == ["checklist", "feedback", "reply", "step"]
    done = view.done(1)
    assert done
    assert done.fields["text"] == "Read it on Tuesday."
    assert (view.row.state, queries.waiting(cast.alma)) == ("read", [])
    assert (
        refused(lambda by, key: actions.acknowledge(by=by, audit_id=key), by=cast.bruno, audit=audit)
        == "record.not_there"
    )


def test_without_a_strength_nothing_is_told_and_after_it_the_checklist_stays(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    actions.fill(by=cast.bruno, audit_id=audit.pk, answers=ANSWERS)
    with pytest.raises(Refusal) as refusal:
        actions.tell(by=cast.bruno, audit_id=audit.pk, strengths=" ", learn="x", steps=[])
    assert (refusal.value.code, refusal.value.field) == ("supervision.words_missing", "strengths")
    told(cast, audit)
    with pytest.raises(Refusal) as refusal:
        actions.fill(by=cast.bruno, audit_id=audit.pk, answers=ANSWERS)
    assert refusal.value.code == "supervision.told_already"


def test_a_supervisor_who_may_open_the_case_no_more_audits_it_no_more(cast: Cast) -> None:
    case = case_of(cast, "alma")
    (audit,) = drawn(cast)
    restricted_without(cast, case)
    assert refused(lambda by, key: actions.fill(by=by, audit_id=key, answers=ANSWERS), by=cast.bruno, audit=audit) == (
        "record.not_there"
    )


def test_who_has_a_conflict_of_interest_with_the_case_reads_nothing_said_about_its_file(cast: Cast) -> None:
    case = case_of(cast, "alma")
    (audit,) = drawn(cast)
    told(cast, audit)
    accounts.involve(cast.alma.id, case, InvolvementKind.CONFLICT, cast.bruno.id, None)
    assert refused(queries.audit, by=cast.alma, audit=audit) == "record.not_there"
    assert queries.learned(cast.alma, cast.alma.id).days == []


def test_looking_at_the_file_stands_in_the_log_of_the_case(cast: Cast) -> None:
    case = case_of(cast, "alma")
    (audit,) = drawn(cast)
    queries.draft(cast.bruno, audit.pk)
    acts = [one.act for one in case_queries.seen_by(cast.alma, case)]
    assert "case.listed" in acts, "drawing reads the level of risk"
    assert "audit.looked" in acts


def test_nothing_that_was_said_stands_on_the_disk(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    told(cast, audit)
    with connection.cursor() as cursor:
        for model in (Draw, FileAudit, Word, Lesson):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 (our own names)
            assert b"safe way" not in b"".join(
                bytes(value) for row in cursor.fetchall() for value in row if isinstance(value, bytes | memoryview)
            )


def test_who_fills_a_checklist_opens_the_file_beside_it(cast: Cast) -> None:
    case = case_of(cast, "alma")
    assert f'href="/cases/{case}/"' in page_of(at_desk("bruno"), f"/supervision/audits/{drawn(cast)[0].pk}/fill/")


def test_learning_of_a_worker_is_seen_by_the_two_alone(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    told(cast, audit)
    for name in ("alma", "bruno"):
        assert len(queries.learned(cast.access(name), cast.alma.id).days) == 1
    for name in ("amir", "samuel"):
        assert queries.learned(cast.access(name), cast.alma.id).days == []
    assert [one.worker for one in queries.of_team(cast.bruno)] == [cast.alma.id]


def test_what_an_agency_learns_is_told_when_the_half_year_is_over_and_only_where_ten_files_are(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast)
    told(cast, audit)
    assert queries.lessons(cast.dina) == [], "the half-year goes on"
    Lesson.objects.update(half="2026-H1")
    Lesson.objects.create(
        agency=cast.puente, half="2026-H1", scheme="file_audit@2026-11-27", section="plan", stands="well", number=40
    )
    ((half, sections, figures),) = queries.lessons(cast.dina)
    assert (half, set(sections)) == ("2026-H1", {"welcome", "danger", "plan"})
    shown = {cell: value for cell, value in figures.cells.items() if value is not None}
    assert not [cell for cell in shown if cell[0] in ("welcome", "danger")], "one file is nobody's figure"
    for name in ("alma", "farah", "petra"):
        with pytest.raises(Refusal):
            queries.lessons(cast.access(name))


def test_sessions_open_for_those_who_took_part(cast: Cast) -> None:
    fields = {"themes": "How to say no", "next": "Try it", "next_on": None}
    workers = [cast.alma.id, cast.amir.id]
    actions.note_session(by=cast.bruno, on=clock.today(), kind="group", workers=workers, fields=fields)
    for name in ("bruno", "alma", "amir"):
        (seen,) = queries.sessions(cast.access(name))
        assert seen.fields["themes"] == "How to say no"
    assert queries.sessions(cast.samuel) == queries.sessions(cast.selma) == []
    with pytest.raises(Refusal) as refusal:
        actions.note_session(by=cast.bruno, on=clock.today(), kind="individual", workers=workers, fields=fields)
    assert refusal.value.field == "workers"
    with pytest.raises(Refusal):
        actions.note_session(by=cast.bruno, on=clock.today(), kind="group", workers=[cast.selma.id], fields=fields)
    with pytest.raises(Refusal):
        actions.note_session(by=cast.alma, on=clock.today(), kind="group", workers=workers, fields=fields)


def test_what_cannot_be_sealed_to_somebody_is_not_half_written(cast: Cast) -> None:
    case_of(cast, "alma")
    (audit,) = drawn(cast, 1)
    told(cast, audit)
    PublicKey.objects.filter(owner=cast.alma.id).update(retired_at=clock.now())
    words = Word.rows.filter(audit=audit).count()
    with pytest.raises(Refusal, match=r"among\.no_key"):
        actions.reply(by=cast.bruno, audit_id=audit.pk, text="Well done.", key=uuid4())
    assert Word.rows.filter(audit=audit).count() == words
    fields, workers = {"themes": "How to say no"}, [cast.alma.id, cast.amir.id]
    with pytest.raises(Refusal, match=r"among\.no_key"):
        actions.note_session(by=cast.bruno, on=clock.today(), kind="group", workers=workers, fields=fields)
    assert queries.sessions(cast.bruno) == []
    assert not Session.rows.exists()
