"""A file with a private key is made once, for one person's eyes, and read as it was written."""

import stat
from pathlib import Path

import pytest

from amparo.trust.backups import identities
from amparo.trust.backups.refusal import Refused


def test_a_new_identity_is_closed_to_others_and_opens_what_is_sealed_for_it(tmp_path: Path) -> None:
    public = identities.make(tmp_path / "key.txt")
    assert stat.S_IMODE((tmp_path / "key.txt").stat().st_mode) == 0o600
    assert [each.public for each in identities.read(tmp_path / "key.txt")] == [public]


def test_a_private_key_is_never_written_over(tmp_path: Path) -> None:
    identities.make(tmp_path / "key.txt")
    before = (tmp_path / "key.txt").read_text()
    with pytest.raises(Refused, match="exists"):
        identities.make(tmp_path / "key.txt")
    assert (tmp_path / "key.txt").read_text() == before


@pytest.mark.parametrize("words", ["", "no key", "age1qqqq", "\u0645\u0641\u062a\u0627\u062d"])
def test_what_holds_no_key_is_told_without_showing_it(words: str, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(words, encoding="utf-8")
    with pytest.raises(Refused, match="holds no age identity"):
        identities.read(tmp_path / "words.txt")


def test_a_key_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        identities.read(tmp_path / "nothing.txt")
