"""The name table, which a person can extend, and the laws that hold for every name."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation import linkage

_TABLE = Path(__file__).with_name("names.csv")
_LIST = Path(linkage.__file__).parents[2] / "practice/shared_lists/names/equivalents.csv"
_ROWS = list(csv.DictReader(_TABLE.read_text("utf-8").splitlines()))
_EQUIVALENTS = linkage.read_equivalents(_LIST.read_text("utf-8"))
_NAMES = st.one_of(st.sampled_from([row[side] for row in _ROWS for side in "ab"]), st.text(max_size=24))


def _alike(a: str, b: str) -> float:
    pairs = [(x, y) for x in linkage.writings(a) for y in linkage.writings(b)]
    return max(linkage.alike(linkage.keys(x), linkage.keys(y), _EQUIVALENTS) for x, y in pairs)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['a']}~{row['b']}")
def test_the_table_of_names_is_judged_as_a_person_would(row: dict[str, str]) -> None:
    assert (_alike(row["a"], row["b"]) >= linkage.ACCEPT) is (row["same"] == "yes"), row["note"]
    assert (_alike(row["b"], row["a"]) >= linkage.ACCEPT) is (row["same"] == "yes"), row["note"]


def test_the_table_is_large_enough_and_has_both_answers() -> None:
    assert len(_ROWS) >= 120
    assert sum(row["same"] == "no" for row in _ROWS) >= 30


@given(_NAMES, _NAMES)
def test_likeness_does_not_depend_on_which_name_comes_first(a: str, b: str) -> None:
    one, other = linkage.keys(a), linkage.keys(b)
    assert linkage.alike(one, other, _EQUIVALENTS) == pytest.approx(linkage.alike(other, one, _EQUIVALENTS))


@given(_NAMES)
def test_a_name_is_fully_like_itself(name: str) -> None:
    found = linkage.keys(name)
    assert linkage.alike(found, found) == pytest.approx(1.0 if found.tokens else 0.0)


@given(_NAMES)
def test_highlights_cover_exactly_the_words_asked_for(name: str) -> None:
    surfaces = frozenset(token.surface for token in linkage.keys(name).tokens)
    spans = linkage.spans(name, surfaces)
    assert len(spans) == len(linkage.keys(name).tokens)
    assert all(linkage.keys(name[a:b]).tokens for a, b in spans)
    assert linkage.spans(name, frozenset()) == ()


_TYPED = [
    ("Yous", "يوسف"),
    ("Yus", "Youssef"),
    ("يوس", "Yusuf"),
    ("Moh", "محمد"),
    ("مح", "Mohamed"),
    ("Max", "Muhammad"),
    ("Osm", "عثمان"),
    ("Uth", "Osman"),
    ("Cusm", "Uthman"),
    ("Hus", "Xuseen"),
    ("Xus", "حسين"),
    ("Khad", "خديجة"),
    ("Олек", "Alexander"),
    ("Oleks", "Олександр"),
    ("Tseg", "Segay"),
    ("Seg", "ፀጋይ"),
    ("Cabdir", "Abdirahman"),
    ("Abdir", "عبدالرحمن"),
    ("As", "Ashenafi"),
    ("Mo", "Muhammad"),
]


@pytest.mark.parametrize(("typed", "name"), _TYPED)
def test_a_name_typed_in_part_is_recognised_across_scripts(typed: str, name: str) -> None:
    part = linkage.unfinished(linkage.keys(typed).tokens[0].surface)
    assert linkage.beginning(part, linkage.keys(name).tokens[0]) >= linkage.ACCEPT


def test_a_part_that_begins_another_name_is_not_recognised() -> None:
    part = linkage.unfinished("kad")
    assert linkage.beginning(part, linkage.token("mohamed")) == 0.0


def test_particles_do_not_count_unless_they_are_all_there_is() -> None:
    assert [t.surface for t in linkage.keys("Juan de la Cruz").telling] == ["juan", "cruz"]
    assert [t.surface for t in linkage.keys("de la").telling] == ["de", "la"]


def test_apostrophes_and_invisible_marks_are_not_letters() -> None:
    assert linkage.keys("Sa\u2019id").tokens == linkage.keys("Sa\u200fid").tokens == linkage.keys("said").tokens


def test_a_group_with_one_name_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        linkage.read_equivalents("group,name,script,language,source,verified\nx,Anna,Latn,en,own,no\n")


def test_a_list_with_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="columns"):
        linkage.read_equivalents("a,b\n1,2\n")


def test_every_equivalent_has_a_source_and_says_whether_it_was_verified() -> None:
    rows = list(csv.DictReader(_LIST.read_text("utf-8").splitlines()))
    assert all(row["source"] and row["verified"] in ("yes", "no") for row in rows)
    assert 80 <= len({row["group"] for row in rows}) <= 150
