"""What a question of `amparo doctor` gives back, and where it looks."""

import os
import stat
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """Whether all is well, and a sentence that says so or says what to do."""

    well: bool
    sentence: str


def data() -> Path:
    """Return the data folder."""
    from django.conf import settings

    return Path(settings.AMPARO_DATA)


def mode(path: Path) -> int:
    """Return who may do what with `path`, 0 where a system has no such modes."""
    return stat.S_IMODE(path.stat().st_mode) if os.name == "posix" else 0
