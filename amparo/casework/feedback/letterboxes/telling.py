"""What somebody puts into a letterbox when they tell us something, as a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from amparo.casework.feedback import kinds
from amparo.casework.feedback.letterboxes.reading import Ticked


@dataclass(frozen=True)
class Telling:
    """What somebody tells us. `contact` is their safe way and time to be answered; `sending` makes sending twice harmless.

    `elsewhere`: they agree that it goes to another agency or to escrow when nobody here may read it. `sender` and `sent`
    are of a message that came by itself: from whom, hidden, and when it was sent. `voice` is a recording, beside words or
    instead.
    """

    agency: UUID
    category: str
    words: str
    language: str
    sending: UUID
    about: Ticked = field(default_factory=Ticked)
    contact: Mapping[str, str] = field(default_factory=dict)
    channel: str = kinds.WEB
    place: str = ""
    elsewhere: bool = False
    sender: str = ""
    sent: datetime | None = None
    voice: bytes = field(default=b"", repr=False)
