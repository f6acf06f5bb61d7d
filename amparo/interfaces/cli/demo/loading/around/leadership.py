"""What was decided because of which figures in the invented country, as supervisors and information officers wrote it down."""

from datetime import date, timedelta
from uuid import UUID

from amparo.analysis.evidence import actions as evidence
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.leadership import actions
from amparo.casework.partnership import queries as partnership
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.interfaces.cli.demo.services import LISTS
from amparo.practice.areas import rows
from amparo.trust.disclosure.access import Access

ROLES = {"bruno": Role.SUPERVISOR, "dina": Role.INFORMATION_OFFICER}
KEPT = ("cases_new", "follow_up_in_time")
"""Protected figures of cases that Dina keeps besides; the first is cited by the advocacy action."""
ENDED = "outcome"


def lead(today: date) -> None:
    """Keep figures, write down decisions because of them, look back at one, and let the advocacy action cite a figure."""
    staff = {name: at_work(name, role) for name, role in ROLES.items()}
    quarter = holding(today, Span.QUARTER).before()
    kept = [evidence.keep(by=staff["dina"], name=name, period=quarter)[0] for name in KEPT]
    for row in rows(LISTS / "decisions.csv"):
        _decide(staff[row["by"]], row, today)
    for action in partnership.records(staff["dina"], "advocacy"):
        evidence.cite(by=staff["dina"], figure=kept[0], record=action.row.pk)


def _decide(by: Access, row: dict[str, str], today: date) -> UUID:
    decided = today + timedelta(days=int(row["decided"]))
    again = today + timedelta(days=int(row["again"]))
    quarter = holding(today, Span.QUARTER)
    period = quarter.before() if row["quarter"] == "before" else quarter
    figure, _ = evidence.keep(by=by, name=row["figure"], period=period)
    fields = {name: row[name] for name in ("result", "decision", "why", "decided_by")}
    made = actions.decide(by=by, fields={**fields, "decided_on": decided, "look_again_on": again}, figures=[figure])
    if row[ENDED]:
        actions.look_back(by=by, decision=made, outcome=row[ENDED], again_on=None, based_on=1)
    return made
