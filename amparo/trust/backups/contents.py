"""What of an installation goes into which sealed file. Why it is so: docs/decisions/0012."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.apps import apps
from django.conf import settings

from amparo.trust.backups.manifest import Manifest
from amparo.trust.backups.packing import Part
from amparo.trust.vault.models import Grant

DATABASE, GRANTS = "database", "grants"
"""The names of the two large parts."""

WITH_SHORT_LIFE = Grant._meta.db_table
MADE_ANEW = frozenset({"sessions.key"})

Take = Callable[[str, bytes], object]
Reader = Callable[[Take], Manifest]
"""Opens one sealed file, gives its pieces away and returns its manifest."""


def left_out() -> frozenset[str]:
    """Return the tables whose rows are in no backup: sessions, and what was remembered for a moment."""
    caches = settings.CACHES.values()
    remembered = {str(each["LOCATION"]) for each in caches if each["BACKEND"].endswith(".DatabaseCache")}
    return frozenset({apps.get_model("sessions", "Session")._meta.db_table, *remembered})


def beside() -> list[Part]:
    """Return the files that belong to the database: checkpoints of the log, and the mark of an invented country."""
    return _files("audit/**/*", "invented.txt")


def keys() -> list[Part]:
    """Return the key files; the key of sessions is made anew, so that nobody stays signed in."""
    return _files("keys/*.key")


def is_file(part: str) -> bool:
    """Return whether `part` is a file of the data folder that is put back under its name."""
    return part.startswith(("audit/", "keys/")) or part == "invented.txt"


def _files(*patterns: str) -> list[Part]:
    top = Path(settings.AMPARO_DATA)
    found = sorted(path for pattern in patterns for path in top.glob(pattern) if path.is_file())
    # A hidden one is a checkpoint that is being written at this moment.
    whole = [path for path in found if path.name not in MADE_ANEW and not path.name.startswith(".")]
    return [(path.relative_to(top).as_posix(), [path.read_bytes()]) for path in whole]


@dataclass(frozen=True)
class Counted:
    """The database at one moment: rows of each table, and size and root of the log of acts."""

    tables: dict[str, int]
    log_size: int
    log_root: bytes


class Snapshot(Protocol):
    """A database held at one moment."""

    counted: Counted

    def database(self) -> Iterable[bytes]:
        """Yield the database without grants and without the tables that are left out."""

    def grants(self) -> Iterable[bytes]:
        """Yield the grants."""
