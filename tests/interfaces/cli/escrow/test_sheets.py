"""The ceremony and its sheets: written for this user alone, one for each holder, in four languages; made offline, too."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from amparo.interfaces.cli.escrow import sheet
from amparo.trust.escrow import ceremony, queries
from amparo.trust.escrow.ceremony import Ceremony
from tests.interfaces.cli.escrow.ceremonies import HOLDERS, NAMES, create, lines, run, text_of


@pytest.mark.django_db
def test_three_sheets_are_written_for_this_user_alone_and_each_holds_its_own_words(
    stick: Path, made: list[Ceremony]
) -> None:
    told = create(stick)
    assert told.exit_code == 0, told.output
    files = sorted(stick.iterdir())
    assert [path.name for path in files] == [f"escrow-share-{number}.pdf" for number in (1, 2, 3)]
    for number, path in enumerate(files):
        assert path.stat().st_mode & 0o777 == 0o600
        rows = made[0].shares[number].split()
        in_rows = [rows[line + column * 11] for line in range(11) for column in range(3)]
        text = text_of(path.read_bytes())
        assert re.search(r"[\d\s]*".join(in_rows), text), "each word, with its number between"
        assert not any(name in text for name in NAMES if name != NAMES[number]), (
            "nobody learns of the others by a sheet"
        )
    assert not any(word in told.output.split() for share in made[0].shares for word in share.split()[4:30])
    standing = queries.standing()
    assert standing
    assert (standing.holders, standing.fingerprint) == (NAMES, made[0].half.fingerprint)
    assert standing.fingerprint in told.output


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_the_sheet_is_set_in_each_language_on_one_page(language: str) -> None:
    held = ceremony.hold(("Inés", "Zoë", "كريم"))
    for pdf in sheet.sheets(held, language):
        assert b"/Type/Pages/Count 1/" in pdf
    titles = {one: sheet_title(held, one) for one in ("en", language)}
    assert (titles["en"] == titles[language]) == (language == "en")


def sheet_title(held: Ceremony, language: str) -> object:
    from django.utils import translation

    with translation.override(language):
        return sheet._words(1, "A", held.shares[0], "", language)["title"]


@pytest.mark.django_db
def test_without_printed_sheets_no_key_is_put_to_use(stick: Path) -> None:
    assert create(stick, typed="n\n").exit_code == 1
    assert queries.standing() is None


@pytest.mark.django_db
def test_a_sheet_is_never_written_over_nor_into_the_data_folder(stick: Path, settings: Any) -> None:
    (stick / "escrow-share-1.pdf").write_text("another")
    told = create(stick)
    assert told.exit_code == 1
    assert "exists" in told.output
    assert (stick / "escrow-share-1.pdf").read_text() == "another"
    inside = Path(settings.AMPARO_DATA) / "sheets"
    inside.mkdir(parents=True)
    assert "must not stand in the data folder" in create(inside).output
    assert queries.standing() is None
    inside.rmdir()


@pytest.mark.django_db
@pytest.mark.parametrize("names", [("A", "B"), ("A", "B", "A")])
def test_three_different_holders_are_named(stick: Path, names: tuple[str, ...]) -> None:
    told = run("create", stick, *[word for name in names for word in ("--holder", name)])
    assert "three different people" in told.output
    assert list(stick.iterdir()) == []


@pytest.mark.django_db
def test_a_key_made_offline_is_carried_to_the_server_as_a_file(stick: Path, made: list[Ceremony]) -> None:
    public = stick / "public.json"
    assert run("offline", stick, public, *HOLDERS, typed="y\n").exit_code == 0
    assert queries.standing() is None
    assert run("install", public).exit_code == 0
    assert run("drill", typed=lines(*made[0].shares[1:])).exit_code == 0
    assert "installed already" in run("install", public).output
    public.write_text(public.read_text().replace(NAMES[0], "Somebody else"))
    told = json.loads(public.read_text())
    public.write_text(json.dumps({**told, "public": base64.b64encode(bytes(1216)).decode()}))
    assert "no public half" in run("install", public).output
