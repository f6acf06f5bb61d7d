"""Is the disk under the data folder encrypted, and the database file by itself? Linux tells of disks; elsewhere look."""

import os
import sys
from pathlib import Path

from amparo.interfaces.cli.symptoms.answers import Answer, data

BLOCKS = Path("/sys/dev/block")
MOUNTS = Path("/proc/self/mountinfo")


def disk_encryption() -> Answer:
    """Say whether a stolen disk gives away the data folder."""
    encrypted = encrypted_below(data()) if sys.platform == "linux" else None
    if encrypted is None:
        return Answer(True, "cannot be told here: see to it that the disk is encrypted (LUKS, BitLocker, FileVault)")
    if not encrypted:
        return Answer(
            False, f"the disk under {data()} is not encrypted: whoever takes it has keys and data; move to LUKS"
        )
    return Answer(True, "the disk under the data folder is encrypted")


def database_file() -> Answer:
    """Say whether the file of the records says anything without its key, and whether whoever takes it has the key, too."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        return Answer(True, "PostgreSQL has none: the disk of its server must be encrypted")
    key = settings.AMPARO_DATABASE_KEY
    if key is None:
        return Answer(
            True, "not sealed as a whole: staff, dates and offices stand in it; 'amparo database seal' does it"
        )
    same = key.stat().st_dev == data().stat().st_dev
    if same and not encrypted_below(data()):
        return Answer(False, f"sealed, but its key {key} lies on the same plain disk: move it to a stick of its own")
    return Answer(True, f"sealed as a whole (SQLCipher); its key is {key}; keep a copy away from this machine")


def encrypted_below(folder: Path) -> bool | None:
    """Return whether all that `folder` lies on is encrypted, None when the kernel does not tell."""
    block = _block(folder.stat().st_dev) or _block_of_mount(folder)
    return _encrypted(block) if block else None


def _encrypted(block: Path) -> bool:
    """Return whether a block device is a dm-crypt mapping, or stands on such ones alone (LVM, RAID)."""
    name = block / "dm" / "uuid"
    if name.exists() and name.read_text(encoding="ascii").startswith("CRYPT-"):
        return True
    if (block / "partition").exists():
        block = block.parent
    below = list((block / "slaves").glob("*"))
    return bool(below) and all(_encrypted(each.resolve()) for each in below)


def _block_of_mount(folder: Path) -> Path | None:
    """Return the device that a mount names as its source, for file systems with numbers of their own (btrfs)."""
    sources = {}
    for line in MOUNTS.read_text(encoding="utf-8").splitlines():
        before, _, after = line.partition(" - ")
        sources[before.split()[4]] = after.split()[1]
    places = (str(each) for each in (folder.resolve(), *folder.resolve().parents))
    source = next((sources[each] for each in places if each in sources), "")
    device = Path(source)
    return _block(device.stat().st_rdev) if device.is_absolute() and device.is_block_device() else None


def _block(number: int) -> Path | None:
    block = BLOCKS / f"{os.major(number)}:{os.minor(number)}"
    return block.resolve() if block.exists() else None
