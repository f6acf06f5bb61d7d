"""People of the invented country who come by themselves: with a code on paper to their own file, from the finder to a service."""

from collections.abc import Sequence
from uuid import UUID

from amparo.casework.directory import finder
from amparo.casework.feedback import actions as reports
from amparo.casework.feedback import admission as told
from amparo.casework.feedback.letterboxes import building
from amparo.casework.own_file import actions, admission, door
from amparo.casework.own_file.kinds import Part
from amparo.casework.self_referrals import door as self_referrals
from amparo.casework.self_referrals.door import Asking
from amparo.foundation import ids
from amparo.foundation.ids import receipts as numbers
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.trust.disclosure.access import Access

PIN = "582914"
SAID = {"how_explained": "spoken", "given_by": "self", "child_assents": "Yes, you may."}
ASKED = (
    ("urgent", "ar", "ابنتي مريضة منذ الطريق.", {"way": "عند الخبّازة روزا", "when": "صباحاً", "not_know": "زوجي"}),
    (
        "normal",
        "es",
        "Necesito a alguien que me diga qué papeles hacen falta.",
        {"way": "Mensaje, después de las seis"},
    ),
)
"""How soon, in which language, what is needed and how they can be reached; the first is handed to Alma."""


def open_own_files(people: Sequence[UUID]) -> None:
    """Give some of Alma's people access to their own file; the last of them has a question, which waits for her."""
    alma = at_work("alma", Role.CASE_WORKER)
    codes = [_given(alma, person) for person in people]
    admission.take_in()
    if codes:
        own = door.enter(number=numbers.spoken(codes[-1]), pin=PIN)
        door.ask(own, kind="correction", words="My name is written wrongly.", reach="Through my aunt")
        admission.take_in()


def _given(alma: Access, person: UUID) -> str:
    return actions.give(by=alma, person=person, pin=PIN, pin_again=PIN, parts=tuple(Part), said=SAID)


def ask_services() -> None:
    """Let two people ask a service of Bruno's agency to contact them, and Bruno hand the first to Alma."""
    bruno, alma = at_work("bruno", Role.SUPERVISOR), at_work("alma", Role.CASE_WORKER)
    building.build()
    finder.forget()
    known = finder.current().entries.values()
    one = next(each for each in known if each.agency == bruno.actor.agency and self_referrals.goes_to(each))
    for urgency, language, words, contact in ASKED:
        asked = Asking(one, urgency, language, ids.new(), one.kinds[0], words, contact=contact, shares=True)
        self_referrals.ask(asked)
    first = told.take_in()[0]
    reports.assign(by=bruno, report=first, to=alma.id)
