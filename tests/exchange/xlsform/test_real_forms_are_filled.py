"""IOM's HTCDS form and the other real ones: filled page by page, saved, corrected, exported, in their languages."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.exchange.xlsform import Table, check, guarded, to_csv, write_csv
from amparo.foundation.forms import Form, Text, begin, evaluate, from_xml, plain_path, to_xml
from tests.foundation.expressions.filling import filling
from tests.foundation.forms.sample import DAY, sample
from tests.real_forms import FILLABLE, SHARED, WITH_DAMAGED_STYLES, needs_real_forms


@needs_real_forms
@pytest.mark.parametrize("name", [*FILLABLE, WITH_DAMAGED_STYLES])
def test_a_real_form_is_filled_page_by_page_saved_corrected_and_exported(name: str) -> None:
    form = check(SHARED / name).form
    assert form is not None
    filled, counts = filling(form, 7)
    answers = begin(form, datetime(2026, 11, 23, 9, tzinfo=UTC)) | {path: str(count) for path, count in counts.items()}
    for page in form.pages:
        asked = {question.path for question in page.questions}
        answers |= {path: value for path, value in filled.items() if value and plain_path(path) in asked}
        evaluate(form, answers, date(2026, 11, 23))
    saved = evaluate(form, answers, date(2026, 11, 23)).values
    assert from_xml(form, to_xml(form, saved)) == saved
    path = next(path for path in saved if (question := form.question(path)) and question.shown)
    corrected = evaluate(form, {**answers, path: ""}, date(2026, 11, 23)).values
    assert path not in corrected
    tables = to_csv(form, {"one": saved, "two": corrected})
    assert [row[-1] for row in tables[0].rows] == ["one", "two"]
    cells = {cell for table in tables for row in table.rows for cell in row}
    assert {guarded(value) for value in saved.values() if value != "1"} <= cells | {"2", "3"}
    assert_words_in_every_language(form)


def said(label: Text) -> bool:
    """Tell whether a label says something in any language: heads of grids can be a space."""
    return any(piece != " " for pieces in label.pieces.values() for piece in pieces)


def assert_words_in_every_language(form: Form) -> None:
    labels = [question.label for question in form.questions.values() if question.shown and said(question.label)]
    assert labels
    for language in form.languages:
        assert all(label.in_language(language) for label in labels)


def test_a_repeat_is_a_table_of_its_own_that_names_its_parent() -> None:
    answers = {"contact/called": "Sara", "family/member[1]/name": "Ana", "family/member[2]/name": "Ben"}
    values = evaluate(sample(), answers, DAY).values
    main, members = to_csv(sample(), {"k1": values, "k2": {"contact/called": "Omar", "family/member": "1"}})
    assert main.columns[0] == "contact/called"
    assert [row[-1] for row in main.rows] == ["k1", "k2"]
    assert members.name == "contact-family-member"
    assert [(row[0], row[-2], row[-1]) for row in members.rows] == [
        ("Ana", "k1", "k1/family/member[1]"), ("Ben", "k1", "k1/family/member[2]"), ("", "k2", "k2/family/member[1]"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["=1+1", "+44 1", "-x", "@a", "\tx", "\rx", "-33.9 18.4"])
def test_no_cell_can_run_as_a_formula(cell: str) -> None:
    main = to_csv(sample(), {"k": {"contact/called": cell}})[0]
    assert main.rows[0][0] == f"'{cell}"
    assert next(csv.reader(io.StringIO(write_csv(main), newline="")))[0] == "contact/called"


SIGNS = st.sampled_from([*"=+-@\t\r\n\0＝＋－＠'\";,", " =", "\u00a0@", "\ufeff+"])
NUMBER = re.compile(
    r"-\d+(\.\d+)?(,.*)?", re.DOTALL
)  # a number, or one before a comma where cells are parted otherwise
CELLS = st.builds("".join, st.lists(SIGNS | st.text(max_size=4), max_size=5))


@settings(max_examples=400)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_whatever_stands_in_a_table_no_cell_of_the_file_runs_in_any_spreadsheet(rows: list[tuple[str, str]]) -> None:
    """A spreadsheet may part cells at another sign than ours, and trims spaces before it looks."""
    text = write_csv(Table("answers", rows[0], tuple(rows)))
    assert guarded(guarded(rows[0][0])) == guarded(rows[0][0])
    for delimiter in (",", ";", "\t"):
        for cell in (cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row):
            begins = cell.lstrip(" \u00a0\u3000\ufeff\t\r\n")
            assert not begins.startswith(tuple("=+-@＝＋－＠")) or NUMBER.fullmatch(cell), (
                delimiter,
                cell,
            )
    back = list(csv.reader(io.StringIO(text, newline="")))
    for told, came in zip([rows[0], *rows], back, strict=True):
        assert [cell.replace("'", "") for cell in came] == [cell.replace("'", "").replace("\0", "") for cell in told]


def test_plain_numbers_stay_numbers() -> None:
    assert guarded("-4") == "-4"
    assert guarded("-4.25") == "-4.25"
