"""What every act on a report has in common: asked of the policy, one transaction, one leaf, and keys brought in step."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import circle, queries, telling
from amparo.casework.feedback.kinds import EntryKind
from amparo.casework.feedback.models import Entry, Report
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.accounts import report_lock
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels

LONGEST = 10_000


class Doing:
    """One act on one report under way."""

    def __init__(self, by: Access, row: Report) -> None:
        self.by, self.row = by, row
        self.readers = circle.reading(row)

    def need(self, *states: str) -> None:
        """Raise Refusal "feedback.step_not_open" unless the report is in one of `states`."""
        if self.row.state not in states:
            raise Refusal("feedback.step_not_open")

    def was_sent(self, key: UUID | None) -> bool:
        """Return whether a form with this key was sent before: it does its act once."""
        return key is not None and Entry.rows.filter(pk=key, report=self.row).exists()

    def write(self, kind: EntryKind, said: dict[str, Any], key: UUID | None = None) -> Entry:
        """Seal something new to the readers of the report; `key` is of the form that was sent."""
        key = key or ids.new()
        number = circle.next_number(self.row)
        entry = Entry(pk=key, report=self.row, number=number, kind=kind, at=clock.now(), by=self.by.id)
        entry.save(force_insert=True)
        Entry.rows.filter(pk=key).update(sealed=parcels.seal(key, self.readers, said))
        return entry

    def change(self, **columns: Any) -> None:
        """Change clear columns of the report."""
        for name, value in columns.items():
            setattr(self.row, name, value)
        self.row.save(update_fields=list(columns))


@contextmanager
def act(by: Access, report: UUID, name: str) -> Iterator[Doing]:
    """Do one act on a report: raise "not there" for who may not; at its end readers and keys follow what is known then."""
    found = queries.row(by, report, Action.WRITE, name)
    with gate.unsealing(), transaction.atomic(), report_lock.working_on(found.pk):
        doing = Doing(by, Report.rows.select_for_update().get(pk=found.pk))
        yield doing
        joined = circle.settle(by, doing.row)
        telling.new(doing.row, joined)
        audit.append([gate.leaf(by, name, gate.Ask(circle.facts(doing.row, ()), queries.FEEDBACK, found.pk))])


def words(text: str, field: str, code: str = "feedback.words_missing") -> str:
    """Return words without space around them; raise Refusal when there are none, or too many."""
    kept = text.strip()
    if not kept:
        raise Refusal(code, field=field)
    if len(kept) > LONGEST:
        raise Refusal("feedback.too_long", field=field)
    return kept
