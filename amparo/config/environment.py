"""The settings a person may change, read from AMPARO_* variables and refused with one sentence when wrong.

The list with its meanings stands in docs/settings.md; a test keeps both equal.
"""

import contextlib
import os
import re
import secrets
import stat
import tempfile
from pathlib import Path


class SettingRefused(SystemExit):
    """A setting that cannot be used; the sentence says which one and what to do."""


def text(name: str, default: str) -> str:
    """Return the variable `name`, or `default` when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int, lowest: int, highest: int) -> int:
    """Return the whole number in variable `name`, refused outside `lowest`..`highest`."""
    raw = text(name, str(default))
    if not raw.isdigit() or not lowest <= int(raw) <= highest:
        raise SettingRefused(f"{name} is '{raw}': it must be a whole number from {lowest} to {highest}.")
    return int(raw)


def switch(name: str, default: bool) -> bool:
    """Return the on/off setting in variable `name` (on, off)."""
    raw = text(name, "on" if default else "off").lower()
    if raw not in {"on", "off"}:
        raise SettingRefused(f"{name} is '{raw}': it must be on or off.")
    return raw == "on"


def words(name: str, default: str) -> list[str]:
    """Return the comma-separated list in variable `name`."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def public_keys(name: str) -> list[str]:
    """Return the age public keys in variable `name`; what is refused is not shown, it may be a private key."""
    keys = words(name, "")
    for place, key in enumerate(keys, 1):
        if not re.fullmatch(r"age1[02-9ac-hj-np-z]{58}", key):
            raise SettingRefused(f"Key {place} in {name} is no age public key: it must be age1 and 58 more letters.")
    return keys


def data_folder() -> Path:
    """Return the folder of database, keys and files (AMPARO_DATA), made private if it is new."""
    default = Path(__file__).resolve().parents[2] / "var"
    folder = Path(text("AMPARO_DATA", str(default))).expanduser()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise SettingRefused(f"AMPARO_DATA is '{folder}': the folder cannot be made ({problem.strerror}).") from None
    if not os.access(folder, os.W_OK):
        raise SettingRefused(f"AMPARO_DATA is '{folder}': this user cannot write there; choose another folder.")
    return folder


def secret(path: Path, size: int = 32) -> bytes:
    """Return the random secret kept in `path`, made with mode 0600 when absent; refused if others may read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make_secret(path, size)
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingRefused(f"The key file {path} can be read by others: run 'chmod 600 {path}'.")
    try:
        kept = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        kept = b""
    if len(kept) < size:
        raise SettingRefused(f"The key file {path} is damaged: put back the copy from your backup.")
    return kept


def _make_secret(path: Path, size: int) -> None:
    """Write the secret whole under another name first: a program that starts beside this one never reads half a key."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as new:
        new.write(secrets.token_hex(size))
        new.flush()
        os.fsync(new.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(name, path)
    Path(name).unlink()
    for folder in (path.parent, path.parent.parent):
        _write_down(folder)


def _write_down(folder: Path) -> None:
    """Let the names in `folder` reach the disk: a key that was used and is gone after a power cut takes all with it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
