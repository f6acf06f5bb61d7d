"""Tomas, qualified in counter-trafficking, brings in cases that a partner sent."""

from uuid import UUID

from amparo.casework.cases.brought_in.lines import Line, lines
from amparo.casework.cases.brought_in.taking import Taken, take_in
from amparo.casework.consent import actions as consent
from amparo.exchange import htcds
from amparo.exchange.htcds import Read, Record
from tests.cast import Cast

PARTNER = "Horizon Aid"


def line(record: Record) -> Line:
    """Return the one line of a file that holds a case."""
    (found,) = lines(Read((record,), places=(("Cases", 3),)))
    return found


def taken(cast: Cast, record: Record, person: UUID | None = None) -> Taken:
    """As Tomas, take in a case."""
    return take_in(by=cast.tomas, line=line(record), source=PARTNER, team=cast.north.pk, person=person)


def agrees(cast: Cast, person: UUID) -> None:
    """Write down that a person agrees that their case goes to the partner."""
    fields = {"purpose": "transfer", "recipient_kind": "named_agency", "recipient": PARTNER, "given_by": "self",
              "data_groups": ["identity", "story", "specialised"], "how_explained": "spoken", "child_assents": True}  # fmt: skip
    consent.record(by=cast.tomas, person=person, fields=fields, given=True)


def through_a_file(record: Record) -> bytes:
    """Return a workbook that holds a case."""
    return htcds.written([record])
