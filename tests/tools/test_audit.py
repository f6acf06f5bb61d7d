"""`make audit` says each known flaw in one line, keeps to the times of SECURITY.md and leaves no lock file out."""

import sys
from datetime import timedelta
from typing import Any

import pytest

from tests.house import ground
from tools import audit
from tools.audit import __main__ as asking

CLEAN = {"name": "django", "version": "5.2.19", "vulns": []}
FLAWED = {
    "name": "pillow", "version": "13.0", "vulns": [
        {"id": "PYSEC-1", "fix_versions": ["13.1"], "aliases": [], "description": ""},
        {"id": "PYSEC-2", "fix_versions": [], "aliases": [], "description": ""},
    ],
}  # fmt: skip


def told(monkeypatch: pytest.MonkeyPatch, answer: list[dict[str, Any]], days: int) -> int:
    monkeypatch.setattr(asking, "_asked", lambda lock: {"dependencies": answer})
    monkeypatch.setattr(asking, "age", lambda: timedelta(days=days))
    return asking.main()


def test_no_flaw_and_young_locks_are_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(monkeypatch, [CLEAN], 89) == 0
    assert "requirements/run.lock: 0 known flaws" in capsys.readouterr().out


def test_each_flaw_is_a_line_with_where_it_is_mended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(monkeypatch, [CLEAN, FLAWED], 1) == 1
    said = capsys.readouterr().out
    assert "pillow 13.0: PYSEC-1, mended in 13.1" in said
    assert "pillow 13.0: PYSEC-2, mended in nowhere yet" in said


def test_old_locks_need_a_person_though_no_flaw_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, [CLEAN], 91) == 1


def test_the_age_alone_asks_nobody_and_is_part_of_every_check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["audit", "--age"])
    assert (told(monkeypatch, [FLAWED], 90), told(monkeypatch, [FLAWED], 91)) == (0, 1)
    assert "flaws" not in capsys.readouterr().out
    assert "tools.audit --age" in (ground.ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_library_that_was_not_asked_for_is_no_clean_one() -> None:
    with pytest.raises(SystemExit, match="was not asked for"):
        list(asking.flaws({"dependencies": [{"name": "typst", "skip_reason": "unreachable"}]}))


def test_every_lock_is_asked_for_and_the_time_is_that_of_the_policy() -> None:
    assert {*asking.LOCKS} == {ground.short(path) for path in (ground.ROOT / "requirements").glob("*.lock")}
    assert f"every **{asking.OLDEST.days}** days" in (ground.ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "SECURITY.md" in (audit.__doc__ or "")
