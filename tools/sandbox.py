"""Runs Python with a data folder of its own, removed afterwards: checks and tests never touch the real var/.

Usage: python tools/sandbox.py -m pytest …   (whatever follows goes to this same Python)
"""

import os
import subprocess
import sys
import tempfile

NEVER_KEPT = "PYTHONDONTWRITEBYTECODE"
"""With it, each of the many programs that tests start would compile the whole house anew."""


def main() -> int:
    """Run the rest of the command line; return its exit status."""
    kept = {name: value for name, value in os.environ.items() if name != NEVER_KEPT}
    with tempfile.TemporaryDirectory(prefix="amparo-") as folder:
        own = {"AMPARO_DATA": folder, "AMPARO_TEST_DATA": folder}
        return subprocess.run([sys.executable, *sys.argv[1:]], env=kept | own, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
