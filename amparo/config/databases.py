"""Where the records are kept, and what must be encrypted of that: the way to a server elsewhere, or the file itself.

A database on another machine is reached over TLS alone, its certificate checked. The file in the data folder is sealed
whole where AMPARO_DATABASE_KEY names the file of its key (docs/decisions/0032).
"""

import importlib.util
import ipaddress
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from amparo.config import environment
from amparo.config.environment import SettingRefused

KEY = 32
"""Bytes in the key of a sealed file."""
IN_THE_CLEAR = b"SQLite format 3\x00"
"""How every SQLite file begins that is not sealed; a sealed one begins with chance."""


def database(folder: Path, sqlite: str = "amparo.config.sqlite") -> dict[str, Any]:
    """Return Django's database settings: SQLite in `folder` through `sqlite`, or PostgreSQL from AMPARO_DATABASE_URL."""
    url, key = environment.text("AMPARO_DATABASE_URL", ""), key_file()
    if not url:
        return _sqlite(folder / "amparo.sqlite3", sqlite, key)
    if key:
        raise SettingRefused("AMPARO_DATABASE_KEY seals the file of SQLite: unset it, or AMPARO_DATABASE_URL.")
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingRefused("AMPARO_DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    return _postgres(parts)


def key_file() -> Path | None:
    """Return the file of the key that seals the database file, None where it is in the clear."""
    told = environment.text("AMPARO_DATABASE_KEY", "")
    return Path(told).expanduser() if told else None


def _postgres(parts: SplitResult) -> dict[str, Any]:
    host = parts.hostname or ""
    # Row policies look costly to PostgreSQL, so it would compile each of our short questions for longer than it takes.
    options = {"options": "-c jit=off", **for_postgres(host, parts.query)}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
    }


def for_postgres(host: str, query: str) -> dict[str, str]:
    """Return libpq's options for a server at `host`; `sslrootcert` in the address names an authority of one's own.

    >>> for_postgres("db.example", "")
    {'sslmode': 'verify-full', 'sslrootcert': 'system'}
    """
    if is_here(host):
        return {}
    return {"sslmode": "verify-full", "sslrootcert": parse_qs(query).get("sslrootcert", ["system"])[-1]}


def is_here(host: str) -> bool:
    """Return whether `host` is this machine: nothing leaves it then."""
    try:
        return host in {"", "localhost"} or host.startswith("/") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _sqlite(file: Path, engine: str, key: Path | None) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {
        "ENGINE": engine,
        "NAME": str(file),
        "PASSWORD": _key_of(file, key),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": None,
    }


def _key_of(file: Path, key: Path | None) -> str:
    """Return the key of the file as hex digits, empty for one in the clear; refuse what does not go together."""
    begins = _beginning(file)
    if key is None and begins not in {b"", IN_THE_CLEAR}:
        raise SettingRefused(f"{file} is sealed or damaged: if it is sealed, set AMPARO_DATABASE_KEY to its key file.")
    if key is None:
        return ""
    if importlib.util.find_spec("sqlcipher3") is None:
        raise SettingRefused("AMPARO_DATABASE_KEY needs one package more: docs/settings.md, 'A sealed database file'.")
    if begins not in {b"", IN_THE_CLEAR} and not key.exists():
        raise SettingRefused(f"The key of the database, {key}, is not there: connect the stick or disk that it is on.")
    try:
        kept = environment.secret(key, KEY)
    except OSError as problem:
        raise SettingRefused(f"AMPARO_DATABASE_KEY is '{key}': it cannot be used ({problem.strerror}).") from None
    if len(kept) != KEY:  # SQLCipher takes other lengths for a passphrase, and stretches it
        raise SettingRefused(f"The key file {key} is not one of a database: it must hold {2 * KEY} hexadecimal digits.")
    return kept.hex()


def _beginning(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(len(IN_THE_CLEAR))
    except FileNotFoundError:
        return b""
