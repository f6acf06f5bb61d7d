"""Lets invented people report, and Gita work on it, so that every state of a report is there to be looked at."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from amparo.casework.feedback import actions, admission, intake, public, returning
from amparo.casework.feedback.kinds import About
from amparo.casework.feedback.letterboxes import Ticked, building
from amparo.casework.feedback.letterboxes.telling import Telling
from amparo.foundation import clock, ids
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import PASSPHRASE, House
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.letters.receipts import Receipt
from amparo.trust.projections import statistics
from amparo.trust.staffing import hashing, keys

Then = Callable[[Access, UUID, Receipt], None]


def _take(gita: Access, report: UUID, receipt: Receipt) -> None:
    actions.sort(by=gita, report=report, kind="complaint", category="targeting")
    actions.take(by=gita, report=report)


def _answer(gita: Access, report: UUID, receipt: Receipt) -> None:
    actions.sort(by=gita, report=report, kind="question", category="information")
    actions.answer(by=gita, report=report, done="Le bureau ouvre maintenant à huit heures, et une affiche le dit.")
    actions.close(by=gita, report=report)


def _appealed(gita: Access, report: UUID, receipt: Receipt) -> None:
    actions.note(by=gita, report=report, text="Called the driver's organisation; they look into it themselves.")
    done = "We told the driver's organisation. They looked into it and warned him."
    actions.answer(by=gita, report=report, done=done, not_possible="To dismiss him", why="He does not work for us.")
    returning.appeal(
        returning.enter(number=receipt.number, pin=receipt.pin), "Nobody spoke with the others who were there."
    )


def _aside(gita: Access, report: UUID, receipt: Receipt) -> None:
    actions.set_aside(by=gita, report=report, reason="An advertisement for telephones.")


def _wait(gita: Access, report: UUID, receipt: Receipt) -> None:
    """Leave it as it came."""


class Told(NamedTuple):
    """What somebody tells, how many days ago, and what becomes of it."""

    days: int
    category: str
    language: str
    words: str
    then: Then
    team: str = ""


TOLD = (
    Told(9, "staff_conduct", "en", "The driver shouted at us and left two women on the road.", _appealed),
    Told(
        7, "information", "fr", "À quelle heure ouvre le bureau ? L'affiche dit neuf heures, le gardien huit.", _answer
    ),
    Told(5, "targeting", "ar", "وُزّعت البطانيات على من وصلوا أمس، ونحن هنا منذ أسبوع.", _take),
    Told(4, "other", "es", "¡Teléfonos baratos! Llame ahora.", _aside),
    Told(3, "quality", "es", "La fila es muy larga y no hay sombra para los niños.", _wait),
    Told(
        1,
        "fraud",
        "en",
        "Somebody of the welcome team asked for money before I could see the list.",
        _wait,
        "Coast welcome team",
    ),
)


def report(house: House, today: date) -> None:
    """Let each tell on their day, and Gita do today what there is to do: nobody worked here before today."""
    agency, gita = house.agencies["A"], _gita()
    building.build()
    teams = {house.teams[key].name: team for key, team in house.team_ids.items()}
    for told in TOLD:
        with clock.fixed(datetime.combine(today, time(9), UTC) - timedelta(days=told.days)):
            about = Ticked(About.TEAM, str(teams[told.team])) if told.team else Ticked()
            telling = Telling(agency, told.category, told.words, told.language, ids.new(), about)
            receipt = intake.receive(telling)
            report_id = admission.take_in()[-1]
        if receipt:
            told.then(gita, report_id, receipt)
    admission.take_in()
    done = "We put up a roof for shade, and families with children go first."
    actions.publish(by=gita, language="en", said="The queue is long and there is no shade.", done=done)
    public.count(statistics.draw)


def _gita() -> Access:
    """Return the access of a focal point, with her key open as after a sign-in."""
    user = accounts.open_account("gita")
    if user is None:
        raise LookupError("gita")
    with hashing.listening() as roots:
        user.check_password(PASSPHRASE)
    return access_for(user, Role.FOCAL_POINT, keys=keys.entered(user, roots))
