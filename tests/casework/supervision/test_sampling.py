"""A sample is drawn by chance alone, reaches every worker, and can be drawn again by anybody who has the seed."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.casework.supervision.sampling import RISKS, Candidate, draw

workers = st.integers(1, 5).map(UUID_ := lambda n: UUID(int=n))
files = st.lists(
    st.builds(Candidate, st.integers(100, 10_000).map(UUID_), workers, st.sampled_from(RISKS)),
    max_size=40,
    unique_by=lambda one: one.case,
)


@settings(max_examples=150, deadline=None)
@given(files, st.text(min_size=1, max_size=8), st.integers(1, 30))
def test_a_seed_draws_the_same_files_in_whatever_order_they_are_given(
    known: list[Candidate], seed: str, size: int
) -> None:
    drawn = draw(known, seed, size)
    assert drawn == draw(reversed(known), seed, size)
    assert len(drawn) == len(set(drawn)) == min(size, len(known))
    assert set(drawn) <= set(known)


@settings(max_examples=150, deadline=None)
@given(files, st.text(min_size=1, max_size=8), st.integers(1, 30))
def test_nobody_is_drawn_twice_more_than_a_colleague_who_still_has_files(
    known: list[Candidate], seed: str, size: int
) -> None:
    drawn = draw(known, seed, size)
    of = {worker: sum(one.worker == worker for one in drawn) for worker in {one.worker for one in known}}
    has = {worker: sum(one.worker == worker for one in known) for worker in of}
    most = max(of.values(), default=0)
    assert all(number >= most - 1 for worker, number in of.items() if number < has[worker])


def test_of_one_workers_files_each_level_of_risk_comes_before_one_comes_twice() -> None:
    one = UUID(int=1)
    known = [Candidate(UUID(int=100 + n), one, RISKS[n % 4]) for n in range(12)]
    for seed in map(str, range(20)):
        assert {each.risk for each in draw(known, seed, 4)} == set(RISKS)


def test_every_file_of_a_worker_is_drawn_about_as_often_as_every_other() -> None:
    known = [Candidate(UUID(int=100 + n), UUID(int=1), "low") for n in range(10)]
    first = [draw(known, str(seed), 1)[0] for seed in range(2000)]
    assert all(140 < first.count(one) < 260 for one in known)
