"""Which kind of database there is to back up; each module of a kind has these four functions."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, cast

from django.db import connection

from amparo.trust.backups.contents import Reader, Snapshot
from amparo.trust.backups.engines import postgres, sealed, sqlite


class Engine(Protocol):
    """What a kind of database does for backups; `room` is a closed folder for files that cannot be avoided."""

    def snapshot(self, room: Path) -> AbstractContextManager[Snapshot]:
        """Hold the database at one moment."""

    def count(self, room: Path, read: Reader) -> dict[str, int]:
        """Return table → rows of one sealed file; raise Refused when it is not whole."""

    def occupied(self) -> str:
        """Return what stands where a database would be put back, empty when nothing does."""

    def put_back(self, room: Path, main: Reader, grants: Reader | None) -> None:
        """Bring a database back."""


def engine() -> Engine:
    """Return what belongs to the database of the settings."""
    if connection.vendor != "sqlite":
        return cast(Engine, postgres)
    return cast(Engine, sealed if connection.settings_dict["PASSWORD"] else sqlite)
