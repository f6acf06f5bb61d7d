"""What somebody of the tests asks of the clinic."""

from typing import Any
from uuid import UUID

from amparo.casework.directory import finder
from amparo.casework.feedback import actions, admission
from amparo.casework.feedback.letterboxes import building
from amparo.casework.feedback.models import Report
from amparo.casework.self_referrals import door
from amparo.casework.self_referrals.door import Asking
from amparo.foundation import ids
from amparo.trust.letters.receipts import Receipt
from tests.casework.referrals.sending import list_clinic
from tests.cast import Cast

NAME, WORDS, HUSBAND = "Mariam of the harbour", "My son has fever since the boat.", "My husband"
CONTACT = {"way": "Through Rosa at the bakery", "when": "Mornings", "not_know": HUSBAND}


def asking(service: UUID, **more: Any) -> Asking:
    """Return what Mariam asks of a service that everybody may know."""
    finder.forget()
    said = {"need": "health_general", "words": WORDS, "name": NAME, "speaks": "العربية", "contact": CONTACT, **more}
    return Asking(
        service=finder.current().entries[service],
        **{"urgency": "urgent", "language": "ar", "sending": ids.new(), "shares": True, **said},
    )


def asked(cast: Cast, service: UUID | None = None, **more: Any) -> tuple[Receipt, Report]:
    """Let Mariam ask the clinic at the door, and admit it; return her receipt and the row that is kept."""
    building.build()
    said = asking(service or list_clinic(cast), **more)
    receipt = door.ask(said)
    assert receipt
    admission.take_in()
    return receipt, Report.rows.get(sending=said.sending)


def handed(cast: Cast, **more: Any) -> tuple[Receipt, Report]:
    """Let Bruno hand what Mariam asked to Alma."""
    receipt, report = asked(cast, **more)
    actions.assign(by=cast.bruno, report=report.pk, to=cast.users["alma"].pk)
    report.refresh_from_db()
    return receipt, report
