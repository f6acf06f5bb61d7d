"""pg_dump and pg_restore as streams: what they give or take passes through pipes, never through a file."""

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.db import connection

from amparo.trust.accounts import second_lock
from amparo.trust.backups.refusal import Refused

_STEP = 1024 * 1024
_VERSIONS = Path("/usr/lib/postgresql")


def output(program: str, options: Sequence[str]) -> Iterator[bytes]:
    """Yield what `program` writes; raise Refused with its own first words when it fails."""
    with _running(program, options, stdin=subprocess.DEVNULL) as (process, said):
        assert process.stdout is not None  # nosec B101  # noqa: S101 (asked for above)
        while data := process.stdout.read(_STEP):
            yield data
        _refuse_failure(program, process, said)


@contextmanager
def fed(program: str, options: Sequence[str], hear: Callable[[IO[bytes]], None]) -> Iterator[Callable[[bytes], object]]:
    """Give a function that feeds `program`; its output goes to `hear`. Raises Refused when the program fails."""
    with _running(program, options, stdin=subprocess.PIPE) as (process, said):
        assert process.stdin is not None  # nosec B101  # noqa: S101 (asked for above)
        assert process.stdout is not None  # nosec B101  # noqa: S101
        listener = threading.Thread(target=hear, args=(process.stdout,), daemon=True)
        listener.start()
        with suppress(BrokenPipeError):  # the program gave up before its end: what it said follows
            yield process.stdin.write
            process.stdin.close()
        listener.join()
        _refuse_failure(program, process, said)


@contextmanager
def _running(program: str, options: Sequence[str], stdin: int) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 (our own words and table names)
            [_found(program), *options], stdin=stdin, stdout=subprocess.PIPE, stderr=said, env=_environment()
        )
        try:
            yield process, said
        finally:
            _ended(process)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    """Leave no program running when the other end of the pipe has failed."""
    if process.poll() is None:
        process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(BrokenPipeError):
                stream.close()
    process.wait()


def _refuse_failure(program: str, process: "subprocess.Popen[bytes]", said: IO[bytes]) -> None:
    if process.wait() != 0:
        said.seek(0)
        words = (said.read(2000).decode(errors="replace").strip().splitlines() or ["it gave no reason"])[0]
        raise Refused(f"{program} failed ({words.removeprefix(f'{program}: ')}).")


def _found(program: str) -> str:
    """Return the newest of the programs that Debian keeps side by side, else the one that is in the path."""
    kept = [folder for folder in _VERSIONS.glob("*") if (folder / "bin" / program).exists()]
    newest = max(kept, key=lambda folder: float(folder.name), default=None)
    found = str(newest / "bin" / program) if newest else shutil.which(program)
    if not found:
        raise Refused(f"{program} is not on this machine: install the client programs of PostgreSQL.")
    return found


def _environment() -> dict[str, str]:
    """Return how PostgreSQL is reached; a password in an argument could be read by every user of the machine."""
    told: dict[str, Any] = connection.settings_dict
    reached = {"PGHOST": told["HOST"], "PGPORT": told["PORT"], "PGUSER": told["USER"], "PGPASSWORD": told["PASSWORD"]}
    options = {f"PG{name.upper()}": value for name, value in told["OPTIONS"].items() if name.startswith("ssl")}
    told_house = {"PGOPTIONS": f"-c amparo.purpose={second_lock.HOUSE}"}
    given = (
        reached | options | told_house | {"PGDATABASE": told["NAME"], "PGCONNECT_TIMEOUT": "20", "LC_ALL": "C.UTF-8"}
    )
    return {name: str(value) for name, value in given.items() if value}
