"""Files that people bring: bombs are refused at once, broken ones are explained, good ones become forms."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from amparo.exchange.xlsform import Report, check, check_bytes, read_workbook
from amparo.exchange.xlsform.opening import opened
from amparo.foundation.forms import FormError
from tests.exchange.xlsform import bombs
from tests.real_forms import SHARED, needs_real_forms


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
    assert read_workbook(tmp_path / "Household visit.xlsx")["survey"][0]["name"] == "a"


def test_reading_a_workbook_that_is_none_raises_the_explanation(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"%PDF-1.7")
    with pytest.raises(FormError, match="PDF"):
        read_workbook(tmp_path / "x.xlsx")


@needs_real_forms
@pytest.mark.parametrize(
    ("name", "places", "words"),
    [
        (
            "unhcr_xlsformutil_demo.xlsx",
            [("choices", 7), ("choices", 8), ("choices", 9), ("choices", 13)],
            "more than once",
        ),
        ("unhcr_surveydesigner_context.xlsx", [("styles", 0)], "save it again"),
    ],
)
def test_each_broken_real_form_gives_an_explanation(name: str, places: list[tuple[str, int]], words: str) -> None:
    report = check(SHARED / "xlsforms" / name)
    assert [(problem.sheet, problem.row) for problem in report.problems] == places
    assert all(words in problem.sentence for problem in report.problems)
