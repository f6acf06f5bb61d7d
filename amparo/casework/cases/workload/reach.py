"""Whose cases these are: those that a case worker is responsible for, those of a supervisor's teams; of the standard tier."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.cases.models import Case, CaseStatus
from amparo.casework.cases.queries.case import responsible
from amparo.foundation.policy import Action, Compartment, Role, Tier
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Charge:
    """The cases of the standard tier that `access` answers for and may open: the condition is made once for all counts.

    `approved` are those on whose forms it may decide.
    """

    access: Access
    cases: QuerySet[Case]
    approved: QuerySet[Case]

    @property
    def open(self) -> QuerySet[Case]:
        """Return those on which work goes on."""
        return self.cases.filter(status=CaseStatus.OPEN)


def in_charge(access: Access, team: UUID | None = None) -> Charge:
    """Return what `access` answers for, of one team where it is named."""
    rows = Case.rows.all() if team is None else Case.rows.filter(team=team)
    opened = scope.Reach(access, Action.READ, Compartment.STORY).of(rows, Tier.STANDARD)
    if access.role is Role.CASE_WORKER:
        return Charge(access, opened.filter(responsible(access)), Case.rows.none())
    return Charge(access, opened, scope.Reach(access, Action.REASSIGN, Compartment.INDEX).of(rows, Tier.STANDARD))
