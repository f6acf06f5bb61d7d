"""The list of who does what where: columns and tags stay together, and nothing in a cell runs."""

import csv
from dataclasses import fields, replace
from io import BytesIO, StringIO

import openpyxl

from amparo.exchange import fivew

ONE = fivew.Activity(*(field.name for field in fields(fivew.Activity)))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_every_value_has_a_column_and_every_column_a_tag() -> None:
    assert len(fields(fivew.Activity)) == len(fivew.COLUMNS)
    assert all(tag.startswith("#") for _, tag in fivew.COLUMNS)
    assert len({name for name, _ in fivew.COLUMNS}) == len({tag for _, tag in fivew.COLUMNS}) == len(fivew.COLUMNS)


def test_tags_are_a_second_heading_where_they_are_asked_for() -> None:
    plain, tagged = read(fivew.to_csv([ONE])), read(fivew.to_csv([ONE], hxl=True))
    assert [plain[0], plain[1]] == [tagged[0], tagged[2]]
    assert tagged[1] == [tag for _, tag in fivew.COLUMNS]


def test_the_workbook_holds_the_same_rows_and_says_what_they_are() -> None:
    book = openpyxl.load_workbook(BytesIO(fivew.to_xlsx([ONE, ONE])))
    assert book.sheetnames == ["Services", "About", "Columns"]
    assert [[cell.value for cell in row] for row in book["Services"].iter_rows()] == read(fivew.to_csv([ONE, ONE]))


def test_a_name_that_a_spreadsheet_would_run_is_guarded() -> None:
    rows = read(fivew.to_csv([replace(ONE, service="=cmd|x")]))
    assert rows[1][2] == "'=cmd|x"
