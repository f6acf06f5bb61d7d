"""Checkpoints by mail to people named in the settings (AMPARO_CHECKPOINT_MAIL): proof in many hands outside this machine.

A mail holds the signed note and nothing else. What each address was sent last stands beside the log, so that a mail that
failed is sent again, and the doctor can say so.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from amparo.foundation import clock
from amparo.trust.audit import checkpoints, files
from amparo.trust.notary import signing

BETWEEN = timedelta(minutes=55)
"""Between two mails to one address: proof each hour of work, not a mail for every few acts."""


@dataclass(frozen=True)
class Sent:
    """What came of the mails to one address: the size last sent, when, and the kind of the fault since then, if any."""

    size: int = 0
    at: str = ""
    problem: str = ""

    @property
    def is_recent(self) -> bool:
        """Return whether the last mail went so lately that the next one waits."""
        return bool(self.at) and not self.problem and clock.now() - datetime.fromisoformat(self.at) < BETWEEN


class Unsent(RuntimeError):
    """A mail could not be handed to the server; it is tried again."""


def send() -> None:
    """Send the newest checkpoint to each address that has not got it; raise Unsent when one could not be sent.

    One mail for each address, so that one refused address keeps no other from its proof.
    """
    size, known = checkpoints.last_size(), state()
    told = {address: known.get(address, Sent()) for address in settings.AMPARO_CHECKPOINT_MAIL}
    waiting = [address for address, last in told.items() if last.size < size and not last.is_recent]
    for address in waiting:
        told[address] = _sent(address, size, told[address])
    if waiting:
        files.put(_path(), json.dumps({address: asdict(last) for address, last in told.items()}))
    if any(last.problem for last in told.values()):
        raise Unsent


def _sent(address: str, size: int, before: Sent) -> Sent:
    mail = EmailMessage(
        subject=f"{signing.origin()} {size}",
        body=checkpoints.newest(),
        to=[address],
        connection=get_connection(),
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except OSError as problem:  # smtplib's and ssl's faults are OSErrors, too
        return Sent(before.size, before.at, type(problem).__name__)
    return Sent(size, clock.now().isoformat())


def state() -> dict[str, Sent]:
    """Return address → what came of the last mail to it; nothing before the first."""
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
        return {address: Sent(**last) for address, last in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _path() -> Path:
    return Path(settings.AMPARO_DATA) / "audit" / "mailed.json"
