"""The first command a stranger types must work, or say in one sentence what is missing."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap

ROOT = Path(__file__).resolve().parents[2]


def _sentence(caught: pytest.CaptureFixture[str]) -> str:
    told = caught.readouterr().err.strip()
    assert len(told.splitlines()) == 1
    return told


def test_an_old_python_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(bootstrap, "answer_of", lambda python, code: "")
    with pytest.raises(SystemExit):
        bootstrap.suitable_python()
    assert "Python 3.8" in _sentence(capsys)


def test_a_newer_python_beside_an_old_one_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(bootstrap, "answer_of", lambda python, code: "3.12" if python == "python3.12" else "")
    assert bootstrap.suitable_python() == "python3.12"


def test_a_python_without_venv_is_told_which_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "answer_of", lambda python, code: "")
    with pytest.raises(SystemExit):
        bootstrap.suitable_python()
    assert "python3-venv" in _sentence(capsys)


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap.os, "access", lambda place, mode: False)
    monkeypatch.setattr(bootstrap.sys, "argv", ["bootstrap.py", "run", str(tmp_path / "venv")])
    with pytest.raises(SystemExit):
        bootstrap.main()
    assert "cannot be written" in _sentence(capsys)


def test_an_environment_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "amparo-dev.stamp").write_text(bootstrap.fingerprint("dev", "3.11"), encoding="ascii")
    assert bootstrap.is_ready(str(tmp_path), "dev", "3.11")
    assert bootstrap.is_ready(str(tmp_path), "run", "3.11"), "what is enough to develop is enough to run"
    assert not bootstrap.is_ready(str(tmp_path), "dev", "3.12")
    (tmp_path / "amparo-run.stamp").write_text(bootstrap.fingerprint("run", "3.12"), encoding="ascii")
    assert not bootstrap.is_ready(str(tmp_path), "dev", "3.12"), "what is enough to run is not enough to develop"


def test_the_bootstrap_can_be_read_by_an_old_python() -> None:
    """Annotations, f-strings and the like would end in a syntax error instead of a sentence."""
    tree = ast.parse((ROOT / "tools" / "bootstrap.py").read_text(encoding="utf-8"))
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef)
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("AMPARO_PORT", "many", "whole number"),
        ("AMPARO_HTTPS", "maybe", "on or off"),
        ("AMPARO_DATABASE_URL", "mysql://x", "postgresql://"),
        ("AMPARO_DATA", "/dev/null/amparo", "cannot be made"),
    ],
)
def test_a_broken_setting_is_told_in_one_sentence(name: str, value: str, says: str, tmp_path: Path) -> None:
    outside = {key: text for key, text in os.environ.items() if not key.startswith(("AMPARO_", "DJANGO_"))}
    told = subprocess.run(
        [sys.executable, "-m", "amparo.interfaces.cli", "doctor"],
        env={**outside, "AMPARO_DATA": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert name in told.stderr
    assert says in told.stderr


@pytest.mark.parametrize(("kind", "uv_works", "asked"), [("dev", True, 0), ("dev", False, 1), ("run", True, 1)])
def test_developers_get_their_packages_by_uv_and_where_it_cannot_by_pip(
    kind: str, uv_works: bool, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        calls.append(command)
        return int("uv" in command and not uv_works)

    monkeypatch.setattr(bootstrap.subprocess, "call", call)
    bootstrap.install("python", kind)
    by_pip = [command for command in calls if "uv" not in command and bootstrap.LOCKS[kind] in command]
    assert len(by_pip) == asked
    assert all("--require-hashes" in command for command in calls if "-r" in command)
    assert calls[-1][-2:] == ["-e", "."]
