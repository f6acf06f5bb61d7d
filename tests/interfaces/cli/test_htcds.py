"""`amparo htcds check`: what a file of trafficking cases holds, without a database and without printing a cell."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amparo.exchange import htcds
from amparo.exchange.htcds import Record
from amparo.interfaces.cli.main import amparo

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "bring-in-trafficking-cases.md"


def checked(folder: Path, name: str, data: bytes) -> Result:
    (folder / name).write_bytes(data)
    return CliRunner().invoke(amparo, ["htcds", "check", str(folder / name)])


def test_a_file_that_is_understood_is_counted_field_by_field(tmp_path: Path) -> None:
    cases = [
        Record({"prs_FirstName": ("Zyxwv",), "cas_Status": ("Active",)}),
        Record({"cas_Status": ("Closed",)}, {}, {"Ours": "1"}),
    ]
    told = checked(tmp_path, "cases.xlsx", htcds.written(cases))
    assert told.exit_code == 0, told.output
    assert "cases: 2; fields with a column: 83 of 83" in told.output
    assert "  cas_Status: 2\n" in told.output
    assert "column “Ours”: 1" in told.output
    assert "Zyxwv" not in told.output


def test_what_is_wrong_is_told_by_sheet_row_and_field_and_never_by_its_words(tmp_path: Path) -> None:
    told = checked(tmp_path, "cases.csv", b"prs_FirstName,prs_Birthdate,cas_Status\nHawa,17/3/2001,Zyxwv\n")
    assert told.exit_code == 1
    assert "CSV, row 2, column B: “Birthdate” (prs_Birthdate): This cannot be read as a date." in told.output
    assert "(cas_Status): This is not one of the codes" in told.output
    assert not [word for word in ("Hawa", "17/3", "Zyxwv") if word in told.output]


def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    told = checked(tmp_path, "cases.xlsx", b"%PDF-1.7")
    assert told.exit_code == 1
    assert "This file is no table of cases." in told.output


def test_the_how_to_shows_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = b"prs_FirstName,prs_Birthdate,vic_TypeOfExploitation,con_Consent\nHawa,2001-03-17,ForcedLabour,TRUE\nAwa,17/3/2001,,\n"
    Path("cases.csv").write_bytes(data)
    told = CliRunner().invoke(amparo, ["htcds", "check", "cases.csv"]).output
    recorded = HOW_TO.read_text(encoding="utf-8").partition("$ amparo htcds check cases.csv\n")[2].partition("```")[0]
    assert told == recorded
