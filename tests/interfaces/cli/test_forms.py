"""Forms that others made: explained by sheet and row, or kept so that they can be filled."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amparo.interfaces.cli.main import amparo
from amparo.trust.audit import queries

GOOD = """
| survey   |            |       |            |
|          | type       | name  | label      |
|          | text       | place | Which town |
| settings |            |       |            |
|          | form_title | form_id | version  |
|          | Arrival    | arrival | 2026-11-23 |
"""
BROKEN = GOOD.replace("| place |", "|       |")


def _run(action: str, folder: Path, **texts: str) -> Result:
    files = []
    for name, text in texts.items():
        files.append(folder / f"{name}.md")
        files[-1].write_text(text, encoding="utf-8")
    return CliRunner().invoke(amparo, ["forms", action, *map(str, files)])


def test_a_good_form_is_described_and_a_broken_one_explained_by_sheet_and_row(tmp_path: Path) -> None:
    told = _run("check", tmp_path, good=GOOD, broken=BROKEN)
    assert told.exit_code == 1
    assert "Arrival (arrival, version 2026-11-23): questions: 1;" in told.output
    assert "survey, row 2" in told.output
    assert "Not usable: broken.md." in told.output


@pytest.mark.django_db
def test_importing_twice_keeps_one_form_and_is_in_the_log(tmp_path: Path) -> None:
    first, second = _run("import", tmp_path, good=GOOD), _run("import", tmp_path, good=GOOD)
    assert first.exit_code == second.exit_code == 0, first.output + second.output
    assert first.output == second.output
    assert queries.size() == 1


@pytest.mark.django_db
def test_a_broken_form_is_not_kept(tmp_path: Path) -> None:
    assert _run("import", tmp_path, broken=BROKEN).exit_code == 1
    assert queries.size() == 0
