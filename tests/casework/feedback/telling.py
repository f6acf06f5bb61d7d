"""What people of the tests tell us."""

from typing import Any

from amparo.casework.feedback import admission, intake
from amparo.casework.feedback.kinds import About
from amparo.casework.feedback.letterboxes import Ticked, building
from amparo.casework.feedback.letterboxes.telling import Telling
from amparo.casework.feedback.models import Report
from amparo.foundation import ids
from amparo.trust.letters.receipts import Receipt
from tests.cast import Cast

WORDS = "He asked me for money before I could see the list."


def telling(cast: Cast, category: str = "quality", **more: Any) -> Telling:
    """Return something that somebody tells Puente Amparo."""
    said = {"agency": cast.puente.pk, "words": WORDS, "language": "en", "sending": ids.new(), **more}
    return Telling(category=category, **said)


def told(cast: Cast, category: str = "quality", **more: Any) -> tuple[Receipt, Report]:
    """Let somebody tell us something at the door, and admit it; return their receipt and the row that is kept."""
    building.build()
    said = telling(cast, category, **more)
    receipt = intake.receive(said)
    assert receipt
    admission.take_in()
    return receipt, Report.rows.get(sending=said.sending)


def of_team(cast: Cast, name: str = "north") -> Ticked:
    """Return that it is about somebody at a team."""
    return Ticked(About.TEAM, str(getattr(cast, name).pk))
