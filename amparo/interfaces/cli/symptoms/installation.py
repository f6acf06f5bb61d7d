"""Questions about folder, keys, database, clock and disk."""

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amparo.interfaces.cli.symptoms.answers import Answer, data, mode

ROOMY = 1_000_000_000
"""Free bytes below which the disk needs a person: room for a migration, a backup and a day of work."""
CLOCK_SLACK = timedelta(minutes=2)


def folder() -> Answer:
    """Say whether the data folder is closed to other users of the machine."""
    place = data()
    folders = [place, *(path for path in place.iterdir() if path.is_dir())]
    open_to_others = [path for path in folders if mode(path) & 0o077]
    if open_to_others:
        return Answer(False, f"others may look into {open_to_others[0]}: run 'chmod 700 {open_to_others[0]}'")
    return Answer(True, f"{place} belongs to this user alone")


def keys() -> Answer:
    """Say whether the key files are there and readable by this user alone."""
    found = sorted((data() / "keys").glob("*.key"))
    for path in found:
        if mode(path) & 0o177:
            return Answer(False, f"{path} has mode {mode(path):o}: run 'chmod 600 {path}'")
    return Answer(bool(found), f"{len(found)} key files, mode 600; keep a copy away from this machine")


def database() -> Answer:
    """Say whether the database answers and has every table of this version."""
    from django.db.utils import DatabaseError

    from amparo.interfaces.cli import startup

    try:
        waiting = startup.waiting_migrations()
    except DatabaseError as problem:
        return Answer(False, f"does not answer ({startup.first_line(problem)}): check AMPARO_DATABASE_URL or the disk")
    if waiting:
        return Answer(False, f"{len(waiting)} migrations wait, the first is {waiting[0]}: 'amparo serve' applies them")
    return Answer(True, "answers, and its tables are those of this version")


def durability() -> Answer:
    """Say whether a power cut can lose or tear what was saved."""
    from django.db import connection
    from django.db.utils import DatabaseError

    wanted = {"journal_mode": "wal", "synchronous": "2"} if connection.vendor == "sqlite" else {"fsync": "on"}
    ask = "PRAGMA" if connection.vendor == "sqlite" else "SHOW"
    found: dict[str, str] = {}
    try:
        with connection.cursor() as cursor:
            for name in wanted:
                cursor.execute(f"{ask} {name}")
                found[name] = str(cursor.fetchone()[0])
    except DatabaseError:
        return Answer(False, "cannot be asked while the database does not answer")
    if found != wanted:
        return Answer(False, f"the database runs with {found} instead of {wanted}: a power cut may lose saved work")
    return Answer(True, "what was saved survives a power cut (" + ", ".join(f"{k} {v}" for k, v in found.items()) + ")")


def clock() -> Answer:
    """Say whether this machine's clock can be right: not before the newest file."""
    now = datetime.now(UTC)
    written = [Path(__file__), *data().glob("*.sqlite3*"), *data().glob("audit/*")]
    latest = datetime.fromtimestamp(max(path.stat().st_mtime for path in written), UTC)
    if now < latest - CLOCK_SLACK:
        return Answer(False, f"says {now:%Y-%m-%d %H:%M} UTC, but data was written at {latest:%Y-%m-%d %H:%M}: set it")
    return Answer(True, f"{now:%Y-%m-%d %H:%M} UTC, local zone {time.tzname[0]}")


def disk() -> Answer:
    """Say whether there is room for a day of work and a backup."""
    free = shutil.disk_usage(data()).free
    if free < ROOMY:
        return Answer(
            False, f"{free // 1_000_000} MB left beside the data: make room, at least {ROOMY // 1_000_000} MB"
        )
    return Answer(True, f"{free // 1_000_000} MB free")
