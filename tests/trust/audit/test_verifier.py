"""The stand-alone verifier: it finds everything below a checkpoint that was kept outside, and needs no Amparo."""

import itertools
import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pymerkle
import pytest
from django.db import connection

from amparo.trust.audit import actions, checkpoints, export, verify
from amparo.trust.audit.checkpoints import Checkpoint
from amparo.trust.audit.models import Leaf
from amparo.trust.notary import signing
from tests.trust.audit import attacks
from tests.trust.audit.test_log import fill
from tools import verify_log

VERIFIER = Path(verify_log.__file__)
TRIES = 1000
"""`python -m benchmarks.log` makes 10,000."""


def keys_text() -> str:
    """Return the key file that `amparo audit keys` prints."""
    return "".join(f"{key.text()}\n" for key in signing.own_keys())


def outside(leaves: list[attacks.Leaf], covered: int) -> list[verify_log.Point]:
    """Return the checkpoint of the first `covered` leaves, signed and read back as the verifier reads it."""
    note = signing.Notary().sign(Checkpoint(covered, attacks.root(leaves[:covered])))
    return [verify_log.read_checkpoint("the checkpoint", note, verify_log.read_keys(keys_text()))]


def test_every_random_tampering_below_a_checkpoint_kept_outside_is_found() -> None:
    dice = random.Random(20261126)
    sound = attacks.invented(160, dice)
    points = outside(sound, 128)
    assert verify_log.examine(iter(sound), points) == (160, [])
    missed = [
        attack
        for attack, leaves in itertools.islice(attacks.worked_on(sound, 128, dice), TRIES)
        if leaves != sound and not verify_log.examine(iter(leaves), points)[1]
    ]
    assert missed == []


def test_its_tree_is_the_one_of_an_independent_library() -> None:
    sound = attacks.invented(77, random.Random(7))
    oracle = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in sound:
        oracle.append_entry(verify_log.entry(leaf))
    assert attacks.root(sound) == oracle.get_root()


def test_a_leaf_in_no_format_is_found_even_beyond_the_checkpoint_and_with_an_honest_hash() -> None:
    sound = attacks.invented(60, random.Random(8))
    points = outside(sound, 50)
    for wrong in ({**sound[55], "form": 3}, {**sound[55], "more": ""}, {"index": 55}, {}):
        leaves = [*sound]
        leaves[55] = attacks.rehashed([wrong])[0] | {"index": 55} if wrong else {}
        assert verify_log.examine(iter(leaves), points)[1]


def test_an_old_leaf_with_a_salted_hash_that_nothing_proves_is_found() -> None:
    sound = attacks.invented(60, random.Random(9))
    sound[3] = {**sound[3], "withheld": "00" * 32}
    assert verify_log.examine(iter(sound), outside(sound, 50))[1]


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the verifier alone: in isolated mode Python finds neither Amparo nor the settings."""
    return subprocess.run(
        [sys.executable, "-I", VERIFIER, *map(str, words)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def carried(tmp_path: Path, db: None) -> tuple[Path, Path, Path]:
    """A log of 90 leaves, exported; its keys; and its checkpoint of 70 leaves, carried out."""
    fill(70)
    verify.checkpoint_now()
    outside = tmp_path / "stick.txt"
    outside.write_text(checkpoints.newest(), encoding="utf-8")
    fill(20)
    log, keys = tmp_path / "log.jsonl", tmp_path / "keys.txt"
    log.write_text("".join(f"{line}\n" for line in export.lines()), encoding="utf-8")
    keys.write_text(keys_text(), encoding="utf-8")
    return log, keys, outside


def test_a_whole_export_is_proven_without_amparo(carried: tuple[Path, Path, Path]) -> None:
    log, keys, outside = carried
    told = _run(log, "--keys", keys, "--checkpoint", outside)
    assert told.returncode == 0, told.stderr
    assert "90 entries, the first 70" in told.stdout


def test_an_edited_export_is_told_in_a_sentence_with_its_place(carried: tuple[Path, Path, Path]) -> None:
    log, keys, outside = carried
    lines = log.read_text(encoding="utf-8").splitlines()
    lines[41] = json.dumps({**json.loads(lines[41]), "outcome": "refused"})
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = _run(log, "--keys", keys, "--checkpoint", outside)
    assert told.returncode == 1
    assert "Entry 41 was changed" in told.stdout
    assert "first 70 entries" in told.stdout


def test_a_checkpoint_that_its_log_did_not_sign_proves_nothing(carried: tuple[Path, Path, Path]) -> None:
    log, keys, outside = carried
    note = outside.read_text(encoding="utf-8")
    head, _, lines = note.partition("\n\n")
    for wrong in (f"{head}\n\n{lines.splitlines()[0]}\n", note.replace("\n70\n", "\n69\n"), head, "nothing"):
        outside.write_text(wrong, encoding="utf-8")
        told = _run(log, "--keys", keys, "--checkpoint", outside)
        assert told.returncode == 1
        assert "nothing about this log is proven" in told.stdout


@pytest.mark.django_db(transaction=True)  # SQLite waits for ever to copy a database that has an act under way
@pytest.mark.skipif("sqlite" not in connection.vendor, reason="the file is SQLite's")
def test_a_database_file_is_read_as_the_export_is(tmp_path: Path) -> None:
    fill(30)
    actions.append([actions.Entry(None, "operator", "form.imported", detail={"form": "intake@1"})])
    copy = tmp_path / "amparo.sqlite3"
    with sqlite3.connect(copy) as target:
        connection.connection.backup(target)
    assert list(verify_log.from_sqlite(copy)) == [json.loads(line) for line in export.lines()]
    assert Leaf.objects.count() == 31
    with sqlite3.connect(copy) as target:
        target.execute('UPDATE audit_leaf SET actor = NULL WHERE "index" = 12')
    assert verify_log.examine(verify_log.from_sqlite(copy), [])[1] == [
        "Entry 12 was changed: it does not hash to what was written down with it."
    ]


def test_it_is_short_and_stands_alone() -> None:
    source = VERIFIER.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 200
    assert "django" not in source.lower().replace("without django", "")
    assert "import amparo" not in source
    assert "from amparo" not in source
