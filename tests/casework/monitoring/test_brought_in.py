"""Forms that go out as workbooks, and rows that come back from ODK, Kobo or a spreadsheet."""

import csv
from io import StringIO

import pytest

from amparo.casework.monitoring import brought_in
from amparo.casework.monitoring.kinds import KINDS
from amparo.casework.monitoring.models import Record
from amparo.exchange import xlsform
from amparo.exchange.htcds.workbooks import opened
from amparo.exchange.xlsform.exporting import Table, write_workbook
from amparo.foundation.errors import Refusal
from tests.casework.directory.listing import places
from tests.casework.monitoring.seeing import ALL, FLOW, OBSERVATION
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places(cast: Cast) -> None:
    places()


def table(*rows: dict[str, str]) -> bytes:
    """Return rows as a CSV file."""
    text = StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read(cast: Cast, data: bytes) -> brought_in.Lines:
    return brought_in.lines(cast.alma, opened(data))


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_is_handed_out_is_a_form_that_odk_and_kobo_can_ask_in_four_languages(kind: str) -> None:
    report = xlsform.check_bytes(brought_in.workbook(kind), name="form.xlsx")
    assert not report.problems
    assert report.form is not None
    ours = {path for path, one in KINDS[kind].form.questions.items() if one.kind != "hidden"}
    asked = {path for path, one in report.form.questions.items() if one.kind != "hidden"}
    assert asked == ours | set(KINDS[kind].places)
    assert {choice.code for choice in report.form.questions["place"].choices} >= {"QV", "QV01", "QV0101"}
    assert len(report.form.language_names) == 4
    for path in ours:
        one, other = KINDS[kind].form.questions[path], report.form.questions[path]
        assert (one.kind, bool(one.required), bool(one.constraint)) == (
            other.kind,
            bool(other.required),
            bool(other.constraint),
        )
    with pytest.raises(Refusal, match=r"record.not_there"):
        brought_in.workbook("case")


def test_rows_of_kobo_and_odk_are_kept_once_however_often_they_come(cast: Cast) -> None:
    kobo = table({"place": "qv0101", **OBSERVATION, "_uuid": "a", "_submitted_by": "x"})
    odk = table(
        {"place": "QV0101", **{path.replace("/", "-"): text for path, text in OBSERVATION.items()}, "KEY": "uuid:a"}
    )
    plain = write_workbook(
        Table("flow", ("place", *(path.rpartition("/")[2] for path in FLOW)), (("QV0102", *FLOW.values()),) * 2)
    )
    found = read(cast, kobo)
    assert [(one.kind, one.ready, one.known) for one in found.rows] == [("observation", True, False)]
    assert found.left == ("_submitted_by",)
    for data, kept in ((kobo, 1), (kobo, 0), (odk, 0), (plain, 1), (plain, 0)):
        assert brought_in.take_in(by=cast.alma, rows=read(cast, data).rows, confirmed=False) == kept
    assert sorted(Record.rows.values_list("kind", flat=True)) == ["flow_count", "observation"]
    assert read(cast, odk).rows[0].known


def test_what_is_wrong_is_said_by_sheet_row_and_question_and_keeps_nothing_back_that_is_right(cast: Cast) -> None:
    rows = [
        {"place": "QV0101", **OBSERVATION},
        {"place": "XX99", **OBSERVATION, "seen/seen_risk": "bad_weather", "seen/seen_on": "2027-01-01T00:00:00"},
        {"place": "QV0101", **OBSERVATION, "words/words_seen": "Write to somebody@example.org"},
    ]
    found = read(cast, table(*rows))
    assert [(one.sheet, one.number, one.ready) for one in found.rows] == [
        ("CSV", 2, True),
        ("CSV", 3, False),
        ("CSV", 4, True),
    ]
    assert {name for name, _ in found.rows[1].wrong} == {"place", "seen/seen_risk", "seen/seen_on"}
    assert [one.doubt for one in found.rows[2].doubts] == ["mail"]
    assert brought_in.take_in(by=cast.alma, rows=found.rows, confirmed=False) == 1
    assert brought_in.take_in(by=cast.alma, rows=read(cast, table(*rows)).rows, confirmed=True) == 1


def test_a_table_of_something_else_gives_no_rows(cast: Cast) -> None:
    assert read(cast, b"name,age\nA,3\n").rows == ()
    assert read(cast, table({"place": "QV01", "seen_on": "2026-11-01"})).rows == ()
    assert set(ALL) == set(KINDS)
