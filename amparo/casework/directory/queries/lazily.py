"""A long list of which only the part that is asked for is read: its ids are known, its rows are not."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")
AT_ONCE = 500


class Lazily(Sequence[T], Generic[K, T]):
    """A sequence that reads its members when they are taken, many at once."""

    def __init__(self, keys: Sequence[K], read: Callable[[Sequence[K]], list[T]]) -> None:
        self._keys, self._read = keys, read

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return self._read(self._keys[at])
        return self._read([self._keys[at]])[0]

    def __iter__(self) -> Iterator[T]:
        for begin in range(0, len(self), AT_ONCE):
            yield from self[begin : begin + AT_ONCE]
