"""Conditions mean what OData says they mean, of named columns only; everything else is refused, whatever is written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from amparo.exchange.odata import Column, Entity, Enum, Kind, NotOffered, Unreadable, condition, demanded, described

TABLE = Entity("Things", "Things", (
    Column("Id", Kind.TEXT, "Key"), Column("Size", Kind.WHOLE, "Size", empty=True), Column("On", Kind.DAY, "Day"),
    Column("At", Kind.MOMENT, "Moment"), Column("Sure", Kind.TRUTH, "Sure"),
    Column("Span", Kind.TEXT, "Span", enum=Enum("Span", ("month", "year"))),
))  # fmt: skip
ROW = {
    "Id": "it's",
    "Size": 5,
    "On": date(2027, 3, 1),
    "At": datetime(2027, 3, 1, 8, tzinfo=UTC),
    "Sure": True,
    "Span": "month",
}
HOLD = (
    "Id eq 'it''s'", "Size gt 4 and Size le 5", "not (Size eq 6)", "On ge 2027-03-01", "On lt 2027-03-01T00:00:01Z",
    "At gt 2027-03-01T08:59:00+01:00", "Size in (1,5)", "Id in ('it''s')", "contains(toupper(Id),'T''S')", "year(On) eq 2027",
    "month(At) eq 3", "Sure", "Sure eq true", "Size ne null", "Span eq Amparo.Span'month'", "- Size eq -5", "length(Id) eq 4",
    "startswith(Id,'it') or Nothing eq 1".replace("Nothing", "Size"),
)  # fmt: skip
NOT_HOLD = (
    "Size eq null",
    "Size lt -1e3",
    "Id eq 'IT''S'",
    "Id eq 'Amparo.Span''month'''",
    "endswith(Id,'x')",
    "not Sure",
)
UNREADABLE = ("", "(", "Nothing eq 1", "Size", "Size eq '5'", "On eq 2027-02-31", "substringof('a',Id)", "year(Id) eq 1",
              "$it eq 1",
              "Id eq 'x' and", "Things/Id eq 1 or", "(" * 500, "not " * 200 + "Sure", "x" * 2001, "Id eq '\x00'")  # fmt: skip
REFUSED = (
    "indexof(Id,'a') eq 0",
    "Size add 1 eq 6",
    "Id/any(x: x eq 1)",
    "now() gt At",
    "geo.length(Id) eq 1",
    "concat(Id,'a') eq 'b'",
)


def test_what_holds_holds_and_what_does_not_does_not() -> None:
    assert [text for text in HOLD if not condition(text, TABLE)(ROW)] == []
    assert [text for text in NOT_HOLD if condition(text, TABLE)(ROW)] == []


def test_what_is_empty_is_equal_to_nothing_but_null_and_no_function_of_it_holds() -> None:
    empty = {**ROW, "Size": None}
    assert condition("Size eq null", TABLE)(empty)
    for text in ("Size eq 0", "Size lt 1", "Size ge 0", "- Size eq 0"):
        assert not condition(text, TABLE)(empty)


def test_everything_else_is_refused() -> None:
    for text in UNREADABLE:
        with pytest.raises(Unreadable):
            condition(text, TABLE)
    for text in REFUSED:
        with pytest.raises(NotOffered):
            condition(text, TABLE)


PIECES = st.lists(st.sampled_from((*HOLD, *REFUSED, " and ", " or ", "(", ")", "'", ",")), max_size=6).map("".join)


@given(st.text(max_size=80) | PIECES)
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    try:
        assert condition(text, TABLE)(ROW) in (True, False)
    except (Unreadable, NotOffered):
        return
    for column, value in demanded(text).items():
        assert isinstance(value, str)
        assert column in TABLE.by_name


def test_what_a_condition_demands_is_what_every_row_has_for_which_it_holds() -> None:
    assert demanded("Span eq Amparo.Span'month' and (Size gt 1 and On eq 2027-03-01)") == {
        "Span": "month",
        "On": "2027-03-01",
    }
    assert demanded("Span eq 'month' or Sure") == demanded("not (Span eq 'month')") == {}


def test_the_description_has_a_key_numbered_members_and_a_sentence_for_each_column() -> None:
    found = etree.fromstring(described([TABLE]))
    edm = {"e": "http://docs.oasis-open.org/odata/ns/edm"}
    assert [one.get("Value") for one in found.iterfind(".//e:EnumType[@Name='Span']/e:Member", edm)] == ["0", "1"]
    assert found.find(".//e:EntityType/e:Key/e:PropertyRef", edm).get("Name") == "Id"
    assert found.find(".//e:EntitySet", edm).get("EntityType") == "Amparo.ThingsRow"
    assert all(one.find("e:Annotation", edm) is not None for one in found.iterfind(".//e:Property", edm))
