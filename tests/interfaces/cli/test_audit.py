"""The commands by which proofs of the log leave the house: each can be read by a person and used by another Amparo."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from amparo.interfaces.cli.main import amparo
from amparo.interfaces.cli.symptoms import acts as symptoms
from amparo.trust.audit import checkpoints, verify
from amparo.trust.audit.actions import Entry, append
from amparo.trust.audit.models import Leaf
from amparo.trust.notary import notes, signing

pytestmark = pytest.mark.django_db


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(amparo, ["audit", *map(str, words)], prog_name="amparo")


def _acts(count: int) -> None:
    append([Entry(None, "system", "test.act") for _ in range(count)])


def test_the_newest_checkpoint_is_shown_as_a_note_that_can_be_verified() -> None:
    _acts(3)
    told = _run("checkpoint")
    assert told.exit_code == 0
    assert signing.Notary().opened(told.output).size == 3


def test_a_log_without_entries_is_told_in_one_sentence() -> None:
    told = _run("checkpoint")
    assert told.exit_code == 1
    assert len(told.output.strip().splitlines()) == 1


def test_on_paper_it_is_a_qr_code_with_its_text(tmp_path: Path) -> None:
    _acts(3)
    told = _run("checkpoint", "--qr", "--png", tmp_path / "code.png")
    assert told.exit_code == 0, told.output
    assert "amparo/log/" in told.output
    assert "█" in told.output
    with Image.open(tmp_path / "code.png") as picture:
        assert picture.width == picture.height > 200


def test_the_keys_are_shown_as_lines_that_a_key_file_may_hold() -> None:
    told = _run("keys")
    assert {key.kind for key in notes.read_keys(told.output)} == {1, 4, 6}
    assert {key.name for key in notes.read_keys(told.output)} == {signing.origin()}


def test_the_export_has_a_line_for_every_entry(tmp_path: Path) -> None:
    _acts(4)
    assert _run("export", tmp_path / "log.jsonl").exit_code == 0
    lines = (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["index"] for line in lines] == [0, 1, 2, 3]
    assert _run("export", tmp_path / "no" / "such" / "folder").exit_code == 1


def test_two_installations_witness_each_other_by_files(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    _acts(5)
    (tmp_path / "keys").write_text(_run("keys").output, encoding="utf-8")
    assert _run("prove", "--from", "0", "--out", tmp_path / "request").exit_code == 0
    settings.AMPARO_DATA, settings.AMPARO_LOG_KEY = tmp_path / "other", b"w" * 32
    refused = _run("witness", tmp_path / "request")
    assert refused.exit_code == 1
    assert "not known here" in refused.output
    told = _run("witness", tmp_path / "request", "--keys", tmp_path / "keys", "--out", tmp_path / "cosigned")
    assert told.exit_code == 0, told.output
    note = (tmp_path / "cosigned").read_text(encoding="utf-8")
    assert signing.signed_by_all(note, signing.own_keys(4, 6)).size == 5


def test_more_entries_than_there_are_cannot_be_proven() -> None:
    _acts(2)
    told = _run("prove", "--from", "3")
    assert told.exit_code == 1
    assert "2 entries" in told.output


def test_verify_says_how_far_signed_checkpoints_reach() -> None:
    _acts(2)
    assert "cover the first 0" in _run("verify").output
    verify.checkpoint_now()
    _acts(2)
    assert "cover the first 2" in _run("verify").output


def test_the_doctor_compares_the_checkpoints_outside(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    _acts(2)
    assert symptoms.outside().well
    settings.AMPARO_CHECKPOINT_DROP = str(tmp_path / "stick")
    verify.checkpoint_now()
    assert not symptoms.outside().well
    (tmp_path / "stick").mkdir()
    assert not symptoms.outside().well
    verify.checkpoint_now()
    assert symptoms.outside().well
    _acts(1)
    verify.checkpoint_now()
    checkpoints.paths()[-1].unlink()
    assert "call for help" in symptoms.outside().sentence


def test_the_doctor_sees_a_checkpoint_that_is_not_signed() -> None:
    _acts(2)
    verify.checkpoint_now()
    path = checkpoints.paths()[0]
    path.write_text(path.read_text(encoding="utf-8").partition("\n\n")[0], encoding="utf-8")
    assert not symptoms.log().well
    assert Leaf.objects.count() == 2
