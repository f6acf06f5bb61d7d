"""Times of work: from opening to closing, again from each reopening, and open to the end while nobody closed it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from amparo.casework.cases.counted import Span, spans

START = datetime(2027, 1, 1, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)


def after(days: int) -> datetime:
    return START + timedelta(days=days)


def test_an_open_case_is_one_time_of_work_without_an_end() -> None:
    assert spans(START, [], [], None) == [Span(START)]


def test_a_closed_case_ends_with_its_closure() -> None:
    assert spans(START, [(after(9), ONE)], [], after(9)) == [Span(START, after(9), False, ONE)]


def test_opened_again_it_is_two_times_and_closed_again_each_has_its_own_closure() -> None:
    first = Span(START, after(9), False, ONE)
    assert spans(START, [(after(9), ONE)], [after(20)], None) == [first, Span(after(20), None, True)]
    twice = spans(START, [(after(30), TWO), (after(9), ONE)], [after(20)], after(30))
    assert twice == [first, Span(after(20), after(30), True, TWO)]


def test_opened_again_within_the_hour_of_its_closing_nothing_is_lost() -> None:
    assert spans(START, [(after(9), ONE)], [after(9)], None)[1] == Span(after(9), None, True)


def test_an_open_case_with_a_closure_of_which_the_log_tells_no_reopening_goes_on_from_it() -> None:
    assert spans(START, [(after(9), ONE)], [], None) == [Span(START, after(9), False, ONE), Span(after(9), None, True)]


def test_closed_without_a_form_it_ends_when_it_was_closed() -> None:
    assert spans(START, [], [], after(5)) == [Span(START, after(5))]
