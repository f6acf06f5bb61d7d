"""Published means frozen: a fingerprint per published file, so that a change without a new version is noticed."""

import csv
import hashlib
from pathlib import Path

KINDS = ("forms", "rules", "parameters", "pathways", "scoring")
TABLES = ("area.csv", "steps.csv", "gates.csv", "clearances.csv", "disclosure.csv", "acts.csv")
"""The tables of a specialised area, which stand beside those folders."""
LIST = "published.csv"


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file in hex, whatever line endings a checkout has given it."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def publishable(area: Path) -> list[Path]:
    """List the files of an area that must be fingerprinted."""
    kept = [file for kind in KINDS for file in sorted((area / kind).glob("*")) if file.suffix in (".md", ".csv")]
    return [*kept, *(area / name for name in TABLES if (area / name).exists())]


def fingerprint_problems(area: Path) -> list[str]:
    """List what differs from `published.csv` (file,version,sha256) in one area, as plain sentences."""
    listed = area / LIST
    if not listed.exists():
        return [f"{area.name}: there is no {LIST}"] if publishable(area) else []
    with listed.open(encoding="utf-8", newline="") as file:
        known = {row["file"]: row for row in csv.DictReader(file)}
    problems = []
    for name, row in known.items():
        path = area / name
        if not path.exists():
            problems.append(f"{area.name}/{name}: published as {row['version']}, but the file is gone")
        elif fingerprint(path) != row["sha256"]:
            problems.append(
                f"{area.name}/{name}: changed since it was published as {row['version']}; give a new version"
            )
    missing = [p for p in publishable(area) if p.relative_to(area).as_posix() not in known]
    return problems + [f"{area.name}/{p.relative_to(area).as_posix()}: is not in {LIST}" for p in missing]
