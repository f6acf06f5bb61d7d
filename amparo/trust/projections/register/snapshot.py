"""The index as one sealed file, so that starting again takes seconds. What does not fit is refused and built anew."""

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from array import array
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgpack

from amparo.foundation import linkage
from amparo.foundation.linkage import Equivalents
from amparo.trust.projections.register import bits
from amparo.trust.projections.register.columns import BREAK, Columns
from amparo.trust.projections.register.identifiers import bare
from amparo.trust.vault import sealing, suites

PURPOSE = "snapshot of the index of people"
SCHEMA = 1
_NOBODY_WRITES = 3600


class Unfit(Exception):
    """A snapshot that is missing, broken, or of another edition; it holds no names."""


@lru_cache(maxsize=1)
def edition() -> str:
    """Return a fingerprint of the code that reads names: another edition gives other skeletons."""
    told = hashlib.sha256(str(SCHEMA).encode())
    for path in sorted(Path(linkage.__file__).parent.glob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()


def dump(columns: Columns, place: dict[str, Any]) -> bytes:
    """Return the whole register and `place` (where in the history it stands) as bytes, not yet sealed."""
    told = {
        "edition": edition(),
        "equivalents": columns.vocabulary.equivalents.fingerprint,
        "place": place,
        "surfaces": columns.vocabulary.surfaces,
        "packed": columns.vocabulary.packed,
        "people": b"".join(max(person, 0).to_bytes(16, "big") for person in columns.people),
        "gone": columns.free,
        "names": columns.names,
        "years": columns.years.tobytes(),
        "groups": columns.groups.tobytes(),
        "sexes": bytes(columns.sexes),
        "tiers": bytes(columns.tiers),
        "identifiers": columns.identifiers,
        "codes": columns.codes,
    }
    return zlib.compress(msgpack.packb(told), 1)


def undump(plain: bytes, equivalents: Equivalents) -> tuple[Columns, dict[str, Any]]:
    """Return the register and its place in the history; raise Unfit for another edition of code or equivalents."""
    told = msgpack.unpackb(zlib.decompress(plain), strict_map_key=False)
    if told["edition"] != edition() or told["equivalents"] != equivalents.fingerprint:
        raise Unfit("another edition")
    columns = Columns(equivalents)
    columns.names = told["names"]
    columns.years = array("h", told["years"])
    columns.groups = array("H", told["groups"])
    columns.sexes, columns.tiers = bytearray(told["sexes"]), bytearray(told["tiers"])
    columns.identifiers = [tuple(known) for known in told["identifiers"]]
    columns.codes = told["codes"]
    columns.free = told["gone"]
    _people(columns, told["people"])
    _words(columns, told["surfaces"], told["packed"])
    return columns, told["place"]


def _people(columns: Columns, people: bytes) -> None:
    gone = set(columns.free)
    for slot in range(len(people) // 16):
        person = -1 if slot in gone else int.from_bytes(people[16 * slot : 16 * slot + 16], "big")
        columns.people.append(person)
        if person >= 0:
            columns.slots[person] = slot
    members: dict[int, list[int]] = {}
    for slot in columns.slots.values():
        members.setdefault(columns.groups[slot], []).append(slot)
    columns.grouped.load({code: bits.of(held, len(columns.people)) for code, held in members.items()})
    columns.by_identifier = sorted((bare(i), slot) for slot, known in enumerate(columns.identifiers) for i in known)


def _words(columns: Columns, surfaces: list[str], packed: list[str]) -> None:
    columns.vocabulary.load(surfaces, packed)
    postings = columns.vocabulary.postings
    for slot, name in enumerate(columns.names):
        words = array("I", name)
        for number in set(words):
            if number != BREAK:
                postings[number].append(slot)


def write(path: Path, columns: Columns, place: dict[str, Any]) -> None:
    """Seal the register into `path`."""
    place_file(path, sealing.seal_local(PURPOSE, dump(columns, place)))


def place_file(path: Path, sealed: bytes) -> None:
    """Write what is sealed to `path`: a new file beside it, then renamed, so that a broken one never stands there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _clear(path)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(sealed)
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _clear(path: Path) -> None:
    """Remove what processes left beside `path` that were killed while they wrote; nobody writes for an hour."""
    for left in path.parent.glob(f"{path.name}*.new"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _NOBODY_WRITES:
                left.unlink()


def read(path: Path, equivalents: Equivalents) -> tuple[Columns, dict[str, Any]]:
    """Return the register sealed in `path`; raise Unfit when there is none that can be used."""
    try:
        return undump(sealing.open_local(PURPOSE, path.read_bytes()), equivalents)
    except (OSError, suites.Unreadable, zlib.error, ValueError, KeyError, TypeError, IndexError):
        # The cause is dropped: its text may hold a piece of what was read.
        raise Unfit("cannot be used") from None
