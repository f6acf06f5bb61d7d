"""Checkpoints: the tree's size and root written to a file outside the database, so that a shortened log is found.

The body has the three lines of C2SP tlog-checkpoint (origin, size, root in base64). A blank line ends each entry: one that
has none was torn by a power cut or a full disk, counts for nothing and is cut off before the next is written.
"""

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings

ORIGIN = "amparo/audit"
END = b"\n\n"
EVERY = 64
_lock = Lock()


@dataclass(frozen=True)
class Checkpoint:
    """What the tree was: `size` leaves under `root` (32 bytes)."""

    size: int
    root: bytes


def path() -> Path:
    """Return the checkpoint file, beside the database and never in it."""
    return Path(settings.AMPARO_DATA) / "audit" / "checkpoints.txt"


def read() -> list[Checkpoint]:
    """Return all checkpoints written so far, oldest first; raise ValueError for a file that was tampered with."""
    if not path().exists():
        return []
    kept = path().read_bytes()
    blocks = kept[: _whole(kept)].decode("ascii").strip().split("\n\n")
    found = []
    for block in filter(None, blocks):
        lines = block.splitlines()
        if len(lines) != 3 or lines[0] != ORIGIN:
            raise ValueError("the checkpoint file is damaged")
        found.append(Checkpoint(int(lines[1]), base64.b64decode(lines[2], validate=True)))
    return found


def due(size: int, root: bytes) -> None:
    """Write a checkpoint when at least EVERY leaves came since the last one."""
    with _lock:
        if size - last_size() >= EVERY:
            _write(size, root)


def write(size: int, root: bytes) -> None:
    """Write a checkpoint now, unless the last one covers the same size."""
    with _lock:
        if size > last_size():
            _write(size, root)


_known: dict[Path, tuple[int, int]] = {}


def last_size() -> int:
    """Return the size of the newest checkpoint, 0 when there is none; the file is read only when others wrote to it."""
    try:
        changed = path().stat().st_mtime_ns
    except FileNotFoundError:
        return 0
    known = _known.get(path())
    if known is None or known[0] != changed:
        known = _known[path()] = (changed, max((point.size for point in read()), default=0))
    return known[1]


def _whole(kept: bytes) -> int:
    """Return how many bytes belong to whole entries."""
    return kept.rfind(END) + len(END) if END in kept else 0


def _write(size: int, root: bytes) -> None:
    path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path().open("a+b") as file:
        file.seek(0)
        kept = file.read()
        if len(kept) > _whole(kept):  # else nothing is cut: the worker may be writing beside the server
            file.truncate(_whole(kept))
        file.write(f"{ORIGIN}\n{size}\n{base64.b64encode(root).decode()}\n\n".encode())
        file.flush()
        os.fsync(file.fileno())
    _known[path()] = (path().stat().st_mtime_ns, size)
