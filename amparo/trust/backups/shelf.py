"""The folder of backups: how files are named, which belong together, and which have had their day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amparo.trust.backups.refusal import Refused

MAIN, GRANTS = "main", "grants"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"amparo-(?P<installation>[0-9a-f]{8})-(?P<stamp>\d{8}T\d{6}Z)-(?P<kind>main|grants)\.tar\.age")


@dataclass(frozen=True)
class Kept:
    """One sealed file in the folder; under this name stands only what was opened and counted."""

    path: Path
    installation: str
    at: datetime
    kind: str


def name(installation: str, at: datetime, kind: str) -> str:
    """Return the name of a sealed file."""
    return f"amparo-{installation}-{at.astimezone(UTC):{_STAMP}}-{kind}.tar.age"


def kept(folder: Path, kind: str) -> list[Kept]:
    """Return the sealed files of `kind` in `folder`, oldest first."""
    found = []
    for path in folder.iterdir():
        named = _NAME.fullmatch(path.name)
        if named and named["kind"] == kind:
            at = datetime.strptime(named["stamp"], _STAMP).replace(tzinfo=UTC)
            found.append(Kept(path, named["installation"], at, kind))
    return sorted(found, key=lambda each: (each.at, each.path.name))


def clear(folder: Path, installation: str, now: datetime, keep: int, days: int) -> int:
    """Remove what has had its day of one installation; return how many files went.

    Of each day the newest main backup stays, of days the newest `keep`; grants go with their main backup, and after
    `days` in any case.
    """
    mains = [each for each in kept(folder, MAIN) if each.installation == installation]
    grants = [each for each in kept(folder, GRANTS) if each.installation == installation]
    staying = set(sorted({each.at.date(): each.at for each in mains}.values())[-keep:])
    leaving = {each.at for each in mains} - staying
    past = now - timedelta(days=days)
    return _removed([*(m for m in mains if m.at in leaving), *(g for g in grants if g.at in leaving or g.at <= past)])


def _removed(files: Iterable[Kept]) -> int:
    count = 0
    for each in files:
        each.path.unlink(missing_ok=True)
        count += 1
    return count


def chosen(folder: Path, wanted: str = "") -> tuple[Kept, Kept | None]:
    """Return the main backup called `wanted`, or the newest, with the grants that open it; raise Refused without one.

    Grants of the same moment open all of it. When they have expired, the next later ones open what was not destroyed
    since: what was destroyed stays destroyed.
    """
    mains = [each for each in kept(folder, MAIN) if wanted in {"", each.path.name}]
    if not mains:
        raise Refused(f"{folder} holds no main backup{f' called {wanted}' if wanted else ''}.")
    if len({each.installation for each in mains}) > 1:
        raise Refused(f"{folder} holds backups of several installations: say with --name which file is meant.")
    main = mains[-1]
    later = [each for each in kept(folder, GRANTS) if each.installation == main.installation and each.at >= main.at]
    return main, next(iter(later), None)
