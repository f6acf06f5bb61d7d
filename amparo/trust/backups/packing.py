"""A backup on its way: parts of any length as one tar stream, never whole in memory and never plain on a disk.

A part longer than a piece goes on under its own name with a number: `age -d -i KEY FILE | tar x` and `cat database*`
bring it back on a machine without Amparo.
"""

import hashlib
import os
import re
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import parcels

PIECE = 8 * 1024 * 1024
_NAME = re.compile(r"(?P<part>(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*)(?:\+\d{5})?")

Part = tuple[str, Iterable[bytes]]


@dataclass(frozen=True)
class Measure:
    """What was read or written of one part."""

    size: int
    sha256: str


class Measuring:
    """Measures parts while their bytes pass."""

    def __init__(self) -> None:
        self._sizes: dict[str, int] = {}
        self._hashes: dict[str, hashlib._Hash] = {}

    def add(self, part: str, data: bytes) -> None:
        """Count the next bytes of `part`."""
        self._sizes[part] = self._sizes.get(part, 0) + len(data)
        self._hashes.setdefault(part, hashlib.sha256()).update(data)

    def parts(self) -> dict[str, Measure]:
        """Return part → what passed of it."""
        return {name: Measure(self._sizes[name], each.hexdigest()) for name, each in self._hashes.items()}


def packed(parts: Iterable[Part], at: float, last: Callable[[dict[str, Measure]], Part]) -> Iterator[bytes]:
    """Yield the tar stream of `parts`, and at its end the part that `last` makes of their measures."""
    measuring = Measuring()
    for name, content in parts:
        for number, piece in enumerate(_pieces(content), 1):
            measuring.add(name, piece)
            yield from _member(name if number == 1 else f"{name}+{number:05}", piece, at)
    name, content = last(measuring.parts())
    yield from _member(name, b"".join(content), at)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """Yield `content` in pieces of the same length, at least one, the last one shorter."""
    held = bytearray()
    for data in content:
        held += data
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    yield bytes(held)


def _member(name: str, data: bytes, at: float) -> Iterator[bytes]:
    told = tarfile.TarInfo(name)
    told.size, told.mtime, told.mode = len(data), int(at), 0o600
    yield told.tobuf(tarfile.USTAR_FORMAT)
    yield data
    yield bytes(-len(data) % tarfile.BLOCKSIZE)


def unpacked(path: Path, identities: Sequence[parcels.Identity]) -> Iterator[tuple[str, bytes]]:
    """Yield (part, bytes) of a sealed file in their order; raise Refused when it cannot be opened to its very end."""
    faults: list[BaseException] = []
    reading, writing = os.pipe()
    worker = threading.Thread(target=_open, args=(path, identities, writing, faults), daemon=True)
    worker.start()
    damage = False
    with os.fdopen(reading, "rb") as stream:
        try:
            yield from _members(stream)
            while stream.read(PIECE):  # the seal of the last piece is looked at only when everything was taken
                pass
        except tarfile.TarError:
            damage = True
    worker.join()
    for fault in faults:
        raise _told(fault, path)
    if damage:
        raise Refused(f"{path.name} is damaged: it does not hold what a backup holds.")


def _members(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=stream, mode="r|", bufsize=PIECE) as tar:
        for member in tar:
            named = _NAME.fullmatch(member.name)
            held = tar.extractfile(member) if named and member.isreg() and member.size <= PIECE else None
            if named is None or held is None:
                raise tarfile.TarError("no part of a backup")
            yield named["part"], held.read()


def _open(path: Path, identities: Sequence[parcels.Identity], writing: int, faults: list[BaseException]) -> None:
    try:
        with os.fdopen(writing, "wb") as target, path.open("rb") as source:
            parcels.unseal(source, target, identities)
    except BrokenPipeError:
        pass  # the reader has seen enough and says why itself
    except Exception as fault:  # told by the thread that reads
        faults.append(fault)


def _told(fault: BaseException, path: Path) -> BaseException:
    if isinstance(fault, parcels.NotForThisIdentity):
        return Refused(f"{path.name} was not sealed for this identity: use the private key of one of its recipients.")
    if isinstance(fault, parcels.Torn):
        return Refused(f"{path.name} is damaged or was changed: use another backup.")
    return fault
