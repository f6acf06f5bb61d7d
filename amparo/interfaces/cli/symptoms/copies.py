"""Is there a backup that was opened and counted, and is it young enough?"""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.foundation import clock
from amparo.interfaces.cli.symptoms.answers import Answer

if TYPE_CHECKING:
    from amparo.trust.backups import state

OLDEST = timedelta(hours=36)
"""The daily backup and half a day in which a disk may be away."""


def backups() -> Answer:
    """Say how old the newest backup is, whether it was opened and counted, and whether recipients are set."""
    from amparo.trust.backups import making, state
    from amparo.trust.backups.refusal import Refused

    try:
        recipients = making.checked_recipients()
    except Refused as problem:
        return Answer(False, str(problem))
    last = state.last()
    if last is None:
        return Answer(False, "none was made yet: run 'amparo backup FOLDER', and set AMPARO_BACKUP_FOLDER for each day")
    if last.problem:
        return Answer(False, f"the last one failed on {last.moment:%Y-%m-%d %H:%M} UTC: {last.problem}")
    return _judged(last, len(recipients))


def _judged(last: "state.Last", recipients: int) -> Answer:
    path, age = Path(last.folder) / last.file, clock.now() - last.moment
    if path.parent.is_dir() and not path.exists():
        return Answer(False, f"the newest, {last.file}, is gone from {last.folder}: make a new one")
    if age > OLDEST:
        days = max(1, round(age / timedelta(days=1)))
        return Answer(False, f"the newest is {days} days old: run 'amparo backup {last.folder}'")
    when = f"{last.moment:%Y-%m-%d %H:%M} UTC"
    if recipients < 2:
        return Answer(
            False, f"that of {when} was opened and counted, but one lost key loses all: name a second recipient"
        )
    return Answer(True, f"that of {when} was opened and counted; {recipients} recipients")
