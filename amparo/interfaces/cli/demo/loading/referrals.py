"""Referrals of the invented country: Alma's to Eyob, one in each state that somebody who looks around should see."""

from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.consent import actions as consent
from amparo.casework.consent.rules import NAMED
from amparo.casework.directory import queries as directory
from amparo.casework.referrals import actions, rules
from amparo.casework.referrals.kinds import State
from amparo.foundation.policy import Role, Tier
from amparo.interfaces.cli.demo.loading.staffing import CLINIC, at_work
from amparo.trust.disclosure.access import Access

KIND, GROUPS = "health_general", ("need_only", "identity")
COURSES = ("sent", "received", "asked", "in_service", "completed", "declined", "revoked")
"""How far each referral has come, for one of Alma's newest cases each."""
ASKED = {"asked_for": "A first visit, with a woman if possible."}


def refer() -> list[UUID]:
    """Send Alma's referrals to Eyob, with the consent that each stands on, and let him answer; return the people."""
    alma, eyob = at_work("alma", Role.CASE_WORKER), at_work("eyob", Role.SERVICE_PROVIDER)
    offers = directory.services(alma, directory.Filter(kind=KIND, hidden=True))
    service = next(view.row.pk for view in offers if view.row.organization.name == CLINIC)
    newest = cases.case_list(alma, size=8 * len(COURSES)).rows
    mine = [row for row in newest if row.facts.tier is Tier.STANDARD and not row.person.use_restricted]
    for course, row in zip(COURSES, mine, strict=False):
        _agree(alma, row.person.id)
        words, urgency = ASKED, "urgent" if course == "sent" else "normal"
        packet = actions.Packet(addressee=eyob.id, urgency=urgency, need=KIND, groups=GROUPS, words=words)
        _go(course, alma, eyob, actions.send(by=alma, case=row.id, service=service, packet=packet))
    return [row.person.id for row in mine[: len(COURSES)]]


def _agree(alma: Access, person: UUID) -> None:
    fields = {
        "purpose": rules.PURPOSE, "recipient_kind": NAMED, "recipient": CLINIC, "data_groups": list(GROUPS),
        "how_explained": "spoken", "given_by": "self", "child_assents": "Yes, you may.",
    }  # fmt: skip
    consent.record(by=alma, person=person, fields=fields, given=True)


def _go(course: str, alma: Access, eyob: Access, one: UUID) -> None:
    """Let a referral come as far as its course says."""
    if course == "revoked":
        actions.revoke(by=alma, referral=one, reason="The person found help elsewhere.")
    if course in ("sent", "revoked"):
        return
    actions.receive(by=eyob, referral=one)
    if course == "asked":
        actions.ask(by=eyob, referral=one, text="Does the person need an interpreter?")
    if course == "declined":
        actions.decline(by=eyob, referral=one, reason="capacity", note="Full until next month.")
    if course in ("in_service", "completed"):
        actions.accept(by=eyob, referral=one, note="Tomorrow at nine.")
        actions.begin(by=eyob, referral=one)
    if course == "completed":
        actions.finish(by=eyob, referral=one, outcome=State.COMPLETED, note="Two visits.")
        actions.record_view(by=alma, referral=one, rating="good", words="The doctor listened.")
