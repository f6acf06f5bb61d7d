"""Checkpoints: the tree's size and root, signed, in files outside the database, so that a shortened log is found.

One file each, named by its size: a signed note (C2SP tlog-checkpoint). Config entrusts the log to the notary who signs.
"""

import base64
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from django.conf import settings

from amparo.trust.audit import files, outside

EVERY = 512
"""Leaves after which a checkpoint is due in any case: signing and flushing one takes 3 to 5 ms."""
SECONDS = 600
"""Age of the newest checkpoint after which the next act makes another one."""
OLD_ORIGIN = "amparo/audit"
_lock = Lock()


@dataclass(frozen=True)
class Checkpoint:
    """What the tree was: `size` leaves under `root` (32 bytes)."""

    size: int
    root: bytes


class Notary(Protocol):
    """Signs checkpoints and knows its own signatures."""

    def name(self) -> str:
        """Return the log's name."""

    def sign(self, point: Checkpoint) -> str:
        """Return the checkpoint as a signed note."""

    def opened(self, note: str) -> Checkpoint:
        """Return what a note says; raise ValueError unless it is of this log and every signature is good."""


_entrusted: list[Notary] = []
_known: dict[Path, tuple[int, int]] = {}


def entrust(notary: Notary) -> None:
    """Let `notary` sign from now on; called once, by the wiring."""
    _entrusted[:] = [notary]


def folder() -> Path:
    """Return the folder of the checkpoints, beside the database and never in it."""
    return Path(settings.AMPARO_DATA) / "audit" / "checkpoints"


def paths() -> list[Path]:
    """Return the checkpoint files, smallest tree first; raise ValueError for a file that does not belong there."""
    if not folder().exists():
        return []
    found = sorted(path for path in folder().iterdir() if not path.name.startswith("."))
    if all(path.suffix == ".txt" and path.stem.isdecimal() for path in found):
        return found
    raise ValueError(f"{folder()} holds a file that is no checkpoint")


def opened(path: Path) -> Checkpoint:
    """Return what the file says; raise ValueError when it is not this log's, or one of its signatures is not good."""
    try:
        point = _entrusted[0].opened(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ValueError(f"checkpoint {path.name} is worth nothing: {problem}") from None
    if path.name != _name(point.size):
        raise ValueError(f"checkpoint {path.name} is worth nothing: it is one of {point.size} entries")
    return point


def read() -> list[Checkpoint]:
    """Return all checkpoints, oldest first; raise ValueError for a file that was tampered with."""
    return [opened(path) for path in paths()]


def newest() -> str:
    """Return the newest checkpoint as its note; empty when there is none."""
    found = paths()
    return found[-1].read_text(encoding="utf-8") if found else ""


def unsigned() -> list[Checkpoint]:
    """Return the checkpoints of versions that did not sign them yet: kept beside, compared, and never taken as proof."""
    old = folder().with_name("checkpoints.txt")
    blocks = old.read_text(encoding="ascii").strip().split("\n\n") if old.exists() else []
    found = []
    for block in filter(None, blocks):
        lines = block.splitlines()
        if len(lines) != 3 or lines[0] != OLD_ORIGIN or not lines[1].isdecimal():
            raise ValueError("the file of old, unsigned checkpoints is damaged")
        found.append(Checkpoint(int(lines[1]), base64.b64decode(lines[2], validate=True)))
    return found


def due(size: int, root: bytes) -> None:
    """Write a checkpoint when the last one is EVERY leaves or SECONDS behind. Asked after every act."""
    with _lock:
        last, written = _last()
        if size - last >= EVERY or (size > last > 0 and time.time() - written >= SECONDS):
            _write(size, root, outside.drop_soon)


def write(size: int, root: bytes) -> None:
    """Write a checkpoint now, unless the last one covers the same size; that one goes outside if it is not there yet."""
    with _lock:
        last, _ = _last()
        if size > last:
            _write(size, root, outside.drop)
        elif last and outside.newest_size(_entrusted[0].name()) not in (None, last):
            outside.drop(_entrusted[0].name(), _name(last), newest())


def last_size() -> int:
    """Return the size of the newest checkpoint, 0 when there is none."""
    return _last()[0]


def _last() -> tuple[int, float]:
    """Return size and time of the newest checkpoint; the folder is listed only when others wrote to it."""
    try:
        changed = folder().stat().st_mtime_ns
    except FileNotFoundError:
        return 0, 0.0
    known, size = _known.get(folder(), (0, 0))
    if known != changed:
        size = max((int(path.stem) for path in folder().iterdir() if path.stem.isdecimal()), default=0)
        _known[folder()] = (changed, size)
    return size, changed / 1e9


def _name(size: int) -> str:
    return f"{size:012d}.txt"


def _write(size: int, root: bytes, drop: outside.Drop) -> None:
    note = _entrusted[0].sign(Checkpoint(size, root))
    files.put(folder() / _name(size), note)
    _known[folder()] = (folder().stat().st_mtime_ns, size)
    drop(_entrusted[0].name(), _name(size), note)
