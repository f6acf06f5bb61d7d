"""The restore drill with a stop-watch: a country of so many cases is backed up and comes back onto a bare folder.

Usage: python -m benchmarks.restore [--cases 50000] [--data FOLDER]   (FOLDER holds a country already; it is copied)
"""

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import machine

GOAL_MINUTES = 30


class Missed(SystemExit):
    """A step of the drill that failed, with what it said."""


def main() -> int:
    """Run the drill and print its table; return 1 when restoring takes longer than the goal."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.restore", description=__doc__)
    asked.add_argument("--cases", type=int, default=50_000, help="how many cases to load")
    asked.add_argument("--data", type=Path, help="a data folder with a country in it, copied instead of loading one")
    options = asked.parse_args()
    place = Path(tempfile.mkdtemp(prefix="amparo-restore-"))
    try:
        return _drill(place, options.cases, options.data)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _drill(place: Path, cases: int, data: Path | None) -> int:
    server, bare, shelf, key = place / "server", place / "bare", place / "shelf", place / "key.txt"
    shelf.mkdir()
    if data:
        shutil.copytree(data, server)
    else:
        server.mkdir(mode=0o700)
        _run(server, "", "benchmarks.country", str(cases))
    public = _run(server, "", "amparo.interfaces.cli", "identity", str(key))[1].strip()
    steps = [
        ("backup, opened and counted", _run(server, public, "amparo.interfaces.cli", "backup", str(shelf))),
        ("restore, read to the last entry", _run(bare, "", *_restoring(shelf, key))),
    ]
    _table(server, shelf, steps)
    return steps[1][1][0] > GOAL_MINUTES * 60


def _restoring(shelf: Path, key: Path) -> tuple[str, ...]:
    return ("amparo.interfaces.cli", "restore", str(shelf), "--identity", str(key))


def _run(data: Path, recipients: str, module: str, *words: str) -> tuple[float, str]:
    """Return the seconds that a step took and what it said."""
    own = os.environ | {"AMPARO_DATA": str(data), "AMPARO_BACKUP_RECIPIENTS": recipients}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", module, *words], env=own, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise Missed(f"'{module} {words[0]}' failed: {done.stdout}")
    return time.perf_counter() - began, done.stdout


def _table(server: Path, shelf: Path, steps: list[tuple[str, tuple[float, str]]]) -> None:
    with sqlite3.connect(server / "amparo.sqlite3") as database:
        cases = database.execute("SELECT count(*) FROM cases_case").fetchone()[0]
    size = (server / "amparo.sqlite3").stat().st_size / 1e6
    print(f"Machine: {machine.named()}; five million additions take {machine.pace():.2f} s (0.14 s: quiet).\n")
    print(f"{cases:,} cases, database of {size:,.0f} MB; goal: restored within {GOAL_MINUTES} minutes.\n")
    print("| step | seconds |\n|---|---|")
    for what, (seconds, _) in steps:
        print(f"| {what} | {seconds:.0f} |")
    for path in sorted(shelf.iterdir()):
        print(f"| size of {path.name.split('-')[-1]}, MB | {path.stat().st_size / 1e6:,.0f} |")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    print(f"| memory of the largest step, MB | {peak:.0f} |\n")
    print("\n".join(said.strip() for _, (_, said) in steps))


if __name__ == "__main__":
    raise SystemExit(main())
