"""Whatever is asked of the feed, rightly or wrongly, there is an answer, never a fault, and never more than the table holds."""

import string
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.analysis.feeds.tables import TABLES
from tests.casework.directory.listing import HOUSE, listed
from tests.cast import Cast
from tests.interfaces.api.odata.feeding import EVERY, Program, program

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]
SMALL = ("Codes", "Columns", "Services", "Indicators", "Gaps")
COLUMNS = sorted({column.name for name in SMALL for column in TABLES[name].entity().columns})
LITERALS = ("'x'", "''", "null", "true", "-1", "2.5e3", "2027-01-01", "2027-02-31", "2027-01-01T00:00:00Z", "(1,'a')", "('a')",
            "Amparo.Span'month'", "duration'P1D'", "11111111-1111-1111-1111-111111111111")  # fmt: skip
WORDS = (*COLUMNS, *LITERALS, " eq ", " ne ", " gt ", " and ", " or ", "not ", " in ", " add ", " has ", "(", ")", ",", "/",
         "contains(",
         "tolower(", "year(", "any(", "x:", "-", "'", "$it", "geo.distance(", "now()")  # fmt: skip
plausible = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join)
anything = st.text(max_size=60) | st.text(string.printable, max_size=60)
numbers = st.sampled_from(("0", "1", "3", "99999999999", "-1", "1.5", "", "٣"))
QUESTIONS = st.fixed_dictionaries({}, optional={
    "filter": plausible | anything, "select": st.sampled_from((*COLUMNS, "Id,Id", "*", ",")) | anything,
    "orderby": st.sampled_from(("Id", "Id desc", "Id asc,Code", "Code")) | anything, "top": numbers | anything, "skip": numbers,
    "count": st.sampled_from(("true", "false", "1")), "skiptoken": anything, "format": anything, "expand": anything,
    "search": anything, "apply": plausible,
})  # fmt: skip
ADDRESSES = st.sampled_from(SMALL) | st.builds("{}{}".format, st.sampled_from(SMALL), st.sampled_from(
    ("/$count", "('x')", "(Id='x')", "('a''b')", "()", "/$ref", "/$value", "('x')/Id", "/"))) | anything.map(quote)  # fmt: skip
CALM = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture
def reads(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr("amparo.analysis.feeds.rules.calls_a_minute", lambda _day: 1_000_000)
    listed(cast)
    return program(cast, tables=SMALL)


def test_any_question_has_an_answer_that_is_no_fault_and_holds_no_more_than_the_table(reads: Program) -> None:
    known, met = {name: {row["Id"]: row for row in reads.rows(name)} for name in SMALL}, set[int]()

    @CALM
    @given(ADDRESSES, QUESTIONS)
    def answers(address: str, question: dict[str, str]) -> None:
        answer = reads.ask(address, **question)
        met.add(answer.status_code)
        assert answer.status_code in (200, 400, 404, 501), (address, question)
        assert HOUSE.encode() not in answer.content
        if answer.status_code == 200 and address in SMALL:
            for row in answer.json()["value"]:
                assert "Id" not in row or known[address][row["Id"]].items() >= row.items()
        elif answer.status_code != 200:
            assert set(answer.json()["error"]) <= {"code", "message", "target"}

    answers()
    assert met == {200, 400, 404, 501}


def test_any_authorization_has_the_same_answer(cast: Cast) -> None:
    never = Program("x").ask(EVERY[0]).content

    @CALM
    @given(st.sampled_from(("Basic ", "Bearer ", "basic", "")), st.text(string.printable.strip(), max_size=80))
    def answers(scheme: str, told: str) -> None:
        answer = Program("").ask(EVERY[0], headers={"Authorization": scheme + told})
        assert (answer.status_code, answer.content) == (401, never)

    answers()
