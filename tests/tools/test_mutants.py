"""The figures of `make mutants`: only what a test noticed counts, and every survivor needs its reason."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tools.mutants import report

LINE = "return one is two"
JUDGED = {"KILLED": ("KILLED", "1 failed"), "SURVIVED": ("SURVIVED", ""), "timeout": ("KILLED", "timeout")}


def session(folder: Path, *outcomes: str) -> Path:
    """Return a session with one mutant for each outcome, in columns 0, 1, …; "" is not judged yet."""
    (folder / "policy.py").write_text(f"def same(one, two):\n    {LINE}\n", encoding="utf-8")
    with closing(sqlite3.connect(folder / "session.sqlite")) as database:
        database.execute(
            "CREATE TABLE mutation_specs (job_id, module_path, start_pos_row, start_pos_col, operator_name)"
        )
        database.execute("CREATE TABLE work_results (job_id, test_outcome, output)")
        for column, outcome in enumerate(outcomes):
            database.execute("INSERT INTO mutation_specs VALUES (?, 'policy.py', 2, ?, 'core/Is_Eq')", [column, column])
            if outcome:
                database.execute("INSERT INTO work_results VALUES (?, ?, ?)", [column, *JUDGED[outcome]])
        database.commit()
    return folder / "session.sqlite"


def reasons(monkeypatch: pytest.MonkeyPatch, *columns: int) -> None:
    known = {("policy.py", column, "Is_Eq", LINE): "Python keeps one object." for column in columns}
    monkeypatch.setattr(report, "known", lambda: known)


def told(folder: Path, capsys: pytest.CaptureFixture[str], *outcomes: str) -> tuple[int, str]:
    return report.tell(session(folder, *outcomes), folder), capsys.readouterr().out


def test_all_noticed_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons(monkeypatch, 20)
    status, said = told(tmp_path, capsys, *["KILLED"] * 20, "SURVIVED")
    assert status == 0
    assert "20 of 21 mutants noticed; 1 of the others" in said
    assert "100.0%" in said


@pytest.mark.parametrize(("outcome", "word"), [("SURVIVED", "SURVIVED"), ("timeout", "SURVIVED"), ("", "NOT JUDGED")])
def test_what_was_not_noticed_needs_a_person_however_it_came_about(
    outcome: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons(monkeypatch)
    status, said = told(tmp_path, capsys, *["KILLED"] * 24, outcome)
    assert status == 1
    assert "24 of 25 mutants noticed" in said
    assert "96.0%" in said
    assert f"{word} policy.py:2:24 Is_Eq: {LINE}" in said


def test_a_reason_for_what_is_noticed_by_now_has_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons(monkeypatch, 0)
    status, said = told(tmp_path, capsys, "KILLED")
    assert status == 1
    assert "NO LONGER A SURVIVOR" in said


def test_survivors_are_judged_again_and_what_was_noticed_is_not(tmp_path: Path) -> None:
    made = session(tmp_path, "KILLED", "SURVIVED", "timeout")
    report.forget_survivors(made)
    with closing(sqlite3.connect(made)) as database:
        assert database.execute("SELECT job_id FROM work_results").fetchall() == [(0,)]


def test_every_reason_names_a_line_that_stands_in_the_policy() -> None:
    policy = Path(report.__file__).parents[2] / "amparo" / "foundation" / "policy"
    for file, _, _, line in report.known():
        assert line in (policy / file).read_text(encoding="utf-8"), (file, line)
