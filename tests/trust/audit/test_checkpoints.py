"""When a checkpoint is made, where it goes, and what an old, unsigned one is worth."""

import base64
import os
import time
from pathlib import Path

import pytest
from django.db import connection

from amparo.trust.audit import actions, checkpoints, outside, tree, verify
from amparo.trust.audit.actions import Entry
from amparo.trust.audit.models import Head, Leaf
from amparo.trust.notary import signing
from tests.trust.audit.test_log import fill

pytestmark = pytest.mark.django_db


def _grown(size: int) -> None:
    """Tell the checkpoints, as every act does, that the log has `size` leaves."""
    checkpoints.due(size, bytes([size % 251]) * 32)


def test_enough_acts_make_one_due_and_few_do_not() -> None:
    _grown(checkpoints.EVERY - 1)
    assert checkpoints.last_size() == 0
    _grown(checkpoints.EVERY)
    assert checkpoints.last_size() == checkpoints.EVERY
    _grown(checkpoints.EVERY + 1)
    assert len(checkpoints.read()) == 1


def test_ten_minutes_after_the_last_one_the_next_act_makes_another() -> None:
    checkpoints.write(5, bytes(32))
    _grown(6)
    assert checkpoints.last_size() == 5
    earlier = time.time() - checkpoints.SECONDS - 1
    os.utime(checkpoints.folder(), (earlier, earlier))
    _grown(6)
    assert checkpoints.last_size() == 6


def test_an_act_reads_no_checkpoint_and_lists_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    checkpoints.write(5, bytes(32))

    def refused(*_: object) -> None:
        raise AssertionError("the folder was read for an act")

    monkeypatch.setattr(Path, "iterdir", refused)
    monkeypatch.setattr(Path, "read_text", refused)
    for size in range(6, 60):
        _grown(size)


def test_what_another_process_wrote_is_seen() -> None:
    checkpoints.write(5, bytes(32))
    (checkpoints.folder() / "000000000009.txt").write_text("by another process", encoding="utf-8")
    assert checkpoints.last_size() == 9


def test_a_disk_that_refuses_the_checkpoint_does_not_undo_or_fail_the_act(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoints, "due", full)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.append([Entry(None, "system", "test.act")])
    assert Leaf.objects.count() == 1


def test_each_one_goes_outside_and_one_that_was_missed_follows(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.AMPARO_CHECKPOINT_DROP = str(tmp_path / "stick")
    checkpoints.write(5, bytes(32))
    assert outside.newest_size(signing.origin()) is None
    assert not (tmp_path / "stick").exists(), "a stick that is away is not imitated on this disk"
    (tmp_path / "stick").mkdir()
    checkpoints.write(5, bytes(32))
    assert outside.newest_size(signing.origin()) == 5
    carried = next((tmp_path / "stick").glob("*.txt"))
    assert signing.Notary().opened(carried.read_text(encoding="utf-8")).size == 5


def test_beside_a_request_it_goes_outside_without_the_request_waiting(
    settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.AMPARO_CHECKPOINT_DROP = str(tmp_path)
    _grown(checkpoints.EVERY)
    outside._carrier[0].join(timeout=20)
    assert outside.newest_size(signing.origin()) == checkpoints.EVERY


def _unsigned(size: int, root: bytes) -> None:
    """Write what earlier versions wrote."""
    old = checkpoints.folder().with_name("checkpoints.txt")
    old.parent.mkdir(parents=True, exist_ok=True)
    old.write_text(f"amparo/audit\n{size}\n{base64.b64encode(root).decode()}\n\n", encoding="ascii")


def _root() -> bytes:
    return tree.root(tree.unpack(Head.objects.get().frontier))


def test_an_old_unsigned_checkpoint_is_kept_and_compared_and_proves_nothing() -> None:
    fill(8)
    _unsigned(8, _root())
    verdict = verify.verify()
    assert (verdict.sound, verdict.covered, verdict.unsigned) == (True, 0, 1)
    verify.checkpoint_now()
    verdict = verify.verify()
    assert (verdict.sound, verdict.covered, verdict.unsigned) == (True, 8, 1)


def test_an_old_unsigned_checkpoint_that_does_not_agree_is_a_finding() -> None:
    fill(8)
    _unsigned(8, bytes(32))
    assert verify.verify().findings == ("the first 8 leaves are not those of the unsigned checkpoint",)


def test_an_unsigned_or_strange_file_among_the_signed_is_a_finding() -> None:
    fill(8)
    verify.checkpoint_now()
    path = checkpoints.paths()[0]
    note = path.read_text(encoding="utf-8")
    for wrong in (note.partition("\n\n")[0] + "\n", note.replace("\n8\n", "\n7\n"), ""):
        path.write_text(wrong, encoding="utf-8")
        assert not verify.verify().sound
    path.write_text(note, encoding="utf-8")
    assert verify.verify().sound
    path.rename(path.with_name("000000000007.txt"))
    assert not verify.verify().sound


def test_leaves_of_the_first_format_are_still_proven() -> None:
    fill(3)
    columns = {"actor": None, "role": "operator", "act": "form.imported", "holder": None, "record": None}
    columns |= {"compartment": "", "outcome": "done", "detail": '{"form":"a"}'}
    leaf = Leaf(index=0, at=Leaf.objects.get(index=0).at, form=1, withheld=b"", leaf_hash=b"", **columns)
    Leaf.objects.all().delete()
    # Written out as the first version wrote it.
    moment = leaf.at.isoformat(timespec="microseconds")
    first = (
        '{"act":"form.imported","actor":"","at":"' + moment + '","compartment":"","detail":"{\\"form\\":\\"a\\"}",'
        '"holder":"","index":0,"outcome":"done","record":"","role":"operator"}'
    )
    leaf.leaf_hash = tree.leaf_hash(first.encode())
    leaf.save(force_insert=True)
    Head.objects.update(size=1, frontier=leaf.leaf_hash)
    assert verify.verify().sound
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_leaf SET form = 2")
    assert not verify.verify().sound


def test_details_about_a_holder_cannot_be_logged_in_the_clear() -> None:
    fill(1)
    holder = Leaf.objects.get().holder
    with pytest.raises(ValueError, match="sealed"):
        Entry(None, "operator", "case.opened", holder=holder, detail={"worker": "x"})
