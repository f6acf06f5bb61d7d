"""Take back what somebody asked of a service: where nobody works on it yet, nobody can open it any more."""

from amparo.casework.feedback.kinds import EntryKind, State
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.foundation import clock
from amparo.trust.disclosure.reporting import parcels

WORKED_ON = (EntryKind.TAKEN_ON,)


def settle(row: Report) -> None:
    """Close what was taken back. Its keys are taken away unless a case has come of it, whose people have to know.

    What was written to the person stays for them: it opens with their receipt alone.
    """
    entries = Entry.rows.filter(report=row)
    if not entries.filter(kind__in=WORKED_ON).exists():
        parcels.forget(list(entries.values_list("pk", flat=True)))
        Entry.rows.filter(report=row).update(sealed=b"")
        Reader.rows.filter(report=row, until=None).update(until=clock.now())
    row.state, row.closed_at = State.CLOSED.value, clock.now()
    row.save(update_fields=["state", "closed_at"])
