"""How a table is read in parts: blocks in order, and the rows of a few of them at a time; no part costs more than it gives."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from amparo.exchange.odata import KEY, Entity, Row
from amparo.trust.disclosure.access import Access

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Reader:
    """For whom a table is read: the member of staff in whose name it is given, and what pseudonyms are made with."""

    access: Access
    salt: bytes

    def pseudonym(self, record: UUID) -> str:
        """Return a name for a record that is always the same for this reader, and another one for every other reader."""
        return hashlib.blake2b(record.bytes, digest_size=10, key=self.salt).hexdigest()


@dataclass(frozen=True)
class Source:
    """A table with where its rows come from.

    `blocks` returns the names of its parts; the id of a row is the name of its part, or begins with it and a full stop, so
    that both have the same order (a name that goes on after another does so with a letter, a digit or `_`); the only part
    of a small table is "". `rows` returns the rows of some parts, `many` at a time. `narrowed` says whether a part can hold
    rows with some values (column → text), where that is known before they are read. `of_cases` says that it is reckoned
    from cases and referrals, so that an agreement has to allow it.
    """

    name: str
    entity: Callable[[], Entity]
    blocks: Callable[[Reader], Sequence[str]]
    rows: Callable[[Reader, Sequence[str]], Iterable[Row]]
    many: int = 1
    of_cases: bool = False
    narrowed: Callable[[str, Mapping[str, str]], bool] = lambda _block, _values: True


class Place(NamedTuple):
    """A place in a table: the part, and the id of a row in it."""

    block: str
    row: str


def walk(
    source: Source,
    reader: Reader,
    after: Place | None = None,
    *,
    backward: bool = False,
    values: Mapping[str, str] = NOTHING,
) -> Iterator[tuple[Place, Row]]:
    """Yield the rows of a table in the order of their ids, those after a place alone; no part before it is read, and none
    that can hold no row with `values`."""
    blocks = sorted((one for one in source.blocks(reader) if source.narrowed(one, values)), reverse=backward)
    if after is not None:
        blocks = [one for one in blocks if not _is_before(one, after.block, backward)]
    for start in range(0, len(blocks), source.many):
        some = blocks[start : start + source.many]
        for row in sorted(source.rows(reader, some), key=_id, reverse=backward):
            if after is None or _is_before(after.row, _id(row), backward):
                yield Place(_block_of(_id(row), some), _id(row)), row


def _id(row: Row) -> str:
    return str(row[KEY])


def _is_before(one: str, other: str, backward: bool) -> bool:
    return one > other if backward else one < other


def _block_of(row: str, blocks: Sequence[str]) -> str:
    return next(one for one in blocks if one in ("", row) or row.startswith(f"{one}."))
