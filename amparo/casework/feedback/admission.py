"""Admit what came through the public door: write it down in the log, tell its readers, let an appeal's clock run.

The public process can add and do nothing else. The house admits each minute, and a reader who looks does so at once.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import circle, clocks, telling
from amparo.casework.feedback.kinds import MAY_APPEAL, EntryKind, State, Way
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.casework.feedback.queries import in_reach
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, Role
from amparo.trust.accounts import report_lock
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels

ACTS = {
    EntryKind.TOLD: "feedback.received",
    EntryKind.ADDED: "feedback.added_to",
    EntryKind.APPEAL: "feedback.appealed",
    EntryKind.WITHDRAWN: "feedback.taken_back",
}
NOTICES = {
    EntryKind.ADDED: telling.ADDED,
    EntryKind.APPEAL: telling.APPEAL,
    EntryKind.WITHDRAWN: telling.WITHDRAWN,
}
_listeners: list[Callable[[UUID], None]] = []


def listen(asked: Callable[[UUID], None]) -> None:
    """Let `asked` be told, in the same transaction, of each service that somebody asks to contact them."""
    _listeners.append(asked)


def take_in() -> list[UUID]:
    """Admit everything that waits at the door; return which reports that were. For the house, by the clock."""
    return _admit(list(Report.rows.filter(arrived=True).order_by("received_at", "pk").values_list("pk", flat=True)))


def look(access: Access) -> int:
    """Admit what waits at the door for `access`; return how many reports that were."""
    waiting = in_reach(access, Action.READ).filter(arrived=True).order_by("received_at", "pk")
    return len(_admit(list(waiting.values_list("pk", flat=True))))


def _admit(reports: list[UUID]) -> list[UUID]:
    for report in reports:
        with transaction.atomic(), report_lock.working_on(report):
            row = Report.rows.select_for_update().get(pk=report)
            entries = list(Entry.rows.filter(report=row, by=None, admitted_at=None).order_by("number"))
            for entry in entries:
                _one(row, entry)
            Entry.rows.filter(pk__in=[entry.pk for entry in entries]).update(admitted_at=clock.now())
            Report.rows.filter(pk=row.pk).update(arrived=False)
    return reports


def _one(row: Report, entry: Entry) -> None:
    kind = EntryKind(entry.kind)
    if kind is EntryKind.VOICE:  # it came with the words, and is in the log with them
        return
    audit.append([audit.Entry(None, Role.PERSON, ACTS[kind], row.pk, row.pk, Compartment.FEEDBACK)])
    if kind is EntryKind.TOLD:
        telling.new(row, circle.reading(row))
        _count(row)
        return
    telling.changed(row, NOTICES[kind], circle.reading(row))
    if kind is EntryKind.WITHDRAWN:
        _take_back(row)
    if kind is EntryKind.APPEAL and row.state in MAY_APPEAL:
        row.state, row.handler, row.closed_at = State.APPEALED.value, None, None
        row.answer_by = clocks.due("answer_appeal", entry.at)
        row.save(update_fields=["state", "handler", "closed_at", "answer_by"])


def _count(row: Report) -> None:
    if row.service and circle.way(row) is Way.ASKED:
        for each in _listeners:
            each(row.service)


def _take_back(row: Report) -> None:
    """Close what somebody asked of a service and took back. Unless a case has come of it, whose people have to know,
    nobody can open it any more; what was written to the person stays for them, and opens with their receipt alone.
    """
    entries = Entry.rows.filter(report=row)
    if not entries.filter(kind=EntryKind.TAKEN_ON).exists():
        parcels.forget(list(entries.values_list("pk", flat=True)))
        entries.update(sealed=b"")
        Reader.rows.filter(report=row, until=None).update(until=clock.now())
    row.state, row.closed_at = State.CLOSED.value, clock.now()
    row.save(update_fields=["state", "closed_at"])
