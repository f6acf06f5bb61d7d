"""Put a backup back on a machine that has no database: both files are opened to their end before anything is written."""

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from amparo.trust.backups import contents, identities, looking, manifest, passing, shelf
from amparo.trust.backups.engines import engine
from amparo.trust.backups.looking import Restored
from amparo.trust.backups.manifest import Manifest
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import parcels

KEYS = {"keys/vault.key": "AMPARO_VAULT_KEY", "keys/log.key": "AMPARO_LOG_KEY"}
ASIDE = ".before-restore"


@dataclass(frozen=True)
class _Opened:
    """One sealed file that was read to its end, with the small files in it."""

    path: Path
    told: Manifest
    files: dict[str, bytes]


def restore(folder: Path, identity: Path, name: str = "", *, keyless: bool = False) -> Restored:
    """Put the newest backup in `folder` back, or the one called `name`; raise Refused before anything is changed.

    `keyless` allows a backup whose grants are gone: the log and the outlines come back, no record opens.
    """
    keys = identities.read(identity)
    try:
        taken = engine().occupied()
        if taken:
            raise Refused(
                f"A database stands here already ({taken}): nothing was changed. Restore onto a bare machine."
            )
        main, grants = _opened_to_the_end(folder, keys, name, keyless)
        aside = _put_back(main, grants, keys)
        return looking.at(main.told, grants.told if grants else None, aside)
    except (OSError, sqlite3.Error, DatabaseError) as problem:
        raise Refused(f"The backup was not put back ({str(problem).splitlines()[0]}).") from None


def _put_back(main: _Opened, grants: _Opened | None, keys: Sequence[parcels.Identity]) -> list[Path]:
    read_main = partial(manifest.read, main.path, keys)
    read_grants = partial(manifest.read, grants.path, keys) if grants else None
    with passing.folder() as room:
        aside = _files_back(main.files | (grants.files if grants else {}))
        engine().put_back(room, read_main, read_grants)
    shutil.rmtree(Path(settings.AMPARO_DATA) / "index", ignore_errors=True)  # it belongs to another database
    return aside


def _opened_to_the_end(
    folder: Path, keys: Sequence[parcels.Identity], name: str, keyless: bool
) -> tuple[_Opened, _Opened | None]:
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder on this machine: connect the disk it is on.")
    main, grants = shelf.chosen(folder, name)
    if grants is None and not keyless:
        raise Refused(
            f"The grants of {main.path.name} are not in {folder}: without them no record can be opened, by anyone. Put "
            "the grants file beside it, or say --without-grants to bring back the log of acts and the outlines alone."
        )
    opened = _opened(main.path, shelf.MAIN, keys)
    return opened, _opened(grants.path, shelf.GRANTS, keys) if grants else None


def _opened(path: Path, kind: str, keys: Sequence[parcels.Identity]) -> _Opened:
    files: dict[str, bytes] = {}

    def take(part: str, data: bytes) -> None:
        if contents.is_file(part):
            files[part] = files.get(part, b"") + data

    told = manifest.read(path, keys, take)
    if told.kind != kind or path.name != shelf.name(told.installation, told.moment, kind):
        raise Refused(f"{path.name} was renamed: inside it is another file of {told.moment:%Y-%m-%d %H:%M} UTC.")
    if told.program != version("amparo"):
        raise Refused(f"{path.name} was made by Amparo {told.program}: install that version, restore, then upgrade.")
    if told.database != connection.vendor:
        raise Refused(f"{path.name} holds a database of {told.database}: set AMPARO_DATABASE_URL to suit.")
    return _Opened(path, told, files)


def _files_back(files: dict[str, bytes]) -> list[Path]:
    """Write the files of the data folder; return those that differed and were kept under another name."""
    aside = []
    for name, data in files.items():
        path = Path(settings.AMPARO_DATA) / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made_at_this_start = name.startswith("keys/") and settings.AMPARO_NEW_HERE
        if path.exists() and path.read_bytes() != data and not made_at_this_start:
            aside.append(path.replace(path.with_name(path.name + ASIDE)))
        path.touch(mode=0o600)
        path.write_bytes(data)
    for name, setting in KEYS.items():
        if name in files:
            setattr(settings, setting, bytes.fromhex(files[name].decode("ascii")))
    return aside
