"""Who is responsible for a case and who could be: its team, those named on it, those kept away, and other teams."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.casework.cases.models import Transfer, TransferStatus
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.transfers import of_case, packet_facts
from amparo.foundation.policy import Facts, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts import ties
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Involved:
    """A colleague's part in the case: who, of which kind (case_team, covering, conflict…), until when."""

    id: UUID
    name: str
    kind: str
    until: datetime | None


@dataclass(frozen=True)
class Responsibility:
    """Those with a part in the case, and whom it could go to: workers of the team, of the agency, and other teams."""

    facts: Facts
    involved: list[Involved]
    team: list[tuple[UUID, str]]
    agency: list[tuple[UUID, str]]
    teams: list[tuple[UUID, str]]
    transfers: list[Transfer]

    @property
    def offered(self) -> Transfer | None:
        """Return the transfer that waits for an answer."""
        return next((each for each in self.transfers if each.status == TransferStatus.OFFERED), None)


def responsibility(access: Access, case_id: UUID) -> Responsibility:
    """Return who is responsible for a case; raise "not there" when `access` may not read its index."""
    row, facts = find(access, case_id)
    blocked = facts.conflicts | facts.complained_of
    agency = accounts.staff_of(row.agency_id, [Role.CASE_WORKER, Role.SUPERVISOR])
    return Responsibility(
        facts=facts,
        involved=[Involved(*each) for each in ties.involved(row.pk)],
        team=[(who.pk, who.display_name) for who in accounts.colleagues(row.team_id) if who.pk not in blocked],
        agency=[(key, name) for key, name in agency if key not in blocked],
        teams=[(each.id, f"{each.agency_name}: {each.name}") for each in accounts.teams() if each.id != row.team_id],
        transfers=of_case(access, case_id),
    )


def receivers(access: Access, transfer: Transfer) -> list[tuple[UUID, str]]:
    """Return the workers of the team a case is offered to, for its supervisor; none who is kept away from the case."""
    facts = packet_facts(transfer)
    workers = [(who.pk, who.display_name) for who in accounts.colleagues(transfer.to_team_id)]
    return [worker for worker in workers if worker[0] not in facts.conflicts | facts.complained_of]
