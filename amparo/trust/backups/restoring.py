"""Put a backup back on a machine that has no database: both files are opened to their end before anything is written."""

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef

from amparo.foundation import clock
from amparo.trust.audit import actions as audit
from amparo.trust.audit import verify
from amparo.trust.audit.verify import Verdict
from amparo.trust.backups import contents, identities, manifest, passing, shelf
from amparo.trust.backups.engines import engine
from amparo.trust.backups.manifest import Manifest
from amparo.trust.backups.refusal import Refused
from amparo.trust.history.models import Version
from amparo.trust.vault import inventory, parcels
from amparo.trust.vault.models import Grant

VAULT_KEY = "keys/vault.key"
ASIDE = ".before-restore"


@dataclass(frozen=True)
class Restored:
    """What is back: manifests, files that stood there and were kept aside, and what was found on reading all of it."""

    main: Manifest
    grants: Manifest | None
    aside: list[Path]
    closed_keys: int
    """Data keys that do not open with the server's key."""
    compartments: int
    keyless: int
    """Sealed compartments for which there is no data key."""
    verdict: Verdict


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
        return _looked_at(main.told, grants.told if grants else None, aside)
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
    if told.database != connection.vendor:
        raise Refused(f"{path.name} holds a database of {told.database}: set AMPARO_DATABASE_URL to suit.")
    return _Opened(path, told, files)


def _files_back(files: dict[str, bytes]) -> list[Path]:
    """Write the files of the data folder; return those that differed and were kept under another name."""
    aside = []
    for name, data in files.items():
        path = Path(settings.AMPARO_DATA) / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made_at_this_start = name == VAULT_KEY and settings.AMPARO_NEW_HERE
        if path.exists() and path.read_bytes() != data and not made_at_this_start:
            aside.append(path.replace(path.with_name(path.name + ASIDE)))
        path.touch(mode=0o600)
        path.write_bytes(data)
    if VAULT_KEY in files:
        settings.AMPARO_VAULT_KEY = bytes.fromhex(files[VAULT_KEY].decode("ascii"))
    return aside


def _looked_at(main: Manifest, grants: Manifest | None, aside: list[Path]) -> Restored:
    """Read what was put back, from the log of acts to the last data key, and write down that it was."""
    sealed = Version.objects.order_by().values("holder", "compartment").distinct()
    key = Grant.objects.filter(holder=OuterRef("holder"), compartment=OuterRef("compartment"))
    closed, all_sealed, bare = inventory.unopened(), sealed.count(), sealed.filter(~Exists(key)).count()
    restored = Restored(main, grants, aside, closed, all_sealed, bare, verify.verify())
    if restored.verdict.sound:
        detail = {"moment": main.made_at, "keyless": bare}
        audit.append([audit.Entry(None, "operator", "backup.restored", detail=detail)])
        verify.checkpoint_now()
    return restored


def whole(restored: Restored) -> bool:
    """Return whether everything that was put back is as it was when the backup was made."""
    return restored.verdict.sound and not restored.closed_keys


def past_their_life(restored: Restored) -> bool:
    """Return whether the grants that were used should have been gone already."""
    return restored.grants is not None and datetime.fromisoformat(restored.grants.expires_at) <= clock.now()
