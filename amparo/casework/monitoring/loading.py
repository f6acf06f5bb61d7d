"""Load many records without words at once, for the invented country: codes and counts alone, which nothing seals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.casework.directory.queries.places import place_keys
from amparo.casework.monitoring.kinds import KINDS
from amparo.casework.monitoring.models import Record
from amparo.trust.audit import actions as audit

ACT = "monitoring.loaded"


@dataclass(frozen=True)
class Told:
    """One record: of which kind, where, on which day, who wrote it, and its answers, none of them words."""

    kind: str
    place: str
    day: date
    owner: UUID
    said: Mapping[str, str]


@audit.one_act
def load(agency: UUID, told: Iterable[Told]) -> int:
    """Keep records; return how many. Only the command line calls it, and only for invented ones."""
    places = place_keys()
    rows = [_row(agency, one, places[one.place]) for one in told]
    Record.rows.bulk_create(rows, batch_size=400)
    audit.append([audit.Entry(None, "operator", ACT, detail={"records": len(rows)})])
    return len(rows)


def _row(agency: UUID, told: Told, place: UUID) -> Record:
    kind = KINDS[told.kind]
    said = {**told.said, kind.day: told.day.isoformat()}
    return Record(
        agency_id=agency, owner_id=told.owner, kind=kind.name, form=kind.form.ref, place_id=place, day=told.day,
        risk=said.get(kind.risk, ""), said=said,
    )  # fmt: skip
