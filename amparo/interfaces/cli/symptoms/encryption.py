"""Is the disk under the data folder encrypted? Linux tells; elsewhere a person must look."""

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
