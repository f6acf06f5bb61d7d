"""Which dashboard is whose: exact over cases that may be opened for who works on them, protected for who opens none."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.analysis.dashboards import limits
from amparo.analysis.dashboards.agency import KINDS, Agency, agency
from amparo.analysis.dashboards.team import Team, team
from amparo.analysis.dashboards.worker import Worker, worker
from amparo.analysis.indicators.periods import Period, Span
from amparo.casework.cases import workload
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

READERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
EXACT = (Role.CASE_WORKER, Role.SUPERVISOR)
"""Roles whose dashboard is exact, of cases that they may open; its files stay in the office."""
ACT = "dashboard.read"
Dashboard = Worker | Team | Agency


@dataclass(frozen=True)
class Asked:
    """What of a dashboard is asked for: a period, one team of a supervisor, the groups of who counts only.

    `kinds` are the kinds of help whose coverage is looked at.
    """

    period: Period
    team: UUID | None = None
    by: str = KINDS[0]
    kinds: Sequence[str] = ()


def dashboard(access: Access, asked: Asked) -> Dashboard:
    """Return the dashboard of one's role; raise "not there" for other roles, another's team and groups that are none."""
    if access.role not in READERS or asked.period.span is Span.DAYS or asked.by not in KINDS:
        raise gate.not_there(access, None, ACT)
    if asked.team is not None and asked.team not in access.actor.supervises:
        raise gate.not_there(access, None, ACT)
    if access.role is Role.CASE_WORKER:
        return worker(access, asked.period)
    if access.role is Role.SUPERVISOR:
        return team(access, asked.period, asked.team)
    return agency(access, asked.period, asked.by, asked.kinds)


def behind(
    access: Access, what: str, worker: UUID | None = None, step: str = "", team: UUID | None = None
) -> list[UUID]:
    """Return the cases behind a number of one's dashboard; raise "not there" for who may not open them."""
    if access.role not in EXACT or (team is not None and team not in access.actor.supervises):
        raise gate.not_there(access, None, ACT)
    days = limits.in_force(clock.today()).files
    rows = workload.behind(workload.in_charge(access, team), what, days, worker, step)
    return list(rows.values_list("pk", flat=True))
