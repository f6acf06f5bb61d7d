"""A supervisor's dashboard: who carries how much, what is late, what files lack, what waits for approval, the teams' figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.analysis.dashboards import limits
from amparo.analysis.dashboards.limits import Limits
from amparo.analysis.dashboards.shared import all_of
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.casework.cases import workload
from amparo.casework.referrals import queries as referrals
from amparo.casework.referrals.queries import Unanswered
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Carries:
    """What one worker carries: open cases, and clocks that are overdue; None: nobody is responsible."""

    worker: UUID | None
    name: str
    cases: int
    overdue: int


@dataclass(frozen=True)
class Leads:
    """How many case workers a team has, and how many supervisors lead it."""

    team: UUID
    name: str
    office: str
    workers: int
    supervisors: int


@dataclass(frozen=True)
class Team:
    """What a supervisor reads; counts are of every case of the standard tier, figures of who agreed to be counted."""

    period: Period
    team: UUID | None
    limits: Limits
    carries: list[Carries]
    leads: list[Leads]
    steps: Mapping[str, int]
    clocks: list[workload.Clocks]
    lacking: Mapping[str, int]
    approvals: Mapping[str, int]
    oldest_approval: datetime | None
    unanswered: Unanswered
    uncounted: int
    figures: list[Figure]

    @property
    def open_cases(self) -> int:
        """Return how many cases of the standard tier are open."""
        return sum(self.steps.values())


def team(access: Access, period: Period, only: UUID | None = None) -> Team:
    """Return the dashboard of a supervisor, of one of their teams where it is named."""
    in_force, theirs = limits.in_force(clock.today()), workload.in_charge(access, only)
    mine = access.actor.supervises if only is None else frozenset({only})
    posts, (held, many) = accounts.held(mine), workload.held(theirs)
    clocks, figures = workload.clocks(theirs), all_of(access, period, only)
    return Team(
        period,
        only,
        in_force,
        _carries(held, clocks, posts),
        [Leads(each.id, each.name, each.office, *_led(posts, each.id)) for each in accounts.teams(mine)],
        _steps(held),
        clocks,
        workload.lacking_each(theirs, in_force.files),
        *workload.approvals_by_age(theirs),
        referrals.unanswered(theirs.cases),
        many - figures[0].counted,
        figures,
    )


def _steps(held: Sequence[workload.Held]) -> Mapping[str, int]:
    found = Counter[str]()
    for one in held:
        found[one.step] += one.cases
    return found


def _carries(
    held: Sequence[workload.Held],
    clocks: Sequence[workload.Clocks],
    posts: Sequence[accounts.Held],
) -> list[Carries]:
    """Return who carries what, the most first; also the workers of the teams who have no case at all."""
    cases, late = Counter[UUID | None](), Counter[UUID | None]()
    for each in clocks:
        late[each.worker] += each.overdue
    for one in held:
        cases[one.worker] += one.cases
    workers = {post.user for post in posts if post.role == Role.CASE_WORKER} | {*cases, *late}
    names = accounts.names_of([worker for worker in workers if worker])
    found = [Carries(one, names.get(one, "") if one else "", cases[one], late[one]) for one in workers]
    return sorted(found, key=lambda each: (-each.cases, each.name))


def _led(posts: Sequence[accounts.Held], of: UUID) -> tuple[int, int]:
    workers, supervisors = (
        len({post.user for post in posts if post.team == of and post.role == role})
        for role in (Role.CASE_WORKER, Role.SUPERVISOR)
    )
    return workers, supervisors
