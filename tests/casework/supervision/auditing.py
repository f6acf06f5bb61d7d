"""What tests of audits do again and again: cases of the cast, a sample, a filled checklist, feedback."""

from datetime import date
from uuid import UUID

from amparo.casework.cases import actions as cases
from amparo.casework.people import actions as people
from amparo.casework.supervision import actions
from amparo.casework.supervision.models import FileAudit
from tests.cast import SARA, Cast

ANSWERS = {
    "welcome/explained": "met",
    "welcome/safe_ways": "partly",
    "welcome/first_needs": "met",
    "danger/risk_fits": "not_met",
    "danger/in_time": "not_met",
    "danger/safety_agreed": "not_applicable",
    "writing/facts_apart": "not_seen",
    "welcome/welcome_seen": "The safe way to call stands on the first page.",
}


def case_of(cast: Cast, who: str, given: str = "Sara") -> UUID:
    """Return a new case of a member of team North or another."""
    access = cast.access(who)
    fields = {**SARA, "name_given": given}
    person = people.register(by=access, fields=fields, team=next(iter(access.actor.teams)))
    return cases.open_case(by=access, person=person)


def drawn(cast: Cast, size: int = 5, by: str = "bruno") -> list[FileAudit]:
    """Return the audits of a new sample of team North."""
    draw = actions.draw(by=cast.access(by), team=cast.north.pk, size=size)
    return list(FileAudit.rows.filter(draw=draw).order_by("number"))


def told(cast: Cast, audit: FileAudit, by: str = "bruno") -> None:
    """Let the supervisor look at a file and tell its worker."""
    actions.fill(by=cast.access(by), audit_id=audit.pk, answers=ANSWERS)
    actions.tell(
        by=cast.access(by), audit_id=audit.pk, strengths="You wrote down how she can be reached.",
        learn="When the risk is looked at again.", steps=[("Read the guide on risk", date(2026, 12, 1))],
    )  # fmt: skip
