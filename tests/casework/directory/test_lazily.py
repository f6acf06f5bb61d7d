"""A list that is read lazily is the same list, of which nothing is read that nobody took."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.directory.queries.lazily import AT_ONCE, Lazily

LENGTHS = st.integers(0, 3 * AT_ONCE)
PLACES = st.none() | st.integers(-5, 3 * AT_ONCE)


@given(LENGTHS, PLACES, PLACES)
def test_parts_and_the_whole_are_those_of_the_list_and_only_they_are_read(
    length: int, begin: int | None, end: int | None
) -> None:
    read: list[int] = []

    def rows(keys: Sequence[int]) -> list[str]:
        read.extend(keys)
        return [str(key) for key in keys]

    found, whole = Lazily(range(length), rows), [str(key) for key in range(length)]
    assert found[begin:end] == whole[begin:end]
    assert [str(key) for key in read] == whole[begin:end]
    assert len(found) == length
    assert list(found) == whole
    assert not length or found[length - 1] == whole[-1]
