"""Published means frozen: a fingerprint per published file, so that a change without a new version is noticed.

What was published is also kept, as `published/<kind>/<name>@<version>.<ending>`: answers find the form they were given on,
and a practitioner sees what an edit changes. The desk writes both (`amparo practice publish`); nobody edits them.
"""

import csv
import hashlib
from collections.abc import Mapping
from pathlib import Path

KINDS = ("forms", "rules", "parameters", "pathways", "scoring", "indicators", "equity")
TABLES = ("area.csv", "steps.csv", "gates.csv", "clearances.csv", "disclosure.csv", "acts.csv")
"""The tables of a specialised area, which stand beside those folders."""
LIST = "published.csv"
KEPT = "published"


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file in hex, whatever line endings a checkout has given it."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def publishable(area: Path) -> list[Path]:
    """List the files of an area that must be fingerprinted."""
    kept = [file for kind in KINDS for file in sorted((area / kind).glob("*")) if file.suffix in (".md", ".csv")]
    return [*kept, *(area / name for name in TABLES if (area / name).exists())]


def listed(area: Path) -> Mapping[str, Mapping[str, str]]:
    """Give the rows of `published.csv` by their file; none where nothing was published yet."""
    if not (area / LIST).exists():
        return {}
    with (area / LIST).open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def kept(area: Path, name: str, version: str) -> Path:
    """Give the place where the text is kept that file `name` (forms/plan.md) of an area had in a published version.

    An older form may also stand beside its newest, as `forms/<form>@<version>.md`.
    """
    file = Path(name)
    beside = area / file.with_name(f"{file.stem}@{version}{file.suffix}")
    return beside if beside.exists() else area / KEPT / file.with_name(f"{file.stem}@{version}{file.suffix}")


def _is_the_kept_one(area: Path, name: str, row: Mapping[str, str]) -> bool:
    copy = kept(area, name, row["version"])
    return "@" in name or not copy.exists() or fingerprint(copy) == row["sha256"]


def fingerprint_problems(area: Path) -> list[str]:
    """List what differs from `published.csv` (file,version,sha256) in one area, as plain sentences."""
    if not (area / LIST).exists():
        return [f"{area.name}: there is no {LIST}"] if publishable(area) else []
    known = listed(area)
    problems = []
    for name, row in known.items():
        path = area / name
        if not path.exists():
            problems.append(f"{area.name}/{name}: published as {row['version']}, but the file is gone")
        elif fingerprint(path) != row["sha256"]:
            problems.append(
                f"{area.name}/{name}: changed since it was published as {row['version']}; give a new version"
            )
        elif not _is_the_kept_one(area, name, row):
            problems.append(f"{area.name}/{name}: another text is kept as {row['version']}; give a new version")
    missing = [p for p in publishable(area) if p.relative_to(area).as_posix() not in known]
    return problems + [f"{area.name}/{p.relative_to(area).as_posix()}: is not in {LIST}" for p in missing]
