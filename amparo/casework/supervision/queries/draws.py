"""Samples of a supervisor: who was drawn, and that the seed draws the same files again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from amparo.casework.supervision import reach, sampling
from amparo.casework.supervision.models import Draw, FileAudit
from amparo.casework.supervision.sampling import Candidate
from amparo.foundation.policy import Facts, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import Parcel


@dataclass(frozen=True)
class DrawView:
    """A sample with its files; from how many it was drawn, and whether the seed draws the same again."""

    row: Draw
    team_name: str
    audits: Sequence[FileAudit]
    worker_names: dict[UUID, str]
    risks: dict[UUID, str]
    candidates: int
    again: bool


def draws(access: Access) -> list[Draw]:
    """Return the samples that `access` drew, newest first."""
    return list(Draw.rows.filter(by=access.id).order_by("-at")) if reach.teams(access) else []


def one_draw(access: Access, draw: UUID) -> DrawView:
    """Return a sample that `access` drew; raise "not there" for any other."""
    act = "audit.sample_opened"
    row = Draw.rows.filter(pk=draw, by=access.id).first()
    if row is None:
        raise gate.not_there(access, draw, act)
    facts = Facts(record=row.pk, agency=row.agency_id, team=row.team_id, tier=Tier.RESTRICTED)
    facts = replace(facts, parties=frozenset({row.by}))
    said = among.opened(access, facts, reach.PART, [Parcel(row.pk, row.sealed)], act)[row.pk]
    known = [Candidate(UUID(case), UUID(worker), risk) for case, worker, risk in said["candidates"]]
    audits = list(FileAudit.rows.filter(draw=row).order_by("number"))
    drawn = [one.case for one in sampling.draw(known, row.seed, row.size)]
    return DrawView(
        row, accounts.team_names([row.team_id]).get(row.team_id, ""), audits,
        accounts.names_of([one.worker for one in audits]), {one.case: one.risk for one in known}, len(known),
        drawn == [one.case_id for one in audits],
    )  # fmt: skip
