"""Giving out what was changed: a new dated version, its fingerprint, and the text kept for whoever answered with it."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from amparo.foundation.forms import read_markdown
from amparo.practice.areas import rows
from amparo.practice.desk.remarks import Remark, line_of
from amparo.practice.publishing import KEPT, LIST, fingerprint, kept, listed, publishable

MAY_CHANGE = ("valid_to", "source", "verified")
"""What may change in a published row of parameters: clocks that run remember the rest."""
COLUMNS = ("file", "version", "sha256")


@dataclass(frozen=True)
class Published:
    """What publishing an area would do or did: the files with their new version, or why nothing was done."""

    given: dict[str, str] = field(default_factory=dict)
    refused: tuple[Remark, ...] = ()


def publish(area: Path, day: date, *, new_versions: bool = False) -> Published:
    """Publish what was changed in an area, all of it or nothing.

    A changed form needs a new version in its settings; with `new_versions` the day is written there. A published row of
    parameters may be ended, and another added; it is never rewritten.
    """
    changed = [path for path in publishable(area) if "@" not in path.stem and _is_changed(area, path)]
    if new_versions:
        for path in (path for path in changed if path.suffix == ".md"):
            _give_version(area, path, day)
    refused = [remark for path in changed for remark in _refused(area, path)]
    refused += _lost(area)
    if refused:
        return Published(refused=tuple(refused))
    given = {_name(area, path): _version(area, path, day) for path in changed}
    _write(area, given)
    return Published(given)


def _name(area: Path, path: Path) -> str:
    return path.relative_to(area).as_posix()


def _is_changed(area: Path, path: Path) -> bool:
    row = listed(area).get(_name(area, path))
    return row is None or row["sha256"] != fingerprint(path)


def _refused(area: Path, path: Path) -> list[Remark]:
    """Say why a changed file cannot be published."""
    name = _name(area, path)
    row, called = listed(area).get(name), f"{area.name}/{name}"
    if row is None:
        return []
    if not kept(area, name, row["version"]).exists():
        sentence = (
            f"The text published as {row['version']} is not kept: put it back and publish it once, then change it."
        )
        return [Remark(called, 0, sentence)]
    if path.suffix == ".md" and form_version(path) == row["version"]:
        place = line_of(path.read_text(encoding="utf-8"), f"| {row['version']} |")
        return [Remark(called, place, f"It was changed and still says version {row['version']}: give it a new one.")]
    if path.suffix == ".md" and kept(area, name, form_version(path)).exists():
        return [Remark(called, 0, f"Version {form_version(path)} was published before with another text.")]
    if path.parent.name == "parameters":
        return _rewritten(called, kept(area, name, row["version"]), path)
    return []


def _lost(area: Path) -> list[Remark]:
    """Say which published files are gone, and which kept texts are no longer what was published."""
    found = []
    for name, row in listed(area).items():
        if not (area / name).exists():
            sentence = "It was published and is gone; put it back, answers and clocks remember it."
            found.append(Remark(f"{area.name}/{name}", 0, sentence))
        elif "@" in name and fingerprint(area / name) != row["sha256"]:
            found.append(Remark(f"{area.name}/{name}", 0, "This is a published text; put it back as it was."))
    return found


def _rewritten(called: str, before: Path, after: Path) -> list[Remark]:
    """Say which published rows of dated parameters are gone or say something else."""
    now = rows(after)
    stand = [_remembered(row) for row in now]
    found = []
    for row in (row for row in rows(before) if {"id", "valid_from"} <= set(row)):
        if _remembered(row) not in stand:
            number = next((number for number, other in enumerate(now, 2) if other.get("id") == row["id"]), 0)
            sentence = f"“{row['id']}” was published: end it with valid_to and add a row that begins the day after."
            found.append(Remark(called, number, sentence))
    return found


def _remembered(row: dict[str, str]) -> dict[str, str]:
    return {column: text for column, text in row.items() if column not in MAY_CHANGE}


def form_version(path: Path) -> str:
    """Give the version that a form says of itself."""
    return (read_markdown(path.read_text(encoding="utf-8")).get("settings") or [{}])[0].get("version", "")


def _give_version(area: Path, path: Path, day: date) -> None:
    """Write the day as version into a changed form that still has its published one."""
    row = listed(area).get(_name(area, path))
    if row and form_version(path) == row["version"]:
        before, mark, settings = path.read_text(encoding="utf-8").rpartition("settings")
        settings = settings.replace(f"| {row['version']} |", f"| {_free(area, _name(area, path), day)} |", 1)
        path.write_text(before + mark + settings, encoding="utf-8")


def _version(area: Path, path: Path, day: date) -> str:
    return form_version(path) if path.suffix == ".md" else _free(area, _name(area, path), day)


def _free(area: Path, name: str, day: date) -> str:
    """Give the day as a version, with a number behind it when something was published on that day already."""
    versions = [day.isoformat(), *(f"{day.isoformat()}-{number}" for number in range(2, 100))]
    return next(version for version in versions if not kept(area, name, version).exists())


def _write(area: Path, given: dict[str, str]) -> None:
    """Keep every text that has no copy yet, and write the list of fingerprints anew, in the order of the files."""
    versions = {name: row["version"] for name, row in listed(area).items() if "@" not in name} | given
    for name, version in versions.items():
        place = kept(area, name, version)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(area / name, place)
    copies = [*sorted((area / "forms").glob("*@*")), *sorted((area / KEPT).rglob("*@*"))]
    versions |= {_name(area, path): path.stem.rpartition("@")[2] for path in copies}
    _list(area, ((name, version) for name, version in versions.items()))


def _list(area: Path, versions: Iterable[tuple[str, str]]) -> None:
    written = [(name, version, fingerprint(area / name)) for name, version in versions]
    if written:  # names and versions hold no comma: they are those of files
        lines = (",".join(row) + "\n" for row in [COLUMNS, *written])
        (area / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")
