"""In what groups are compared is a table: what cannot be compared is told with file and row, and ours all can be."""

from datetime import date
from pathlib import Path

import pytest

from amparo.practice import catalogue
from amparo.practice.counted import LAYOUT
from amparo.practice.numbers import equity
from tests.content.made import told, write

HEAD = "id,title,question,unit,kind,who,clock,until,stop,met,strata,limits,source,verified\n"
GOOD = {
    "id": "wait", "title": "Small talk", "question": "Small talk", "unit": "work", "kind": "wait", "who": "${again} = 'no'",
    "clock": "started", "until": "responded", "stop": "ended", "met": "", "strata": "risk_level office",
    "limits": "Small talk", "source": "Ours", "verified": "no",
}  # fmt: skip


def said(tmp_path: Path, ground: str = "sex", **changed: str) -> list[str]:
    """Return what is wrong with a folder of one measure and one ground."""
    row = ",".join(f'"{text}"' for text in {**GOOD, **changed}.values())
    files = {
        "case_management/equity/measures.csv": f"{HEAD}{row}\n",
        "case_management/equity/dimensions.csv": f"id,left_out,source,verified\n{ground},unknown,Ours,no\n",
    }
    return [one for one in told(write(tmp_path, files)) if "equity" in one and "published" not in one]


def test_of_a_good_one_only_its_words_are_missing(tmp_path: Path) -> None:
    assert all("No translation" in one for one in said(tmp_path))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"until": "mended"}, "row 2: “mended” is no day of work."),
        ({"clock": "goals"}, "row 2: “goals” is no day of work."),
        ({"strata": "risk_level shoe_size"}, "row 2: nothing of work is grouped by “shoe_size”."),
        ({"who": "${lonely} = 'yes'"}, "row 2: who: "),
        ({"unit": "moon"}, "row 2: nothing is counted by “moon”"),
        ({"kind": "feeling"}, "row 2: 'feeling' is not a valid Kind"),
        ({"kind": "share"}, "row 2: a wait has a day until which it is"),
        ({"limits": ""}, "row 2: it says no limits"),
        ({"ground": "star_sign"}, "row 2: people are not told apart by “star_sign”."),
    ],
)
def test_what_is_wrong_is_said_with_its_file_and_row(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    found = said(tmp_path, **changed)
    assert any(expected in one for one in found), found


def test_ours_are_compared_within_need_and_place_and_every_number_is_in_force() -> None:
    for one in equity.measures(catalogue()):
        assert {"risk_level", "office"} <= set(one.strata)
        assert one.unit in LAYOUT.units
    day = date(2026, 11, 27)
    false = (
        equity.amount("seen", day)
        + equity.amount("again_within", day) * equity.amount("seen", day) * equity.amount("again", day) / 1000
    )
    assert false <= 50
    assert equity.amount("people", day) >= 30
    assert not equity.verified(day)
