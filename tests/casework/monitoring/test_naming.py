"""Whether words seem to name somebody: what is asked about, what is not, and that nothing stops the asking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.casework.monitoring.rules.naming import doubts
from amparo.casework.monitoring.rules.weeks import Passed, flows, series, weeks
from tests.casework.monitoring.seeing import WORDS, week

PLACES = ("Puerto Sereno", "Bahía Clara", "الساحل")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Call +000 555 0101.", ["number"]), ("Llame al 600-123-456 hoy", ["number"]), ("Write to a.b@example.org", ["mail"]),
        ("Ask @helper_of_all there", ["mail"]), ("His passport is AB123456", ["code"]), ("file QV-2026-0007", ["code"]),
        ("a man named Hassan waits", ["name"]), ("se llama Rosa", ["name"]), ("une femme appelée Awa", ["name"]),
        ("رجل اسمه حسن ينتظر", ["name"]), ("Yesterday we met Hassan Idriss there", ["name"]),
        ("the guide Juan de Dios asks for money", ["name"]), ("Mr Okafor owns it", ["name"]),
    ],
)  # fmt: skip
def test_names_numbers_and_codes_are_asked_about(said: str, found: list[str]) -> None:
    assert [one.doubt for one in doubts(said, PLACES)] == found


@pytest.mark.parametrize(
    "said",
    [
        WORDS, "", "On 3/11/2026 about 40 people waited at Puerto Sereno for 12 hours.", "Rents rose from 100 to 250 a month.",
        "In Bahía Clara the police stop everybody.", "They call it safe. Nobody goes there.", "Le prix a doublé depuis mardi.",
        "الناس ينتظرون في الساحل منذ يومين", "A woman called out for help", "2026-11-03: nothing new",
    ],
)  # fmt: skip
def test_places_days_prices_and_plain_words_are_not(said: str) -> None:
    assert doubts(said, PLACES) == []


@settings(max_examples=200, deadline=500)
@given(st.text(max_size=300))
def test_any_text_is_answered_and_what_is_asked_about_stands_in_it(said: str) -> None:
    for one in doubts(said):
        assert one.text.strip()
        assert one.text in said.replace("\u00a0", "\u00a0")


def test_weeks_without_anything_are_zeros_and_hours_of_a_day_count_once() -> None:
    first, last = week(4, 0), week(1, 0)
    assert series([week(4), week(2, 6), week(2, 0)], first, last) == [1, 0, 2, 0]
    assert len(weeks(first, last)) == 4
    counts = [Passed(week(1), 5, 8), Passed(week(1), 3, 6), Passed(week(1, 3), 2, 4)]
    assert flows(counts, first, last) == [(0, 0), (0, 0), (0, 0), (10, 12)]
