"""Chooses the newest allowed version of every package (asks PyPI) and writes the lock files with hashes."""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"


def compile_lock(source: str, target: str, *options: str) -> None:
    """Write requirements/`target` from the requirements in file `source`."""
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet", "--upgrade"]
    command = [sys.executable, "-m", "uv", "pip", "compile", source, *common, *options, "-o", str(LOCKS / target)]
    subprocess.run(command, check=True, cwd=ROOT)


def main() -> None:
    """Write the three lock files: to run, to work on Amparo, and to install Amparo itself."""
    compile_lock("pyproject.toml", "dev.lock", "--extra", "dev")
    # What runs is a subset of what was tested: the run lock may only take versions from the other.
    compile_lock("pyproject.toml", "run.lock", "--constraint", str(LOCKS / "dev.lock"))
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "build.in"
        source.write_text("\n".join(build), encoding="utf-8")
        compile_lock(str(source), "build.lock", "--no-header", "--no-annotate")


if __name__ == "__main__":
    main()
