"""Codes never die: they stop being offered, keep their label and name their heir."""

from datetime import date

import pytest

from amparo.foundation.codelists import CodeListError, read_csv

TEXT = """code,label,valid_from,valid_to,replaced_by,source,verified,colour
old,Old word,,2025-12-31,new,A book,yes,red
new,New word,2026-01-01,,,A book,no,
plain,Plain,,,,,,
"""


def test_an_expired_code_is_not_offered_but_keeps_its_label_and_names_its_heir() -> None:
    codes = read_csv("words", TEXT)
    assert [code.code for code in codes.offered(date(2026, 11, 23))] == ["new", "plain"]
    assert [code.code for code in codes.offered(date(2025, 12, 31))] == ["old", "plain"]
    assert codes.label("old") == "Old word"
    assert codes.heir("old") == "new"
    assert codes.heir("plain") == "plain"
    assert codes.label("never") == "never"


def test_a_code_says_where_it_is_from_and_whether_that_was_checked() -> None:
    old, new, _plain = read_csv("words", TEXT)
    assert (old.source, old.verified, new.verified) == ("A book", True, False)
    assert old.extra == {"colour": "red"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",No code,,,,,,", "row 2"),
        ("two words,Label,,,,,,", "row 2"),
        ("a,A,1.1.2026,,,,,", "row 2"),
        ("a,A,,,nobody,,,", "nobody"),
        ("a,A,,,,,,\na,B,,,,,,", "twice"),
    ],
)
def test_a_list_that_cannot_be_right_is_refused(row: str, problem: str) -> None:
    with pytest.raises(CodeListError, match=problem):
        read_csv("words", TEXT.splitlines()[0] + "\n" + row + "\n")


def test_codes_that_replace_each_other_in_a_circle_do_not_hang() -> None:
    codes = read_csv("words", "code,label,replaced_by\na,A,b\nb,B,a\n")
    assert codes.heir("a") in {"a", "b"}
