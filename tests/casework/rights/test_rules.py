"""Pure thought about data rights: what one person may decide, what is blacked out, which day of keeping counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.rights import pathway, rules
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.casework.rights.rules import Life

TODAY = date(2026, 11, 20)
WORDS = st.lists(st.text("abcdefgh.*()[ ", min_size=1, max_size=6), max_size=4)


@given(st.sampled_from(Kind), st.sampled_from(Outcome))
def test_alone_one_only_says_yes_and_never_destroys_nor_judges_oneself(kind: Kind, outcome: Outcome) -> None:
    if rules.decided_alone(kind, outcome):
        assert outcome is Outcome.GRANTED
        assert kind not in (Kind.ERASURE, Kind.COMPLAINT)


@pytest.mark.parametrize("kind", Kind)
def test_to_somebody_nobody_recognised_every_kind_is_refused(kind: Kind) -> None:
    assert rules.possible(kind, "not_confirmed") == (Outcome.REFUSED,)
    assert Outcome.GRANTED in rules.possible(kind, "known_to_worker")


@given(st.text("abcdefgh.*()[ \n", max_size=60), WORDS)
def test_no_blacked_out_word_is_left_and_nothing_else_is_lost(text: str, words: list[str]) -> None:
    black = rules.blackened(text, words)
    wanted = [word.strip() for word in words if word.strip()]
    assert not any(word in black for word in wanted)
    assert black == text or wanted
    if not any(word in text for word in wanted):
        assert black == text


def test_names_are_blacked_out_in_any_case_and_script() -> None:
    assert rules.blackened("HASSAN, hassan and حسن", ["Hassan", "حسن"]) == "▇▇▇, ▇▇▇ and ▇▇▇"


def test_a_childs_file_is_kept_to_the_later_of_closing_and_eighteenth_birthday() -> None:
    schedule = pathway.schedule()
    young = Life(date(2026, 1, 1), date(2026, 6, 1), date(2030, 12, 31))
    assert rules.kept_until(schedule, young, TODAY)[0] == date(2035, 12, 31)
    nearly = Life(date(2026, 1, 1), date(2026, 6, 1), date(2026, 1, 31))
    assert rules.kept_until(schedule, nearly, TODAY)[0] == date(2031, 6, 1)


def test_without_a_schedule_nothing_is_over() -> None:
    with pytest.raises(LookupError):
        rules.kept_until([], Life(date(1990, 1, 1)), TODAY)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 240), st.integers(1, 4000))
def test_the_job_looks_at_every_file_that_can_be_over(today: date, months: int, days: int) -> None:
    registered = today - timedelta(days)
    (row,) = [each for each in pathway.schedule() if each.record_type == "person_without_case"]
    until = type(row)(**{**vars(row), "months": months}).until(registered)
    if until < today:
        assert registered <= rules.youngest(today, months)
