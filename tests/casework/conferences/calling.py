"""What tests of conferences do again and again: consent, an agreement, a conference, its minutes."""

from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.conferences import actions
from amparo.casework.conferences.actions import Decision
from amparo.casework.consent import actions as consent
from amparo.casework.directory import actions as directory
from tests.casework.partnership import records
from tests.cast import HORIZON, Cast

FIELDS: dict[str, Any] = {
    "purpose": "safety",
    "about": "A girl alone at the station.",
    "questions": "Where can she sleep?\nWho goes with her?",
    "where": "Room 2, ten o'clock",
    "groups": ["story", "plan"],
}
SAID = {
    "discussed": "The lorry driver came back.",
    "person_view": "She wants to stay with Amina.",
    "person_part": "was_there",
}


def agreed(cast: Cast, case: UUID, recipient: str = HORIZON, *groups: str) -> UUID:
    """Let the person agree that her case is spoken about with an organisation; return the consent."""
    fields = {
        "purpose": "case_conference", "recipient_kind": "named_agency", "recipient": recipient,
        "data_groups": list(groups) or ["plan", "story"], "how_explained": "spoken", "given_by": "child_assent",
        "child_assents": "Yes, if they help me.",
    }  # fmt: skip
    return consent.record(by=cast.alma, person=cases.case(cast.alma, case).person.id, given=True, fields=fields)


def agreement(cast: Cast, **changed: str) -> UUID:
    """Write down an agreement in force with Horizon Aid, whose people have accounts here."""
    told = {"name": HORIZON, "kind": "international_ngo", "staff_agency": str(cast.horizon.pk)}
    to = directory.save_organization(by=cast.bruno, fields=told)
    said = {"agreement_purposes": "case_conference", "agreement_groups": "story plan identity", **changed}
    return records.agreement(cast, to, **said)


def called(cast: Cast, case: UUID, *guests: str, **fields: Any) -> UUID:
    """Call a conference of today, by Alma."""
    wanted = [cast.users[name].pk for name in guests]
    return actions.call(by=cast.alma, case=case, on=date(2026, 11, 20), fields={**FIELDS, **fields}, guests=wanted)


def minuted(cast: Cast, conference: UUID, *present: str, decisions: tuple[Decision, ...] = ()) -> None:
    """Keep minutes of those present, by Alma."""
    there = [cast.users[name].pk for name in present]
    actions.keep_minutes(by=cast.alma, conference=conference, present=there, fields=SAID, decisions=decisions)
