"""What an edit changes is said question by question and row by row, against what is published."""

from pathlib import Path

import pytest

from amparo.practice import desk
from tests.content.made import edit, made


def said(folder: Path) -> list[str]:
    return [str(change) for change in desk.changes(folder / "talks")]


def test_what_is_as_published_has_no_differences(tmp_path: Path) -> None:
    assert said(made(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        ("forms/small.md", "Are you alone?", "Is anybody here?",
         ["talks/forms/small.md, alone: The words: before “Are you alone?”, now “Is anybody here?”."]),
        ("forms/small.md", "Look around first.", "",
         ["talks/forms/small.md, alone: The hint: before “Look around first.”, now “nothing”."]),
        ("forms/small.md", "| | text | wish | What do you wish? | | story | Ours | yes |\n", "",
         ["talks/forms/small.md, wish: The question is gone."]),
        ("forms/small.md", "| | end_group", "| | date | day | Which day? | | personal | Ours | no |\n| | end_group",
         ["talks/forms/small.md, day: The question is new: “Which day?”."]),
        ("forms/small.md", "| | answer | no | No |\n", "| | answer | no | Not now |\n| | answer | later | Later |\n",
         ["talks/forms/small.md, answer/no: The words: before “No”, now “Not now”.",
          "talks/forms/small.md, answer/later: The choice is new: “Later”."]),
        ("rules/small.csv", "${alone} = 'yes'", "${alone} != 'no'",
         ["talks/rules/small.csv, alone: The condition: before “${alone} = 'yes'”, now “${alone} != 'no'”."]),
        ("parameters/deadlines.csv", "2026-01-01,,", "2026-01-01,2026-12-31,",
         ["talks/parameters/deadlines.csv, talk_high 2026-01-01: Until when it counts: before “nothing”, now “2026-12-31”."]),
    ],
)  # fmt: skip
def test_each_difference_is_a_sentence(tmp_path: Path, file: str, before: str, after: str, expected: list[str]) -> None:
    edit(made(tmp_path) / "talks" / file, before, after)
    assert said(tmp_path) == expected


def test_another_order_of_the_same_questions_is_said(tmp_path: Path) -> None:
    path = made(tmp_path) / "talks/forms/small.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:3], lines[4], lines[3], *lines[5:]]), encoding="utf-8")
    assert said(tmp_path) == ["talks/forms/small.md: The order has changed."]


def test_new_and_lost_files_are_said(tmp_path: Path) -> None:
    folder = made(tmp_path)
    (folder / "talks/parameters/more.csv").write_text("id,source,verified\n", encoding="utf-8")
    (folder / "talks/rules/small.csv").unlink()
    assert said(folder) == [
        "talks/parameters/more.csv: It is new and was never published.",
        "talks/rules/small.csv: It was published and is gone.",
    ]
