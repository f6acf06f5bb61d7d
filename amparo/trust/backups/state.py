"""What the last backup came to, kept beside the database for `amparo doctor` and for the daily job."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Last:
    """The last attempt: `problem` is empty when the backup was made, opened and counted."""

    at: str
    folder: str
    file: str = ""
    problem: str = ""

    @property
    def moment(self) -> datetime:
        """Return when the attempt began."""
        return datetime.fromisoformat(self.at)


def last() -> Last | None:
    """Return what the last attempt came to, None before the first."""
    try:
        return Last(**json.loads(_path().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def keep(told: Last) -> None:
    """Remember what this attempt came to."""
    _path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _path().write_text(json.dumps(asdict(told)), encoding="utf-8")


def _path() -> Path:
    return Path(settings.AMPARO_DATA) / "backups" / "last.json"
