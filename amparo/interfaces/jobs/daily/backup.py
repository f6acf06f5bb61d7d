"""A backup that somebody must remember is made until the week it is needed."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from amparo.foundation import clock
from amparo.trust.backups import making, state

RECENT = timedelta(hours=20)
"""`amparo worker --once` runs every job each hour; a backup is made once a day all the same."""


def make() -> None:
    """Make the day's backup in AMPARO_BACKUP_FOLDER, if one is set and the last good one is not of today."""
    last = state.last()
    recent = last is not None and not last.problem and clock.now() - last.moment < RECENT
    if settings.AMPARO_BACKUP_FOLDER and not recent:
        making.make(Path(settings.AMPARO_BACKUP_FOLDER))
