"""`amparo htcds import`: in the name of a case worker who gives her passphrase; nothing of a cell is printed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amparo.casework.cases.models import Case
from amparo.exchange import htcds
from amparo.exchange.htcds import Record
from amparo.foundation import ids
from amparo.interfaces.cli import startup
from amparo.interfaces.cli.main import amparo
from amparo.trust.staffing import hashing, keys
from tests.cast import PASSPHRASE, PUENTE, Cast

NEW = Record({"prs_FirstName": ("Zyxwv",), "vic_TypeOfExploitation": ("ForcedLabour",)})
NAMELESS = Record({"vic_TypeOfExploitation": ("ForcedLabour",)})


@pytest.fixture(autouse=True)
def own(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast with Tomas, whose key his passphrase opens, as after a first sign-in."""
    cast.qualify()
    monkeypatch.setattr(startup, "settings_read", lambda: None)
    monkeypatch.setattr(startup, "tables_present", lambda tell: None)
    user = cast.users["tomas"]
    with hashing.listening() as roots:
        user.set_password(PASSPHRASE)
    user.save()
    keys.shut_again(user, keys.begin(user, roots), roots)
    return cast


def called(folder: Path, *options: str, who: str = "tomas", passphrase: str = PASSPHRASE) -> Result:
    (folder / "cases.xlsx").write_bytes(htcds.written([NEW, NAMELESS]))
    sent = [
        "htcds",
        "import",
        str(folder / "cases.xlsx"),
        "--agency",
        PUENTE,
        "--as",
        who,
        "--source",
        "Partner",
        *options,
    ]
    return CliRunner().invoke(amparo, sent, input=f"{passphrase}\n")


def test_what_each_row_would_become_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    told = called(tmp_path)
    assert told.exit_code == 0, told.output
    assert "row 3: a new person and a new case\nrow 4: tells no name: decide on the screen" in told.output
    assert "Zyxwv" not in told.output
    assert not Case.rows.exists()


def test_what_is_surely_new_is_taken_in_once_and_the_rest_left_for_the_screen(tmp_path: Path, own: Cast) -> None:
    told = called(tmp_path, "--keep")
    case = Case.rows.get()
    assert f"row 3: taken in, case {ids.code(case.pk)}" in told.output
    assert (case.tier, case.owner_id) == ("restricted", own.tomas.id)
    assert f"row 3: taken in before, case {ids.code(case.pk)}" in called(tmp_path, "--keep").output
    assert Case.rows.count() == 1


@pytest.mark.parametrize(
    ("who", "passphrase"), [("tomas", "another one"), ("greta", PASSPHRASE), ("nobody", PASSPHRASE)]
)
def test_a_wrong_passphrase_and_an_account_that_may_not_are_the_same(tmp_path: Path, who: str, passphrase: str) -> None:
    told = called(tmp_path, "--keep", who=who, passphrase=passphrase)
    assert told.exit_code == 1
    assert f"{who} is no account of a case worker of this agency who is qualified" in told.output
    assert not Case.rows.exists()


def test_a_file_that_holds_no_cases_is_refused_before_anybody_is_asked(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"%PDF-1.7")
    sent = ["htcds", "import", str(tmp_path / "x.csv"), "--agency", PUENTE, "--as", "tomas", "--source", "Partner"]
    told = CliRunner().invoke(amparo, sent)
    assert (told.exit_code, "This file is no table of cases." in told.output) == (1, True)
    assert "Passphrase" not in told.output
