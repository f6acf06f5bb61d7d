"""One step of a referral along its pathway: the row with its clock, the step that was taken, its sealed page; nobody twice."""

from typing import Any
from uuid import UUID

from amparo.casework.outside import handing
from amparo.casework.referrals import pathway
from amparo.casework.referrals.actions.counting import count
from amparo.casework.referrals.kinds import State
from amparo.casework.referrals.models import Referral, Step
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal

NOT_OPEN = "referrals.step_not_open"


def check(row: Referral, to: State, role: str) -> None:
    """Raise Refusal when the role may not take a referral to this state from where it stands."""
    if not pathway.leads(row.state, to, role):
        raise Refusal(NOT_OPEN)


def step(row: Referral, to: State, by: UUID | None, **columns: Any) -> None:
    """Take a referral one step on and set the clock that runs then; raise Refusal when somebody was quicker."""
    due = pathway.due(to, row.urgency, row.sent_at, clock.now())
    name, due_at, parameter = due or ("", None, "")
    stood = Referral.rows.filter(pk=row.pk, state=row.state)
    if not stood.update(state=to, clock=name, due_at=due_at, parameter=parameter, **columns):
        raise Refusal(NOT_OPEN)
    row.state = to
    count(row, to)
    if row.outside:
        handing.follow(row.pk, to)
    number = Step.rows.filter(referral=row).count() + 1
    Step.rows.create(id=ids.new(), referral=row, number=number, state=to, at=clock.now(), by=by)
