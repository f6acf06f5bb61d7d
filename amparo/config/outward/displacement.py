"""The key for IOM's API of displacement figures, and where it is asked; wrong settings are refused. The key is never shown."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from amparo.config.environment import SettingRefused, text

ADDRESS = "https://dtmapi.iom.int"
LONGEST = 200


@dataclass(frozen=True)
class Displacement:
    """The address that is asked, and the key that is shown there; an empty key asks nobody."""

    address: str = ADDRESS
    key: str = field(default="", repr=False)


def displacement() -> Displacement:
    """Return what AMPARO_DTM_KEY and AMPARO_DTM_ADDRESS say."""
    address = text("AMPARO_DTM_ADDRESS", ADDRESS)
    if urlsplit(address).scheme != "https" and urlsplit(address).hostname != "127.0.0.1":
        raise SettingRefused(
            f"AMPARO_DTM_ADDRESS is '{address}': it must begin with https://, as the key is sent there."
        )
    path = text("AMPARO_DTM_KEY", "")
    return Displacement(address, _key(Path(path).expanduser()) if path else "")


def _key(path: Path) -> str:
    """Return the key in `path`; what others may read is not used."""
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SettingRefused(f"The key in {path} can be read by others: run 'chmod 600 {path}'.")
        told = path.read_bytes()[: LONGEST + 1].decode("utf-8", "replace").strip()
    except OSError as problem:
        raise SettingRefused(f"AMPARO_DTM_KEY is '{path}': it cannot be read ({problem.strerror}).") from None
    if not told.isprintable() or not 0 < len(told) <= LONGEST:
        raise SettingRefused(f"AMPARO_DTM_KEY is '{path}': the file must hold the key alone, in one line.")
    return told
