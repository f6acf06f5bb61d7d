"""Take an analysis out as a file: for whom and for what stands in the log; only what may go further goes further."""

from uuid import UUID

from amparo.analysis.indicators.actions import Purpose
from amparo.analysis.protection import reach, rules
from amparo.analysis.protection.models import Analysis, Step
from amparo.analysis.protection.rules import Recipient, Status
from amparo.casework.partnership import queries as partnership
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of

AGREED_PURPOSE, AGREED_GROUP = "statistics", "facets"
"""What an agreement has to name: broad facts for counting, without a name."""


def take_out(
    *, by: Access, analysis: UUID, kind: str, recipient: Recipient, purpose: Purpose, organization: UUID | None = None
) -> None:
    """Write down that a file of the `kind` leaves, for what and for whom; one that goes further is shared from then on.

    Raises Refusal where it is not approved yet, is too sensitive for the recipient, or no agreement lets it leave.
    """
    act_name = "protection.taken"
    found = reach.analysis(by, analysis, act_name)
    with acting.act(by, act_name, facts_of(found), Action.READ, reach.PART) as act:
        row = reach.held(found, by, *Status)
        _check(by, row, recipient, organization)
        if recipient is not Recipient.OWN_OFFICE:
            row.status = Status.SHARED
            row.save(update_fields=["status"])
        Step.rows.create(
            id=ids.new(), analysis=row, number=Step.after_the_last(row), step="taken", by=by.id, recipient=recipient,
            organization=organization, purpose=purpose,
        )  # fmt: skip
        act.about(row.pk, reach.PART, kind=kind, recipient=recipient.value, purpose=purpose.value)
    audit.checkpoint_after_this()


def _check(by: Access, row: Analysis, recipient: Recipient, organization: UUID | None) -> None:
    if not rules.may_go(row.grade, row.status, recipient):
        raise Refusal("protection.stays", field="recipient")
    if (recipient is Recipient.ORGANIZATION) is not (organization is not None):
        raise Refusal("partnership.organization", field="organization")
    if organization is not None:
        _agreed(by, organization, row.grade)


def _agreed(by: Access, organization: UUID, grade: str) -> None:
    always = grade in rules.NEEDS_AGREEMENT
    if partnership.lacking(by, [organization], AGREED_PURPOSE, [AGREED_GROUP], always=always):
        raise Refusal("protection.no_agreement", field="organization")
