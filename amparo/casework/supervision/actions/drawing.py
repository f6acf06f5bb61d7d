"""Draw a sample of files by chance, and let a file go that cannot be looked at."""

import secrets
from datetime import timedelta
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.supervision import reach, sampling, scoring
from amparo.casework.supervision.kinds import State
from amparo.casework.supervision.models import Draw, FileAudit
from amparo.casework.supervision.sampling import Candidate
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access

ACT = "audit.drawn"
MOST = 30


@audit.one_act
def draw(*, by: Access, team: UUID, size: int, key: UUID | None = None) -> UUID:
    """Draw `size` files of a team that `by` supervises; return the sample's id. The same key draws once.

    Raises Refusal when there is no file to look at.
    """
    if team not in reach.teams(by):
        raise gate.not_there(by, None, ACT)
    before: Draw | None = Draw.rows.filter(key=key, by=by.id).first() if key else None
    if before is not None:
        return before.pk
    if not 1 <= size <= MOST:
        raise Refusal("supervision.sample_size", field="size")
    found = candidates(by, team)
    if not found:
        raise Refusal("supervision.no_files")
    row = _kept(by, team, size, key, found)
    for number, one in enumerate(sampling.draw(found, row.seed, size), 1):
        FileAudit.rows.create(
            draw=row, number=number, case_id=one.case, worker=one.worker, auditor=by.id, form=scoring.form().ref,
            due_on=clock.today() + timedelta(days=scoring.named("feedback_within").amount),
        )  # fmt: skip
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, record=row.pk)])
    return row.pk


def candidates(by: Access, team: UUID) -> list[Candidate]:
    """Return the files that could be drawn, with the level of risk that `by` may read; each is opened through the gate."""
    seen = cases.listed(by, list(reach.candidates(by, team).order_by("pk").values_list("pk", flat=True)))
    return [Candidate(one.id, one.row.owner_id, one.risk_level) for one in seen if one.row.owner_id]


def _kept(by: Access, team: UUID, size: int, key: UUID | None, found: list[Candidate]) -> Draw:
    known = accounts.team(team)
    if known is None:
        raise gate.not_there(by, None, ACT)
    row = Draw(
        id=ids.new(), agency_id=known.agency, team_id=team, by=by.id, seed=secrets.token_hex(32), size=size, key=key
    )
    said = {"candidates": [[str(one.case), str(one.worker), one.risk] for one in found]}
    among.keep(row, reach.PART, [by.id], said)
    return row


@audit.one_act
def drop(*, by: Access, audit_id: UUID) -> None:
    """Let a drawn file go without looking at it, such as one that changed hands; that it was drawn stays written."""
    row, _facts = reach.standing(by, audit_id, "audit.dropped")
    if row.auditor != by.id or row.state not in (State.DRAWN, State.FILLED):
        raise gate.not_there(by, audit_id, "audit.dropped")
    FileAudit.rows.filter(pk=row.pk).update(state=State.DROPPED)
    audit.append([audit.Entry(actor=by.id, role=by.role, act="audit.dropped", record=row.pk)])
