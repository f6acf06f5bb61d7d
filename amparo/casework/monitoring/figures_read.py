"""Figures that were read travel in the page until somebody says that they are kept; they come back checked once more."""

import json
from collections.abc import Sequence
from datetime import date

from amparo.exchange.dtm import Row, read_rows
from amparo.foundation import clock

MOST = 20_000


def packed(rows: Sequence[Row]) -> bytes:
    """Return rows as bytes, by the names of the fields of the API."""
    return json.dumps([_told(row) for row in rows[:MOST]]).encode()


def unpacked(data: bytes, today: date | None = None) -> tuple[Row, ...]:
    """Return the rows that are right; none of bytes that are nothing of ours."""
    try:
        told = json.loads(data)
    except ValueError:
        return ()
    if not isinstance(told, list) or not all(isinstance(row, dict) for row in told):
        return ()
    return read_rows(told[:MOST], today or clock.today()).rows


def _told(row: Row) -> dict[str, object]:
    return {
        "operation": row.operation, "admin0Pcode": row.place, "numPresentIdpInd": row.people,
        "reportingDate": row.reported_on.isoformat(), "roundNumber": row.round, "assessmentType": row.assessment,
        "numberFemales": row.females, "numberMales": row.males, "idpOriginAdmin1Pcode": row.origin,
        "displacementReason": row.reason,
    }  # fmt: skip
