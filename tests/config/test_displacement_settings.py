"""The key for IOM's displacement figures: read from a file of one's own, sent over TLS alone, shown nowhere."""

from pathlib import Path

import pytest

from amparo.config.environment import SettingRefused
from amparo.config.outward.displacement import ADDRESS, Displacement, displacement


def test_without_a_key_nobody_is_asked_and_with_one_it_is_shown_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert displacement() == Displacement(ADDRESS, "")
    file = tmp_path / "key"
    file.write_text("a-secret-key\n")
    file.chmod(0o600)
    monkeypatch.setenv("AMPARO_DTM_KEY", str(file))
    found = displacement()
    assert found.key == "a-secret-key"
    assert "secret" not in repr(found)


@pytest.mark.parametrize(("told", "mode"), [("", 0o600), ("two\nlines", 0o600), ("x" * 300, 0o600), ("key", 0o644)])
def test_a_file_that_holds_no_key_or_that_others_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str, mode: int
) -> None:
    file = tmp_path / "key"
    file.write_text(told)
    file.chmod(mode)
    monkeypatch.setenv("AMPARO_DTM_KEY", str(file))
    with pytest.raises(SettingRefused, match=r"AMPARO_DTM_KEY|chmod 600"):
        displacement()
    monkeypatch.setenv("AMPARO_DTM_KEY", str(tmp_path / "nowhere"))
    with pytest.raises(SettingRefused, match=r"cannot be read"):
        displacement()


def test_the_key_is_sent_over_tls_alone_but_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_DTM_ADDRESS", "http://dtm.example.org")
    with pytest.raises(SettingRefused, match=r"https"):
        displacement()
    monkeypatch.setenv("AMPARO_DTM_ADDRESS", "http://127.0.0.1:9")
    assert displacement().address == "http://127.0.0.1:9"
