"""The recording of a report, opened for one of its readers when they want to hear it."""

from base64 import b64decode
from typing import NamedTuple
from uuid import UUID

from amparo.casework.feedback import circle
from amparo.casework.feedback.kinds import EntryKind
from amparo.casework.feedback.models import Entry
from amparo.casework.feedback.queries.reach import row
from amparo.foundation.policy import Action
from amparo.trust.accounts import report_lock
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel

HEARD = "feedback.heard"


class Recording(NamedTuple):
    """A recording as it came, and what was recognised of it: what its file ends in, and its type."""

    data: bytes
    ending: str
    type: str


def recording(access: Access, report_id: UUID) -> Recording:
    """Return the recording of a report; one leaf. Raise "not there" where there is none, and for everything else."""
    found = row(access, report_id, Action.READ, HEARD)
    with report_lock.working_on(found.pk):
        entry = Entry.rows.filter(report=found, kind=EntryKind.VOICE).first()
        if entry is None:
            raise gate.not_there(access, report_id, HEARD)
        facts = circle.facts(found, circle.reading(found))
        said = parcels.opened(access, facts, [Parcel(entry.pk, entry.sealed)], HEARD)[entry.pk]
    return Recording(b64decode(said["voice"]), said["ending"], said["type"])
