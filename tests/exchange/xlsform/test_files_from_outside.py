"""Files that people bring: bombs are refused at once, broken ones are explained, good ones become forms."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from amparo.exchange.xlsform import Report, check, check_bytes
from amparo.exchange.xlsform.opening import opened
from tests.exchange.xlsform import bombs
from tests.real_forms import SHARED, WITH_DAMAGED_STYLES, needs_real_forms


def only_sentence(report: Report) -> str:
    assert report.form is None
    assert len(report.problems) == 1
    return report.problems[0].sentence


@pytest.mark.parametrize(
    "bomb",
    [bombs.swelling, bombs.crowded, bombs.lying, bombs.overlapping, bombs.laughing, bombs.laughing_in_wide_signs,
     lambda: bombs.LAUGHS, lambda: bombs.OUTSIDE, lambda: b"PK" + b"0" * 3_000_000,
     lambda: bombs.old_office("Workbook") + b"0" * 3_000_000],
    ids=["swelling", "crowded", "lying", "overlapping", "laughs in a workbook", "laughs in UTF-16", "laughs", "outside",
         "too large", "too large and old"],
)  # fmt: skip
def test_a_bomb_is_refused_within_a_second(bomb: Callable[[], bytes]) -> None:
    data = bomb()
    begun = process_time()
    assert only_sentence(check_bytes(data))
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"<!doctype html><html></html>", "web page"),
        (bombs.old_office(""), "not a workbook"),
        (bombs.old_office("Workbook"), "broken"),
        (bombs.old_office("EncryptedPackage"), "password"),
        (b"PK\x03\x04 torn", "damaged"),
        (b"just some words", "neither a workbook"),
        (b"<a>", "broken at this line"),
        (b"<a/>", "not a form"),
    ],
)
def test_a_file_that_is_no_form_is_named_for_what_it_is(data: bytes, words: str) -> None:
    assert words in only_sentence(check_bytes(data))


def test_a_complaint_names_sheet_and_row_in_plain_words() -> None:
    survey = [*bombs.GOOD, ["select_one l", "b", "B"]]
    choices = [["list_name", "name", "label"], ["l", "x", "X"], ["l", "x", "Again"]]
    (problem,) = check_bytes(bombs.workbook(survey, choices)).problems
    assert (problem.sheet, problem.row) == ("choices", 3)
    assert (
        problem.sentence
        == "The code “x” stands more than once in the list “l”. Give each choice of a list its own code."
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["txet", "b", "B"], "is not a type of question"),
        (["text", "", "B"], "has no name"),
        (["text", "1b", "B"], "A name begins with a letter"),
        (["text", "a", "Again"], "same name"),
    ],
)
def test_usual_mistakes_are_explained_with_their_row(row: list[str], words: str) -> None:
    ((sheet, number, sentence),) = opened(bombs.workbook([*bombs.GOOD, row]))["complaints"]
    assert (sheet, number) == ("survey", 3)
    assert words in sentence


def test_a_form_keeps_the_name_of_its_file_when_it_gives_itself_none(tmp_path: Path) -> None:
    (tmp_path / "Household visit.xlsx").write_bytes(bombs.workbook(bombs.GOOD))
    form = check(tmp_path / "Household visit.xlsx", area="imported").form
    assert form is not None
    assert form.ref.startswith("imported/Household_visit@")


DAMAGED = [
    b"",
    b"<styleSheet",
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills><x/>',
]


@pytest.mark.parametrize("styles", DAMAGED)
def test_a_workbook_whose_styles_are_damaged_is_read_without_them_and_says_so(styles: bytes) -> None:
    report = check_bytes(bombs.with_parts({"xl/styles.xml": styles}))
    assert report.form is not None
    assert report.problems == ()
    assert "colours and fonts is damaged and was left out" in report.warnings[0]


def test_what_is_wrong_in_a_workbook_with_damaged_styles_is_named_by_sheet_and_row() -> None:
    report = check_bytes(bombs.with_parts({"xl/styles.xml": b"<"}, [*bombs.GOOD, ["txet", "b", "B"]]))
    ((sheet, row, sentence),) = ((each.sheet, each.row, each.sentence) for each in report.problems)
    assert (sheet, row) == ("survey", 3)
    assert "is not a type of question" in sentence
    assert "left out" in report.warnings[0]


def test_a_workbook_with_more_damaged_than_its_styles_is_explained() -> None:
    broken = {"xl/styles.xml": b"<", "xl/worksheets/sheet1.xml": b"<worksheet"}
    assert "A part of the workbook is broken." in only_sentence(check_bytes(bombs.with_parts(broken)))


def test_damaged_styles_open_no_way_for_a_bomb() -> None:
    begun = process_time()
    for part in ("xl/styles.xml", "xl/worksheets/sheet2.xml"):
        assert "unpack" in only_sentence(
            check_bytes(bombs.with_parts({"xl/styles.xml": b"<"} | {part: b"<" * 60_000_000}))
        )
    assert process_time() - begun < 2


@needs_real_forms
def test_the_form_of_unhcr_with_damaged_styles_can_be_filled() -> None:
    report = check(SHARED / WITH_DAMAGED_STYLES)
    assert report.form is not None
    assert report.tables is not None
    assert {name: len(rows) for name, rows in report.tables.items()} == {"survey": 392, "choices": 1_224}
    assert "left out" in report.warnings[0]


@needs_real_forms
def test_the_broken_real_form_is_explained_by_sheet_and_row() -> None:
    problems = check(SHARED / "xlsforms" / "unhcr_xlsformutil_demo.xlsx").problems
    assert [(problem.sheet, problem.row) for problem in problems] == [("choices", row) for row in (7, 8, 9, 13)]
    assert all("more than once" in problem.sentence for problem in problems)
