"""A closed folder inside AMPARO_DATA for what SQLite can only hand over as a file; it is gone whatever happens.

What lies there for a minute is a copy of the database that lies beside it anyway: as sealed as that, on the same disk.
What a killed process left behind is removed by the next one.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from amparo.trust.backups.refusal import Refused


@contextmanager
def folder() -> Iterator[Path]:
    """Give an empty folder that only this user can enter, to one process at a time."""
    place = Path(settings.AMPARO_DATA) / "backups" / "passing"
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(place.parent / "lock"):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        try:
            yield place
        finally:
            shutil.rmtree(place)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock that ends with the process; SQLite has the one that works alike on every system."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise Refused("Another backup or restore is running on this data folder: wait until it has ended.") from None
    try:
        yield
    finally:
        lock.close()
