"""`amparo directory export` writes what everybody may know, and never over another file."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from amparo.interfaces.cli.main import amparo
from tests.casework.directory.listing import HOUSE, SERVICE, listed
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def export(file: Path) -> tuple[int, str]:
    done = CliRunner().invoke(amparo, ["directory", "export", str(file)])
    return done.exit_code, done.output


def test_the_public_part_is_packed_and_nothing_protected(cast: Cast, tmp_path: Path) -> None:
    known = listed(cast)
    file = tmp_path / "directory.zip"
    assert export(file) == (0, f"{file}: 1 services of 1 organisations\n")
    with ZipFile(file) as packed:
        said = "\n".join(packed.read(name).decode() for name in packed.namelist())
        assert {"datapackage.json", "services.csv", "schedules.csv", "taxonomy_terms.csv"} <= set(packed.namelist())
    for text in (SERVICE["name"], "Muelle 1", "Desk of the lawyers", "QV01"):
        assert text in said
    for secret in ("Luna", HOUSE, str(known.house), str(known.shelter), "Rosa", "boat"):
        assert secret not in said, secret


def test_a_file_that_is_there_stays(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "directory.zip"
    file.write_text("mine")
    code, said = export(file)
    assert (code, file.read_text()) == (1, "mine")
    assert "File exists" in said
