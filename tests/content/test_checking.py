"""The check says in plain words what is wrong with content, with file and row, and nothing about content that is right."""

from datetime import date
from pathlib import Path

import pytest

from amparo.practice import catalogue, desk
from tests.content.made import FILES, edit, made, po, told, write


def test_nothing_is_wrong_with_what_we_give_out() -> None:
    assert [str(one) for one in desk.problems(catalogue(), date(2026, 11, 27))] == []


def test_nothing_is_wrong_with_a_small_folder_that_was_published(tmp_path: Path) -> None:
    assert told(made(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("forms/small.md", "| personal |", "| |", "talks/forms/small.md, row 4: “alone” does not say how sensitive"),
        ("forms/small.md", "| personal | Ours |", "| personal | |", "talks/forms/small.md, row 4: “alone” has no source."),
        ("forms/small.md", "| story | Ours | yes |", "| story | Ours | |", "row 5: “wish” does not say whether it was"),
        ("forms/small.md", "select_one answer | alone", "select_one nothing | alone", "talks/forms/small.md, row 4: "),
        ("forms/small.md", "Are you alone?", "Is anybody here?", "row 4: No translation into es, fr, ar: “Is anybody here?”"),
        ("rules/small.csv", "${alone}", "${lonely}", "talks/rules/small.csv, row 2: In the rule alone, there is no question"),
        ("rules/small.csv", ",Ours,no", ",,no", "talks/rules/small.csv, row 2: There is no source"),
        ("rules/small.csv", "Nobody is near.", "No one.", "talks/rules/small.csv, row 2: No translation into es, fr, ar"),
        ("examples/small.csv", "alone,false", "alone,true", "row 3: The example “She is not” expects true of alone"),
        ("examples/small.csv", "talk/alone=no", "talk/lone=no", "row 3: The example “She is not” answers “talk/lone”"),
        ("examples/small.csv", "yes,alone", "no,alone", "row 2: The rule alone has no worked example of: yes."),
        ("parameters/deadlines.csv", ",Ours,no", ",Ours,", "row 2: “verified” must be yes"),
        ("parameters/deadlines.csv", "2026-01-01", "1 January", "parameters/deadlines.csv"),
        ("parameters/answers.csv", "2026-01-01,", "2026-01-01,2025-01-01", "row 2: It ends before it begins."),
        ("parameters/answers.csv", "15,", "16,", "talks/parameters/answers.csv: changed since it was published as 2026-11-23"),
        ("gates.csv", ",Ours,no", ",,no", "talks/gates.csv, row 2: There is no source"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_file_and_row(
    tmp_path: Path, file: str, before: str, after: str, said: str
) -> None:
    edit(made(tmp_path) / "talks" / file, before, after)
    assert any(said in one for one in told(tmp_path)), told(tmp_path)


def test_a_code_needs_a_source_and_a_translation(tmp_path: Path) -> None:
    edit(made(tmp_path) / "shared_lists/lists/colour.csv", "red,Yes,,,,Ours,no", "red,Red,,,,,no")
    found = told(tmp_path)
    assert (
        "shared_lists/lists/colour.csv, row 2: There is no source; write where it comes from, or that it is your own."
        in found
    )
    assert "shared_lists/lists/colour.csv, row 2: No translation into es, fr, ar: “Red”." in found


def test_a_translation_that_is_missing_in_one_language_names_that_language(tmp_path: Path) -> None:
    write(made(tmp_path), {"talks/locale/fr.po": po("Small talk"), "shared_lists/locale/fr.po": po("Yes", "No")})
    assert "talks/forms/small.md, row 5: No translation into fr: “What do you wish?”." in told(tmp_path)


def test_lists_that_cannot_be_read_are_told_alone_and_not_as_a_crash(tmp_path: Path) -> None:
    edit(made(tmp_path) / "shared_lists/lists/colour.csv", "red,Yes", "red flag,Yes")
    assert told(tmp_path) == ["lists: colour, row 2: a code is missing or holds a space"]


def test_every_file_of_the_small_folder_can_be_broken_without_a_crash(tmp_path: Path) -> None:
    for number, name in enumerate(FILES):
        folder = made(tmp_path / str(number))
        (folder / name).write_text("id,what\nbroken,\n", encoding="utf-8")
        assert told(folder), name
