"""What the faults ask of a child: an answer, or the reason why there is none."""

import time

import pytest

from benchmarks.faults.children import asked


def test_a_child_that_comes_to_its_end_has_said_all_that_it_found() -> None:
    assert asked(lambda tell: tell({"found": 1})) == [{"found": 1}]


def test_a_child_that_takes_too_long_is_no_answer() -> None:
    with pytest.raises(RuntimeError, match="took too long"):
        asked(lambda tell: time.sleep(20), seconds=0.2)


def test_a_child_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        asked(lambda tell: tell({"share": 1 / 0}))
