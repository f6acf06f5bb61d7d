"""A key that was used and is lost takes every record with it: what a new key file promises before it is used."""

import os
from pathlib import Path

import pytest

from amparo.config import environment


def test_a_new_key_survives_a_power_cut_from_the_moment_it_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of the key in its folder, and the folder's in the one above, are written down as its content is."""
    written: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda handle: written.append(Path(f"/proc/self/fd/{handle}").resolve()))
    environment.secret(tmp_path / "keys" / "vault.key")
    assert tmp_path / "keys" in written
    assert tmp_path in written
    assert written[0].parent == tmp_path / "keys", "the content first"


def test_a_key_that_is_there_is_read_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = environment.secret(tmp_path / "keys" / "vault.key")
    monkeypatch.setattr(os, "fsync", lambda handle: pytest.fail("nothing is to be written"))
    assert environment.secret(tmp_path / "keys" / "vault.key") == made
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["vault.key"]
