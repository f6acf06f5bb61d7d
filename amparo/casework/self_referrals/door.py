"""The public door of self-referrals: somebody asks a service to contact them, and it is sealed before anybody reads it.

It goes to those who take people in at the agency that keeps the listing, the same way a report goes (decision 33). The
public process does this: it holds no key, knows no person and no case, and reads nothing back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from amparo import practice
from amparo.casework.directory.finder import Entry
from amparo.casework.directory.freshness import Freshness
from amparo.casework.feedback import intake, letterboxes
from amparo.casework.feedback.kinds import About
from amparo.casework.feedback.letterboxes import Ticked, Where
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.letters.receipts import Receipt

LONGEST = 2_000
URGENCIES = ("normal", "urgent", "emergency")
"""How soon, from what most people need to what cannot wait."""


@dataclass(frozen=True)
class Asking:
    """What somebody asks of a service. `contact` is their safe way and time and who must not know; `need` or `words` is enough.

    `speaks` is the language to speak with them; `shares`: the agency may tell the service what is needed and how to reach
    them. `sending` makes sending twice harmless.
    """

    service: Entry
    urgency: str
    language: str
    sending: UUID
    need: str = ""
    words: str = ""
    name: str = ""
    speaks: str = ""
    contact: Mapping[str, str] = field(default_factory=dict)
    shares: bool = False


def goes_to(service: Entry) -> Where | None:
    """Return where it goes when somebody asks this service; None where that is not offered.

    It is not for a service that is closed, whose listing is too old to be shown, or whose agency has nobody to read it.
    """
    old = service.freshness(clock.today()) is Freshness.HIDDEN
    if old or not service.works:
        return None
    return letterboxes.where(service.agency, sensitive=False, about=Ticked(About.ASKING))


def checked(asked: Asking) -> Where:
    """Return where it goes; raise what keeps it from being kept."""
    where = goes_to(asked.service)
    if where is None:
        raise Refusal("asking.not_offered")
    if asked.urgency not in practice.catalogue().lists["referral_urgency"].by_code:
        raise Refusal("asking.how_soon", field="urgency")
    if asked.need and asked.need not in asked.service.kinds:
        raise Refusal("asking.nothing", field="need")
    if not (asked.need or asked.words.strip()):
        raise Refusal("asking.nothing", field="words")
    if len(asked.words) > LONGEST:
        raise Refusal("feedback.too_long", field="words")
    return where


def ask(asked: Asking) -> Receipt | None:
    """Keep what somebody asks and return its receipt, which nobody can show again; None when it was kept before.

    Raises Refusal "asking.not_offered", "asking.nothing", "asking.how_soon", "feedback.too_long".
    """
    where = checked(asked)
    return intake.receive_asked(
        where, _said(asked), service=asked.service.service, urgency=asked.urgency, language=asked.language,
        sending=asked.sending,
    )  # fmt: skip


def _said(asked: Asking) -> dict[str, object]:
    known = {"need": asked.need, "name": asked.name, "speaks": asked.speaks, "shares": asked.shares}
    of = {"service": asked.service.name, "organization": asked.service.by}
    contact = {name: text for name, text in asked.contact.items() if text}
    return {"words": asked.words.strip(), "about": {}, "contact": contact, "asked": {**of, **known}}
