"""Judges every mutant of the policy and prints how many were noticed, and what survived: `make mutants`.

Works in a clone of what is committed, with cosmic-ray in an environment of its own, in the folder amparo-mutants beside
other temporary files. A run that was cut short goes on where it stopped. Several are judged at a time (judging.py).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import apart
from tools.mutants import report

ROOT = Path(__file__).resolve().parents[2]
HERE = "tools/mutants"
POLICY = "amparo/foundation/policy"
WORK = Path(tempfile.gettempdir()) / "amparo-mutants"
CLONE, PROGRAMS = WORK / "clone", WORK / "venv" / "bin"


def main() -> int:
    """Judge the mutants; return 1 when too few were noticed, or one survived that has no reason to."""
    asked = _arguments()
    _refuse_uncommitted()
    apart.programs(WORK / "venv", ROOT / HERE / "requirements.lock")
    _clone()
    session = WORK / f"{_out('git', 'rev-parse', f'HEAD:{POLICY}')[:12]}.sqlite"
    if asked.anew:
        session.unlink(missing_ok=True)
    if not session.exists():
        _in_clone(PROGRAMS / "cosmic-ray", "init", f"{HERE}/cosmic.toml", session)
    if asked.again:
        report.forget_survivors(session)
    _in_clone(PROGRAMS / "python", "-m", "tools.mutants.judging", session)
    return report.tell(session, CLONE)


def _arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    words.add_argument("--again", action="store_true", help="judge the survivors again, after tests were added")
    words.add_argument("--anew", action="store_true", help="judge all of them from the beginning")
    return words.parse_args()


def _refuse_uncommitted() -> None:
    changed = _out("git", "status", "--porcelain", "--", POLICY, "tests/foundation/policy", HERE)
    if changed:
        raise SystemExit(f"Commit this first, mutants are made of what is committed:\n{changed}")


def _clone() -> None:
    if not CLONE.exists():
        CLONE.mkdir(parents=True)
        _in_clone("git", "init", "--quiet")
    _in_clone("git", "fetch", "--quiet", ROOT, "HEAD")
    _in_clone("git", "checkout", "--quiet", "--force", "--detach", "FETCH_HEAD")


def _out(*command: str) -> str:
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout.rstrip()


def _in_clone(*command: str | os.PathLike[str]) -> None:
    done = subprocess.run(command, check=False, cwd=CLONE)
    if done.returncode != 0:
        raise SystemExit(f"'{' '.join(map(str, command))}' ended with status {done.returncode}.")


if __name__ == "__main__":
    sys.exit(main())
