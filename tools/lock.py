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
    """Write the lock files: to run, to work on Amparo, to install Amparo itself, and one for each extra."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tested = ("--constraint", str(LOCKS / "dev.lock"))
    compile_lock(
        "pyproject.toml", "dev.lock", "--extra", "dev", "--extra", "sealed", "--extra", "oidc", "--extra", "dtm"
    )
    # What runs is a subset of what was tested: the run lock may only take versions from the other.
    compile_lock("pyproject.toml", "run.lock", *tested)
    compile_few(told["build-system"]["requires"], "build.lock")
    for extra in ("sealed", "oidc", "dtm"):
        compile_few(told["project"]["optional-dependencies"][extra], f"{extra}.lock", *tested)


def compile_few(requirements: list[str], target: str, *options: str) -> None:
    """Write requirements/`target` from a short list."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "few.in"
        source.write_text("\n".join(requirements), encoding="utf-8")
        compile_lock(str(source), target, "--no-header", "--no-annotate", *options)


if __name__ == "__main__":
    main()
