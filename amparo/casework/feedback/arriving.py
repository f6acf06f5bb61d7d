"""Keep what reached us by itself: by SMS, by a messenger, in a list. Nobody asked what it is about, and there is no receipt.

So it goes the closed way until a focal point has sorted it, and who sent it is known by a hash alone, for some weeks.
"""

import hmac
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction

from amparo.casework.feedback import intake, kinds
from amparo.casework.feedback.letterboxes.telling import Telling
from amparo.casework.feedback.models import Sender
from amparo.exchange.messages import Message
from amparo.foundation import clock

UNKNOWN = "und"
"""ISO 639: nobody said in which language it is."""


def hide(address: str) -> str:
    """Return an address as a hash under a key that stands in a file of its own and guards nothing else."""
    return _hashed(f"sender {address}").hex()


def keep(message: Message, agency: UUID) -> bool:
    """Keep a message as a report that nobody has sorted; return False for one that was kept before.

    Raises Refusal "feedback.nobody" or "feedback.elsewhere" when the agency has nobody who may read it.
    """
    once = _hashed(f"message {agency} {message.channel} {message.id}")
    told = Telling(
        agency=agency, category=kinds.UNSORTED, words=message.words, language=message.language or UNKNOWN,
        sending=UUID(bytes=once[:16]), channel=message.channel, sender=message.sender, sent=message.at, voice=message.sound,
    )  # fmt: skip
    return intake.receive(told) is not None


def keep_all(found: Sequence[Message], agency: UUID) -> int:
    """Keep a whole list or nothing; return how many of it were not kept before. Raises as `keep` does."""
    with transaction.atomic():
        return sum(keep(message, agency) for message in found)


def forget() -> int:
    """Forget senders whose time is over; return how many. Done each day."""
    return int(Sender.rows.filter(until__lt=clock.now()).delete()[0])


def _hashed(text: str) -> bytes:
    return hmac.digest(settings.AMPARO_SENDERS_KEY, text.encode(), "sha256")
