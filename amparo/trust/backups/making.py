"""Make a backup: one moment of the database in two sealed files, each opened and counted before it gets its name."""

import base64
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from amparo.foundation import clock
from amparo.trust.audit import actions as audit
from amparo.trust.backups import contents, manifest, packing, passing, shelf, state
from amparo.trust.backups.contents import Counted
from amparo.trust.backups.engines import engine
from amparo.trust.backups.manifest import Manifest
from amparo.trust.backups.packing import Measure, Part
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import inventory, parcels

UNFINISHED = ".part"


@dataclass(frozen=True)
class Made:
    """A backup that was opened and counted: its two files, how many rows they hold, and how many old files went."""

    main: Path
    grants: Path
    manifest: Manifest
    rows: int
    data_keys: int
    removed: int


def make(folder: Path, keep: int | None = None) -> Made:
    """Make a backup in `folder`, open and count it, and remove what has had its day; raise Refused when it failed."""
    recipients = checked_recipients()
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder on this machine: make it, or connect the disk it is on.")
    tried = state.Last(clock.now().isoformat(), str(folder.resolve()))
    try:
        made = _make(folder, recipients, keep or settings.AMPARO_BACKUP_KEEP)
    except (Refused, OSError, sqlite3.Error, DatabaseError) as problem:
        told = problem if isinstance(problem, Refused) else Refused(f"The backup was not made ({problem}).")
        state.keep(replace(tried, problem=str(told)))
        raise told from None
    state.keep(replace(tried, file=made.main.name))
    detail = {"moment": made.manifest.made_at, "rows": made.rows}
    audit.append([audit.Entry(None, "operator", "backup.made", detail=detail)])
    return made


def checked_recipients() -> list[str]:
    """Return the public keys that backups are sealed for; raise Refused when there is none, or one is malformed."""
    given = settings.AMPARO_BACKUP_RECIPIENTS
    if not given:
        raise Refused(
            "No recipient of backups is set: make a key pair with 'amparo identity FILE' on a machine that stays "
            "offline, and put the public key (age1...) into AMPARO_BACKUP_RECIPIENTS."
        )
    try:
        return parcels.checked(given)
    except parcels.Unusable as place:
        raise Refused(f"Key {place} in AMPARO_BACKUP_RECIPIENTS is mistyped: copy it again from its holder.") from None


def _make(folder: Path, recipients: list[str], keep: int) -> Made:
    installation, at = inventory.installation(), clock.now().astimezone(UTC).replace(microsecond=0)
    main, grants = (folder / shelf.name(installation, at, kind) for kind in (shelf.MAIN, shelf.GRANTS))
    with passing.folder() as room, _unfinished(main, grants) as (main_part, grants_part):
        told, own = _written(room, main_part, grants_part, recipients, at)
        grants_part.replace(grants)  # first: a main backup never stands there without its grants
        main_part.replace(main)
    removed = shelf.clear(folder, installation, at, keep, settings.AMPARO_GRANTS_DAYS)
    return Made(main, grants, told, sum(told.tables.values()), sum(own.tables.values()), removed)


def _written(room: Path, main: Path, grants: Path, recipients: list[str], at: datetime) -> tuple[Manifest, Manifest]:
    """Write both files at one moment, open and count them, and return what they say of themselves."""
    witness = parcels.new_identity()  # opens these two files for their check, and is forgotten with this call
    sealed_for = [*recipients, witness.public]
    beside = contents.beside()  # before the snapshot: no checkpoint may reach beyond the log that goes with it
    with engine().snapshot(room) as held:
        told, own = _manifests(held.counted, at)
        _write(main, [(contents.DATABASE, held.database()), *beside], told, sealed_for)
        _write(grants, [(contents.GRANTS, held.grants()), *contents.keys()], own, sealed_for)
    for path, meant in ((main, told), (grants, own)):
        _check(path, meant, witness, room)
    return told, own


def _manifests(counted: Counted, at: datetime) -> tuple[Manifest, Manifest]:
    """Return what the two files will say; the measures of their parts are added when they are written."""
    apart = {contents.WITH_SHORT_LIFE: counted.tables[contents.WITH_SHORT_LIFE]}
    empty = apart.keys() | contents.left_out()
    told = Manifest(
        format=manifest.FORMAT,
        kind=shelf.MAIN,
        made_at=at.isoformat(),
        installation=inventory.installation(),
        program=version("amparo"),
        database=connection.vendor,
        tables={name: 0 if name in empty else rows for name, rows in sorted(counted.tables.items())},
        log={"size": counted.log_size, "root": base64.b64encode(counted.log_root).decode()},
        parts={},
    )
    end = at + timedelta(days=settings.AMPARO_GRANTS_DAYS)
    return told, replace(told, kind=shelf.GRANTS, tables=apart, expires_at=end.isoformat())


def _write(path: Path, parts: Iterable[Part], told: Manifest, recipients: Sequence[str]) -> None:
    def last(measures: dict[str, Measure]) -> Part:
        return manifest.NAME, [replace(told, parts=measures).written()]

    with path.open("wb") as file:
        path.chmod(0o600)
        parcels.seal(packing.packed(parts, told.moment.timestamp(), last), file, recipients)
        file.flush()
        os.fsync(file.fileno())


def _check(path: Path, meant: Manifest, witness: parcels.Identity, room: Path) -> None:
    """Open a file as a recipient would and count what is in it; raise Refused when it is not what was meant."""
    found = engine().count(room, partial(manifest.read, path, [witness]))
    wrong = [name for name, rows in meant.tables.items() if found.get(name, 0) != rows]
    if wrong:
        raise Refused(f"The backup was opened and is not whole: {wrong[0]} has other rows than it should.")


@contextmanager
def _unfinished(*paths: Path) -> Iterator[list[Path]]:
    """Give the names that files have until they were checked; what is unfinished goes, also what was from before."""

    def clear() -> None:
        for path in paths[0].parent.glob(f"amparo-{inventory.installation()}-*{UNFINISHED}"):
            path.unlink()

    clear()
    try:
        yield [path.with_name(path.name + UNFINISHED) for path in paths]
    finally:
        clear()
