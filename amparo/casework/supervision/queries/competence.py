"""Whose competence is proven until when, how many workers a supervisor has, and how many cases a worker."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count

from amparo.casework.cases import queries as cases
from amparo.casework.partnership import queries as registers
from amparo.casework.partnership.queries import Kept
from amparo.casework.supervision import reach, scoring
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import competence
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

TOPICS = {"ct": "trafficking", "cp": "children", "gbv": "gbv", "rr": "return"}
"""Area → what a training has to be about (a code of training_topic) to prove competence in it."""


@dataclass(frozen=True)
class Proven:
    """The competence of somebody in one area: proven until when."""

    worker: UUID
    name: str
    area: str
    until: date

    @property
    def state(self) -> str:
        """Return over, soon (it is warned of), or proven."""
        warn = timedelta(days=scoring.named("competence_warn").amount)
        if self.until < clock.today():
            return "over"
        return "soon" if self.until <= clock.today() + warn else "proven"


@dataclass(frozen=True)
class Load:
    """A team as its supervisors see it: supervisors, workers, and open cases of each worker that the reader may know of."""

    team: UUID
    name: str
    supervisors: int
    workers: int
    cases: list[tuple[str, int]]

    @property
    def supervisors_needed(self) -> int:
        """Return how many supervisors the workers of the team need."""
        return -(-self.workers // scoring.named("workers_per_supervisor").amount)

    @property
    def workers_needed(self) -> int:
        """Return how many workers the open cases of the team need."""
        return -(-sum(number for _name, number in self.cases) // scoring.named("cases_per_worker").amount)


def workers(access: Access) -> list[tuple[UUID, str]]:
    """Return the workers of the teams that `access` supervises, themselves among them, by name."""
    found = {user.pk: user.display_name for team in reach.teams(access) for user in accounts.colleagues(team)}
    return sorted(found.items(), key=lambda one: one[1])


def proven(access: Access) -> list[Proven]:
    """Return every competence of the reader's workers, for supervisors, else one's own; the first to run out first."""
    known = dict(workers(access)) or {access.id: access.name}
    found = [
        Proven(user, known[user], area, until) for (user, area), until in competence.proven_until(list(known)).items()
    ]
    return sorted(found, key=lambda one: (one.until, one.name, one.area))


def due(access: Access) -> list[Proven]:
    """Return what is over or runs out soon, as Today shows it to workers and supervisors."""
    return [one for one in proven(access) if one.state != "proven"]


def trainings(access: Access) -> list[Kept]:
    """Return the trainings of the register that can prove a competence, newest first."""
    topics = set(TOPICS.values())
    kept = [
        one
        for one in registers.records(access, "training")
        if topics & set(one.version.answers.get("training/training_topics", "").split())
    ]
    return sorted(kept, key=lambda one: one.version.answers.get("training/training_on", ""), reverse=True)


def loads(access: Access) -> list[Load]:
    """Return the teams that the reader supervises with their numbers, by name; cases the reader may not know are in none."""
    found = []
    for team, name in sorted(accounts.team_names(sorted(reach.teams(access))).items(), key=lambda one: one[1]):
        leads = accounts.supervisors_of(team)
        own = {user.pk: user.display_name for user in accounts.colleagues(team) if user.pk not in leads}
        rows = cases.in_reach(access, Action.READ, Compartment.INDEX).filter(team=team, status=cases.CaseStatus.OPEN)
        held = dict(rows.filter(owner__in=list(own)).order_by().values_list("owner").annotate(Count("pk")))
        numbers = sorted(((called, held.get(user, 0)) for user, called in own.items()), key=lambda one: -one[1])
        found.append(Load(team, name, len(leads), len(own), numbers))
    return found
