"""Asks PyPI which locked versions have a known flaw, and says how old the locks are: `make audit`.

Ends with status 1 when a person is needed. Flaws are asked of the network, which is no part of the build: one that was
published this morning must not stop the correction that lands in the afternoon. How old the locks are (`--age`) is.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from tools import apart

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
LOCKS = (
    "requirements/run.lock",
    "requirements/sealed.lock",
    "requirements/oidc.lock",
    "requirements/dtm.lock",
    "requirements/public.lock",
    "requirements/build.lock",
    "requirements/uv.lock",
    "requirements/dev.lock",
)
OLDEST = timedelta(days=90)
"""How long the locks stay when there is no flaw (SECURITY.md)."""


def main() -> int:
    """Say what is known; return 1 when something needs a person."""
    bad = 0
    for lock in () if "--age" in sys.argv[1:] else LOCKS:
        found = list(flaws(_asked(lock)))
        bad += len(found)
        print("\n".join([f"{lock}: {len(found)} known flaws", *(f"  {each}" for each in found)]))
    old = age()
    print(f"The locks are {old.days} days old; at most {OLDEST.days} (SECURITY.md).")
    return int(bool(bad) or old > OLDEST)


def _asked(lock: str) -> dict[str, Any]:
    """Return what pip-audit says of a lock file, as it prints it."""
    programs = apart.programs(Path(tempfile.gettempdir()) / "amparo-audit", HERE / "requirements.lock")
    options = [
        "--requirement",
        ROOT / lock,
        "--require-hashes",
        "--disable-pip",
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    done = subprocess.run([programs / "pip-audit", *options], check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not done.stdout:
        raise SystemExit(f"pip-audit gave no answer for {lock}: {done.stderr.strip()[-500:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def flaws(answer: dict[str, Any]) -> Iterator[str]:
    """Yield each known flaw as a line: what it is in, its name, and where it is mended; what was not asked is no answer."""
    for each in answer["dependencies"]:
        if "skip_reason" in each:
            raise SystemExit(f"{each['name']} was not asked for ({each['skip_reason']}).")
        for flaw in each["vulns"]:
            mended = ", ".join(flaw["fix_versions"]) or "nowhere yet"
            yield f"{each['name']} {each['version']}: {flaw['id']}, mended in {mended}"


def age() -> timedelta:
    """Return how long ago the lock of what runs was last made."""
    told = ["git", "log", "-1", "--format=%ct", "--", LOCKS[0]]
    made = subprocess.run(told, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return timedelta(seconds=time.time() - float(made))


if __name__ == "__main__":
    sys.exit(main())
