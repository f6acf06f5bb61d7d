"""Runs Python with a data folder of its own, removed afterwards: checks and tests never touch the real var/.

Usage: python tools/sandbox.py -m pytest …   (whatever follows goes to this same Python)
"""

import os
import subprocess
import sys
import tempfile


def main() -> int:
    """Run the rest of the command line; return its exit status."""
    with tempfile.TemporaryDirectory(prefix="amparo-") as folder:
        own = {"AMPARO_DATA": folder, "AMPARO_TEST_DATA": folder}
        return subprocess.run([sys.executable, *sys.argv[1:]], env=os.environ | own, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
