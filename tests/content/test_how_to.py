"""The recorded examples of docs/how-to are true: done on a copy, word by word, with one file touched and its translations."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from amparo import practice
from amparo.foundation import clock
from amparo.foundation.pathways import deadline
from amparo.interfaces.cli.main import amparo
from amparo.practice import Catalogue
from amparo.practice.areas import folders

DOCUMENTS = Path(__file__).parents[2] / "docs" / "how-to"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DAY = datetime(2026, 12, 1, 9, tzinfo=UTC)
LOCALES = {f"locale/{language}.po" for language in ("es", "fr", "ar")}
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@dataclass
class Done:
    """What somebody who follows a document edited, and all files that are different in the end."""

    folder: Path
    edited: set[str]
    different: set[str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of our general content, to be changed; specialised areas would make each check ten times as long."""
    for area in folders(practice.FOLDER):
        if not (area / "area.csv").exists():
            shutil.copytree(area, tmp_path / "practice" / area.name)
    return tmp_path / "practice"


def followed(document: str, copy: Path) -> Done:
    """Do what a document says, compare what commands say, and return what changed."""
    before, edited = _texts(copy), set[str]()
    for kind, block in BLOCK.findall((DOCUMENTS / document).read_text(encoding="utf-8")):
        if kind == "diff":
            edited.add(_edit(copy, block))
        else:
            for command, said in _commands(block):
                assert _run(command, copy) == said, command
    after = _texts(copy)
    return Done(copy, edited, {name for name in after if before.get(name) != after[name]})


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _edit(copy: Path, block: str) -> str:
    first, *lines = block.splitlines()
    name = first.removeprefix("--- ")
    path = copy / name if not name.startswith("office/") else copy.parent / name
    before = "\n".join(line[1:] for line in lines if line[0] in " -")
    after = "\n".join(line[1:] for line in lines if line[0] in " +")
    if not before:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((HEAD if name.endswith(".po") else "") + after + "\n", encoding="utf-8")
        return name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, (name, before)
    path.write_text(text.replace(before, after), encoding="utf-8")
    return name


def _commands(block: str) -> Iterator[tuple[str, str]]:
    for part in block.split("$ ")[1:]:
        command, _, said = part.partition("\n")
        yield command, said


def _run(command: str, copy: Path) -> str:
    words = [str(copy.parent / word) if word == "office" else word for word in command.split()[1:]]
    with clock.fixed(DAY):
        return CliRunner().invoke(amparo, [*words, "--folder", str(copy)], env={"AMPARO_PRACTICE": ""}).output


def test_changing_one_question_touches_its_form_and_the_translations(copy: Path) -> None:
    done = followed("change-one-question.md", copy)
    by_hand = {f"screening/{name}" for name in {"forms/screening.md", *LOCALES}}
    assert done.edited == by_hand
    assert done.different - by_hand == {
        "screening/published.csv",
        "screening/published/forms/screening@2026-12-01.md",
    }
    content = Catalogue(copy)
    labels = [str(content.form(f"screening/screening{version}").questions["meeting/private"].label)
              for version in ("", "@2026-11-23")]  # fmt: skip
    assert labels == ["Can we talk here without being heard?", "Can we talk without anyone overhearing?"]


def test_changing_one_deadline_touches_one_file_and_clocks_that_run_keep_theirs(copy: Path) -> None:
    done = followed("change-one-deadline.md", copy)
    assert done.edited == {"case_management/parameters/deadlines.csv"}
    assert done.different - done.edited == {
        "case_management/published.csv",
        "case_management/published/parameters/deadlines@2026-12-01.csv",
    }
    _edit(
        copy,
        "--- case_management/parameters/deadlines.csv\n-_2027,first_action,high,6,\n+_2027,first_action,high,12,\n",
    )
    rows = Catalogue(copy).deadlines
    found = [deadline(rows, "first_action", "high", day) for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert [(one.amount, one.id) for one in found if one] == [(24, "first_action_high"), (12, "first_action_high_2027")]


def test_a_country_office_changes_none_of_our_files(copy: Path) -> None:
    done = followed("a-country-office.md", copy)
    assert done.different == set()
    content = Catalogue(copy, copy.parent / "office")
    assert content.label("transport", "cayuco", "ar") == "كايوكو (قارب خشبي مكشوف)"
    found = deadline(content.deadlines, "first_action", "high", date(2027, 1, 1))
    assert found and found.amount == 12  # noqa: PT018
