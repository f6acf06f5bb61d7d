"""Everything that is sealed under the key of one compartment: versions, details of acts, and files that rooms keep."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from amparo.trust.audit import actions as audit
from amparo.trust.audit import queries as log
from amparo.trust.history import actions as history
from amparo.trust.history import queries as versions
from amparo.trust.vault.sealing import Place

NO_VERSION = 0
"""Versions are numbered from 1: sealed details of acts can never be passed off as a version of a record."""


Keep = Callable[[bytes], object]


@dataclass(frozen=True, repr=False)
class Blob:
    """One sealed thing: where it belongs, its bytes, and how it is kept when it was sealed again."""

    place: Place
    sealed: bytes
    keep: Keep


def of_file(holder: UUID, compartment: str, record: UUID, sealed: bytes | memoryview, keep: Keep) -> Blob:
    """Return a sealed file of a record, as rooms keep it."""
    return Blob(Place(holder, compartment, record, 1), bytes(sealed), keep)


Files = Callable[[UUID], Iterable[Blob]]
_files: list[Files] = []


def register(files: Files) -> None:
    """Say which sealed files a room keeps of a holder; wired in `config`."""
    if files not in _files:
        _files.append(files)


def under(holder: UUID, compartment: str) -> Iterator[Blob]:
    """Yield everything sealed under the key of a compartment."""
    for version in versions.of_holder(holder, compartment):
        place = Place(holder, compartment, version.record, version.number)
        yield Blob(place, bytes(version.sealed), partial(history.reseal, version.pk))
    for row in log.withheld_under(holder, compartment):
        yield Blob(Place(holder, compartment, row.id, NO_VERSION), bytes(row.sealed), partial(audit.reseal, row.leaf))
    for files in _files:
        yield from (blob for blob in files(holder) if blob.place.compartment == compartment)
