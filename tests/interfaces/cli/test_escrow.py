"""The escrow at the keyboard: the ceremony, the sheets, the drill, the opening; what is left of it on the machine."""

import base64
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.foundation import clock, ids
from amparo.interfaces.cli import symptoms
from amparo.interfaces.cli.escrow import sheet
from amparo.interfaces.cli.main import amparo
from amparo.trust.audit.models import Leaf
from amparo.trust.escrow import ceremony, queries
from amparo.trust.escrow.ceremony import Ceremony
from tests.casework.feedback.telling import told
from tests.cast import NOW, Cast, register_sara

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("Ines Iturra", "Jonas Joly", "Karim Khalil")
HOLDERS = [word for name in NAMES for word in ("--holder", name)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Ceremony]:
    """The ceremonies that are held, with their shares, in order."""
    held: list[Ceremony] = []
    real: Callable[[Any], Ceremony] = ceremony.hold
    monkeypatch.setattr(ceremony, "hold", lambda names: held.append(real(names)) or held[-1])
    return held


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where the sheets go."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def run(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(amparo, ["escrow", *map(str, words)], input=typed, prog_name="amparo")


def create(folder: Path, *words: object, typed: str = "y\n") -> Result:
    return run("create", folder, *HOLDERS, *words, typed=typed)


def lines(*shares: str) -> str:
    return "".join(f"{share}\n" for share in shares)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


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


@pytest.mark.django_db
def test_a_key_of_which_two_shares_are_lost_is_given_up_only_on_purpose(stick: Path, made: list[Ceremony]) -> None:
    create(stick)
    newer = stick / "newer"
    newer.mkdir()
    assert "installed already" in create(newer).output
    assert list(newer.iterdir()) == []
    assert create(newer, "--old-is-lost").exit_code == 0
    assert run("drill", typed=lines(*made[1].shares[:2])).exit_code == 0
    assert list(Leaf.objects.filter(act="escrow.given_up").values_list("outcome", flat=True)) == ["done"]


@pytest.mark.django_db
def test_status_says_who_holds_what_and_when_it_was_tried(stick: Path, made: list[Ceremony]) -> None:
    assert "No escrow key is installed" in run("status").output
    create(stick)
    assert "Drill     never" in run("status").output
    with clock.fixed(NOW):
        assert run("drill", typed=lines(*made[0].shares[:2])).exit_code == 0
    told = run("status").output
    assert all(words in told for words in (*NAMES, made[0].half.fingerprint, "2026-11-20 09:30", "0 data keys"))


@pytest.mark.django_db
def test_the_drill_says_what_is_wrong_and_never_says_a_word_of_a_share(stick: Path, made: list[Ceremony]) -> None:
    create(stick)
    one, two, _three = made[0].shares
    misread = " ".join([*two.split()[:-1], "academic"])
    for typed, said in (
        (lines(one, one), "Two different shares are needed"),
        (lines(one, misread), "no share, or a word of it is wrong"),
        (lines(one), "no share, or a word of it is wrong"),
        ("", "The share of the first holder was not read"),
        (lines(*ceremony.hold(NAMES).shares[:2]), "not to the escrow key of this server"),
    ):
        told = run("drill", typed=typed)
        assert told.exit_code == 1
        assert said in told.output
        assert one.split()[7] not in told.output.split()
    standing = queries.standing()
    assert standing
    assert standing.drilled_at is None


@pytest.mark.django_db
def test_a_new_key_is_made_with_two_old_shares_and_the_old_ones_are_over(stick: Path, made: list[Ceremony]) -> None:
    create(stick)
    newer = stick / "newer"
    newer.mkdir()
    old = made[0].shares
    told = run("replace", newer, *HOLDERS, "--printed", typed=lines(old[2], old[0]))
    assert told.exit_code == 0, told.output
    assert len(list(newer.iterdir())) == 3
    assert run("drill", typed=lines(*old[:2])).exit_code == 1
    assert run("drill", typed=lines(*made[1].shares[:2])).exit_code == 0
    assert run("replace", newer, *HOLDERS, "--printed", typed=lines(old[0])).exit_code == 1


@pytest.fixture
def case(cast: Cast, stick: Path, made: list[Ceremony]) -> str:
    """The code of a restricted case of Alma's, sealed after the escrow was made."""
    create(stick)
    new = cases.open_case(by=cast.alma, person=register_sara(cast))
    cases.restrict(by=cast.alma, case=new)
    return ids.code(new)


def test_two_holders_open_a_case_to_a_worker(cast: Cast, case: str, made: list[Ceremony]) -> None:
    told = run("open", case, "--for", "selma", "--because", "emergency", typed=lines(*made[0].shares[::2]))
    assert told.exit_code == 0, told.output
    assert "Open to Selma as case worker, until 2026-11-21 09:30 UTC" in told.output
    found = case_queries.restricted(case)
    assert found
    assert case_queries.case(cast.selma, found[0].record).person.fields["name_given"] == "Sara"


def test_one_holder_or_nobody_opens_none(cast: Cast, case: str, made: list[Ceremony]) -> None:
    for typed in ("", lines(made[0].shares[0]), lines(*[made[0].shares[0]] * 2)):
        assert run("open", case, "--for", "selma", "--because", "emergency", typed=typed).exit_code == 1
    found = case_queries.restricted(case)
    assert found
    assert cast.users["selma"].pk not in found[0].case_team


def test_what_cannot_be_opened_is_said_before_a_share_is_asked_for(case: str) -> None:
    for words, said in (
        (("0000-0000", "--for", "selma"), "No restricted case has this code"),
        ((case, "--for", "chidi"), "cannot be opened for this user"),
    ):
        told = run("open", *words, "--because", "recovery")
        assert said in told.output
        assert "Share of the" not in told.output


def test_two_holders_give_a_report_to_a_focal_point_and_nobody_else_is_asked_for_shares(
    cast: Cast, stick: Path, made: list[Ceremony]
) -> None:
    assert create(stick).exit_code == 0
    code = ids.code(told(cast, "fraud")[1].pk)
    given = run("report", code, "--for", "hana", typed=lines(*made[0].shares[1:]))
    assert given.exit_code == 0, given.output
    assert "Given to Hana: 1 data keys" in given.output
    for words, said in (
        (("0000-0000", "--for", "hana"), "No report has"),
        ((code, "--for", "bruno"), "no focal point"),
    ):
        refused = run("report", *words)
        assert said in refused.output
        assert "Share of the" not in refused.output


def test_shares_are_no_option_of_any_command() -> None:
    group = amparo.commands["escrow"]
    names = {parameter.name for command in group.commands.values() for parameter in command.params}
    assert names == {
        "folder", "holders", "language", "printed", "old_is_lost", "file", "visible", "case", "username", "ground",
        "report",
    }  # fmt: skip


def test_the_doctor_asks_for_an_escrow_where_there_are_restricted_cases_and_for_a_drill_each_quarter(
    cast: Cast, stick: Path, made: list[Ceremony]
) -> None:
    assert symptoms.escrow().well
    person = register_sara(cast)
    new = cases.open_case(by=cast.alma, person=person)
    cases.restrict(by=cast.alma, case=new)
    assert symptoms.escrow() == (
        False,
        "none, and there are restricted cases: gather three holders for 'amparo escrow create'",
    )
    create(stick)
    assert "never tried" in symptoms.escrow().sentence
    assert not symptoms.escrow().well
    run("drill", typed=lines(*made[0].shares[:2]))
    assert "does not reach" in symptoms.escrow().sentence
    assert not symptoms.escrow().well
    cases.restrict(by=cast.alma, case=new)
    assert symptoms.escrow() == (True, "two of three shares opened it 0 days ago")
    with clock.fixed(NOW + timedelta(days=99)):
        assert symptoms.escrow().well
    with clock.fixed(NOW + timedelta(days=101)):
        assert symptoms.escrow() == (
            False,
            "was last tried 101 days ago: gather two holders for 'amparo escrow drill'",
        )


STORY = """
import json, sys
from amparo.interfaces.cli.main import amparo
from amparo.trust.escrow import ceremony
real, held = ceremony.hold, []
ceremony.hold = lambda names: held.append(real(names)) or held[-1]
def run(*words):
    try:
        amparo(["escrow", *words], prog_name="amparo")
    except SystemExit as ended:
        assert not ended.code, ended.code
names = [word for name in ("A", "B", "C") for word in ("--holder", name)]
run("create", sys.argv[1], *names, "--printed")
shares = list(held[0].shares)
sys.stdin = __import__("io").StringIO("\\n".join(shares[:2]) + "\\n")
run("drill")
secret = __import__("amparo.trust.escrow.shares").trust.escrow.shares.join(shares[:2])
pair = ceremony.pair_of(shares[:2])
sys.stderr.write(json.dumps([shares, secret.hex(), pair.private.hex(), pair.public.hex()]))
"""


def test_nothing_of_the_private_half_is_left_on_the_machine(tmp_path: Path, stick: Path) -> None:
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    own = {**kept, "AMPARO_DATA": str(data), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", STORY, str(stick)], env=own, cwd=temporary, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    shares, secret, private, public = json.loads(done.stderr)
    written = b"\0".join(
        path.read_bytes() for folder in (data, temporary) for path in folder.rglob("*") if path.is_file()
    )
    assert bytes.fromhex(public) in written, "the scan would find a key"
    for piece in _pieces(bytes.fromhex(secret), bytes.fromhex(private), shares):
        assert piece not in written
    assert (data / "amparo.sqlite3").exists()


def _pieces(secret: bytes, private: bytes, shares: list[str]) -> Iterator[bytes]:
    for key in (secret, private[:32], private[32:64], private[64:]):
        yield from (key, key[:16], key.hex().encode(), base64.b64encode(key)[:20])
    for share in shares:
        words = share.split()
        yield from (" ".join(words[at : at + 2]).encode() for at in range(3, 32))
        yield from (" ".join(words[at : at + 2]).upper().encode() for at in range(3, 32))
