"""Nobody moves a figure alone: ten people move it or nobody, and whoever leaves is gone at once."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.privacy import BATCH, told_otherwise

CROWD = range(100, 140)
"""People of whom nothing is ever new."""
ADDED = st.dictionaries(st.integers(0, 30), st.sampled_from(("a", "b")))


def told_now(after: Mapping[int, str], otherwise: Mapping[int, tuple[str, str]]) -> dict[int, str]:
    """Return what is told of everybody."""
    told = {**after, **{person: as_told for person, (as_told, _true) in otherwise.items()}}
    return {person: rows for person, rows in told.items() if rows}


def others(known: Mapping[int, str], many: int) -> dict[int, str]:
    return {person: known[person] for person in [person for person in CROWD if person in known][:many]}


@given(st.lists(st.tuples(ADDED, st.sets(st.integers(0, 30), max_size=3)), max_size=8))
def test_from_one_release_to_the_next_ten_people_move_or_nobody_and_who_leaves_is_told_no_more(
    states: list[tuple[dict[int, str], set[int]]],
) -> None:
    crowd = dict.fromkeys(CROWD, "c")
    told = crowd.copy()
    for added, leaving in states:
        after = crowd | {person: rows for person, rows in added.items() if person not in leaving}
        still = {person: rows for person, rows in told.items() if person in CROWD}
        otherwise = told_otherwise(told, after, leaving, lambda many, still=still: others(still, many), "")
        new = told_now(after, otherwise)
        moved = {person for person in {*told, *new} if told.get(person) != new.get(person)}
        assert len(moved) == 0 or len(moved) >= BATCH, moved
        assert len(otherwise) < BATCH
        assert not leaving & set(new)
        assert all(true == after.get(person, "") for person, (_told, true) in otherwise.items())
        told = new


def test_nine_newcomers_wait_and_the_tenth_brings_all() -> None:
    def waits(many: int) -> int:
        return len(told_otherwise({}, dict.fromkeys(range(many), "a"), (), dict.fromkeys, ""))

    assert [waits(many) for many in (0, 1, 9, 10, 11)] == [0, 1, 9, 0, 0]


def test_who_leaves_takes_nine_along_who_come_back_with_the_next_news() -> None:
    before = dict.fromkeys(CROWD, "c")
    after = {person: rows for person, rows in before.items() if person != 100}
    away = told_otherwise(before, after, {100}, lambda many: others(after, many), "")
    assert len(away) == BATCH - 1
    told = told_now(after, away)
    assert told_otherwise(told, after, (), dict.fromkeys, "").keys() == away.keys()  # nine alone do not come back
    assert not told_otherwise(told, after | {7: "a"}, (), dict.fromkeys, "")
