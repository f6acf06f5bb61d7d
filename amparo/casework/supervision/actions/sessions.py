"""Note that supervision took place: what it was about is sealed to those who took part."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.supervision import reach, scoring
from amparo.casework.supervision.models import Session, TakingPart
from amparo.casework.supervision.queries.sessions import team_of
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access

ACT = "supervision.noted"
KIND, ONE = "supervision_kind", "individual"


@audit.one_act
def note_session(
    *, by: Access, on: date, kind: str, workers: Collection[UUID], fields: dict[str, Any], key: UUID | None = None
) -> UUID:
    """Note a session with workers of one's teams; return its id. `fields` are themes without persons, and what comes next."""
    known = {worker for worker, _name in team_of(by)}
    if by.actor.agency is None or not reach.teams(by):
        raise gate.not_there(by, None, ACT)
    before: Session | None = Session.rows.filter(key=key, by=by.id).first() if key else None
    if before is not None:
        return before.pk
    said: dict[str, Any] = _checked(on, kind, workers, known, fields)
    row = Session(id=ids.new(), agency_id=by.actor.agency, by=by.id, on=on, kind=kind, key=key)
    said["workers"] = sorted(map(str, set(workers)))
    among.keep(row, reach.PART, {by.id, *workers}, said)
    TakingPart.rows.bulk_create([TakingPart(session=row, user=worker, led_by=by.id) for worker in sorted(set(workers))])
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, record=row.pk)])
    return row.pk


def _checked(
    on: date, kind: str, workers: Collection[UUID], known: Collection[UUID], fields: dict[str, Any]
) -> dict[str, Any]:
    if on > clock.today():
        raise Refusal("communities.ahead", field="on")
    code = practice.catalogue().lists[KIND].get(kind)
    if code is None or not code.offered(clock.today()):
        raise Refusal("directory.unknown_code", field="kind")
    if not workers or not set(workers) <= set(known) or (kind == ONE and len(set(workers)) > 1):
        raise Refusal("supervision.workers", field="workers")
    said = {name: str(fields.get(name) or "").strip() for name in ("themes", "next")}
    if not said["themes"]:
        raise Refusal("supervision.words_missing", field="themes")
    if any(len(text) > scoring.LONGEST for text in said.values()):
        raise Refusal("supervision.too_long", field="themes")
    if next_on := fields.get("next_on"):
        said["next_on"] = next_on.isoformat()
    return said
