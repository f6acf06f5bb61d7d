"""`amparo places import` keeps a whole file or nothing, and says what is wrong where."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from amparo.casework.directory.models import Place
from amparo.interfaces.cli.main import amparo
from tests.casework.directory.listing import PLACES

pytestmark = pytest.mark.django_db


def run(tmp_path: Path, text: str) -> tuple[int, str]:
    file = tmp_path / "adm2.csv"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(amparo, ["places", "import", str(file)])
    return done.exit_code, done.output


def test_places_are_brought_in_and_counted(tmp_path: Path) -> None:
    assert run(tmp_path, PLACES) == (0, "adm2.csv: 6 places (6 new, 0 changed, 0 ended)\n")
    assert run(tmp_path, PLACES)[1].endswith("(0 new, 0 changed, 0 ended)\n")
    assert Place.objects.count() == 6


def test_a_fault_in_one_row_keeps_nothing(tmp_path: Path) -> None:
    code, said = run(tmp_path, PLACES + "Vega,QV,South,,QV02,,QV0202,2026-01-01\n")
    assert code == 1
    assert "row 5, column ADM2_EN: QV0202 has no name" in said
    assert Place.objects.count() == 0


def test_a_file_that_is_no_text_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "adm2.csv"
    file.write_bytes(b"\xff\xfe\x00")
    done = CliRunner().invoke(amparo, ["places", "import", str(file)])
    assert (done.exit_code, Place.objects.count()) == (1, 0)
    assert "cannot be read as text" in done.output
