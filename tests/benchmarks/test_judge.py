"""The judge of the fault benchmark finds what it is there to find: whatever is taken away, it says so."""

import random
from collections.abc import Callable
from dataclasses import asdict

import pytest
from django.conf import settings
from django.db import connection

from amparo.casework.cases.models import Case, Deadline, Entry, EntryStatus, StoredFile
from amparo.casework.people.models import Person
from amparo.trust import projections
from amparo.trust.audit import verify
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from benchmarks.faults import staff
from benchmarks.faults.judge.halves import halves
from benchmarks.faults.judge.judging import judged
from benchmarks.faults.table import Judgement, Row, printed
from benchmarks.faults.worker import acts
from benchmarks.faults.worker.desk import Desk, Done
from tests.cast import Cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("postgresql" in settings.DATABASES["default"]["ENGINE"], reason="the judge asks SQLite itself"),
]
EVERY = (
    acts.register, acts.register, acts.register, acts.open_case, acts.write, acts.write, acts.write, acts.write,
    acts.write, acts.write, acts.correct, acts.finish, acts.start_form, acts.save_form, acts.complete_form, acts.agree,
    acts.add_document, acts.tie, acts.mark_duplicate, acts.change, acts.restrict, acts.write,
    acts.lift_restriction, acts.restrict,
)  # fmt: skip


@pytest.fixture
def answered(cast: Cast) -> list[Done]:
    """Every act of the benchmark, done and answered."""
    projections.forget()
    staff.remember([staff.told(cast)])
    desk = Desk(cast.alma, cast.bruno, cast.north.pk, random.Random(8))
    return [act(desk) for act in EVERY]


def test_every_act_of_the_benchmark_is_found_whole(answered: list[Done]) -> None:
    assert {act for act, _ in acts.ACTS} == set(EVERY)
    verify.checkpoint_now()
    assert judged(answered, answered) == Judgement()


def _of(answered: list[Done], act: str) -> Done:
    return next(done for done in answered if done.act == act)


@pytest.mark.parametrize("act", ["person.registered", "task.done", "form.saved", "consent.given", "document.added"])
def test_an_answered_act_whose_version_is_gone_is_lost(answered: list[Done], act: str) -> None:
    done = _of(answered, act)
    Version.objects.filter(record=done.record, number=done.number).delete()
    assert any(act in lost for lost in judged(answered, answered).lost)


def test_an_act_that_left_no_trace_at_all_is_lost_and_not_half(answered: list[Done]) -> None:
    never = Done("person.changed", answered[0].record, 7, answered[0].record, "word")
    found = judged([*answered, never], [*answered, never])
    assert len(found.lost) == 1
    assert not found.half


def test_words_that_are_not_those_that_were_answered_are_lost(answered: list[Done]) -> None:
    done = _of(answered, "person.changed")
    other = Done(done.act, done.record, done.number, done.holder, "quite other words")
    assert any("cannot be read" in lost for lost in judged([other], [other]).lost)


def test_a_log_that_was_shortened_or_rewritten_is_damage(answered: list[Done]) -> None:
    Leaf.objects.order_by("-index")[0].delete()
    assert judged(answered, answered).broken


def _delete_leaf(act: str) -> Callable[[], object]:
    return lambda: Leaf.objects.filter(act=act).order_by("-index")[0].delete()


BREAKS: dict[str, Callable[[], object]] = {
    "a person without identity": lambda: Version.objects.filter(kind="people.person", number=1).delete(),
    "a version without its key": lambda: Grant.objects.filter(compartment="story").delete(),
    "a key without a version": lambda: Grant.objects.create(
        holder=Case.rows.get().pk, compartment="index", recipient_kind="server", wrapped=b"", reason="created"
    ),
    "a key of the server to what is sealed to people": lambda: Grant.objects.create(
        holder=Case.rows.get().pk,
        compartment="story",
        recipient_kind="server",
        wrapped=b"",
        reason="created",
        key_version=3,
    ),
    "a case that is sealed to nobody": lambda: Grant.objects.filter(
        compartment="story", recipient_kind="user"
    ).delete(),
    "a case unlike its person": lambda: Case.rows.update(tier="standard"),
    "a person restricted without an act": _delete_leaf("case.restricted"),
    "an act without its leaf": _delete_leaf("note.written"),
    "a case without its clocks": lambda: Deadline.objects.filter(step="assessment").delete(),
    "a task done without an act": lambda: (
        Entry.rows.filter(kind="task").update(status=EntryStatus.DONE) and Leaf.objects.filter(act="task.done").delete()
    ),
    "a form completed without an act": _delete_leaf("form.completed"),
    "a duplicate that nobody marked": _delete_leaf("person.marked_duplicate"),
    "a mark that was not set": lambda: Person.rows.update(duplicate_of=None),
    "a document without its file": lambda: StoredFile.objects.all().delete(),
    "content without its row": lambda: (
        StoredFile.objects.all().delete() and Entry.rows.filter(kind="document").delete()
    ),
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_half_act_is_found(answered: list[Done], how: str) -> None:
    assert not halves()
    BREAKS[how]()
    assert halves()


def test_a_row_that_points_nowhere_is_found(answered: list[Done]) -> None:
    case = Case.rows.get()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys=ON")
        cursor.execute("UPDATE cases_case SET person_id = %s WHERE id = %s", ["0" * 32, case.pk.hex])
        assert any("points nowhere" in half for half in halves())
        cursor.execute("UPDATE cases_case SET person_id = %s WHERE id = %s", [case.person_id.hex, case.pk.hex])


def test_the_table_breaks_the_promise_only_where_it_is_one() -> None:
    row, plain = Row("power cut"), Row("without safety", judged=False)
    said = [asdict(Done("a", "b", 1, "c")), {"failed": "OperationalError", "why": "disk full"}]
    row.add(said, Judgement())
    plain.add(said, Judgement(lost=["a"]))
    assert row.kept
    assert plain.kept
    assert "Every promise is kept: 2 rounds." in printed([row, plain])
    row.add([{"failed": "KeyError", "why": "x"}], Judgement())
    assert not row.kept
    assert "A PROMISE IS BROKEN" in printed([row, plain])
