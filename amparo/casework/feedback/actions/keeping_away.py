"""Keep those away whom a report is about, with who leads them and whom they lead; or pass it on to another agency."""

from collections.abc import Collection
from uuid import UUID

from amparo.casework.feedback import circle
from amparo.casework.feedback.actions.acting import act
from amparo.casework.feedback.kinds import EntryKind, Route, Way
from amparo.casework.feedback.rules import Concerned
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access


def name_complained(*, by: Access, report: UUID, users: Collection[UUID], teams: Collection[UUID] = ()) -> None:
    """Mark whom a report complains of, in place of what was marked before; none is an answer, too.

    From this act on its keys are others, without those people, their supervisors and whom they supervise. Raises Refusal
    "feedback.nobody_left" when nobody would be left: then it is passed on to another agency first.
    """
    with act(by, report, "feedback.complained_of") as doing:
        named = Concerned(users=frozenset(users), teams=frozenset(teams))
        doing.write(EntryKind.COMPLAINED_OF, {"about": named.said()})


def pass_on(*, by: Access, report: UUID, agency: UUID) -> None:
    """Give a sensitive report to the focal points of another agency: from then on nobody of the first one reads it."""
    with act(by, report, "feedback.passed_on") as doing:
        if not doing.row.sensitive or agency == doing.row.agency_id:
            raise Refusal("feedback.cannot_pass_on", field="agency")
        if not circle.candidates(agency, Way.CLOSED, Concerned()):
            raise Refusal("feedback.nobody_there", field="agency")
        doing.change(agency_id=agency, route=Route.OTHER, handler=None)
