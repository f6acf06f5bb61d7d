"""The file of one case while one page or act works on it: entries are found once, and what is opened together is one pass."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from amparo.casework.cases.models import Case, Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import CaseView
from amparo.casework.cases.queries.entries import EntryView, compartments_of
from amparo.foundation.policy import Compartment, Facts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

GOING_ON = Q(kind=EntryKind.TASK, status=EntryStatus.TO_DO) | Q(kind=EntryKind.FORM) & ~Q(status=EntryStatus.CANCELLED)


class CaseFile:
    """What a reader opens of one case, under the name of one act; each record is opened, and logged, once.

    It lives as long as the page or act for which it was made, and sees nothing that is changed meanwhile.
    """

    def __init__(self, access: Access, case: Case, facts: Facts, act: str) -> None:
        self.access, self.case, self.facts, self.act = access, case, facts, act
        self._asked: set[UUID] = set()
        self._opened: dict[UUID, gate.Content] = {}

    @cached_property
    def rows(self) -> list[Entry]:
        """Return the forms that were not given up and the tasks still to do, the first made first."""
        return list(Entry.rows.filter(GOING_ON, case=self.case).order_by("created_at"))

    @property
    def forms(self) -> list[Entry]:
        """Return the forms that were not given up, the first made first."""
        return [row for row in self.rows if row.kind == EntryKind.FORM]

    @property
    def tasks_to_do(self) -> list[Entry]:
        """Return the tasks still to do, the first due first and those without a day last."""
        tasks = [row for row in self.rows if row.kind == EntryKind.TASK]
        return sorted(tasks, key=lambda row: row.due_on or date.max)

    @cached_property
    def places(self) -> Mapping[UUID, Compartment]:
        """Return entry → the compartment it is sealed in, for all `rows`."""
        return compartments_of(self.rows)

    def asks(self, entries: Iterable[UUID]) -> list[gate.Ask]:
        """Return what is asked of the gate for `entries`, which are among `rows`."""
        return [gate.Ask(self.facts, self.places[entry], entry) for entry in entries]

    def open(self, asks: Iterable[gate.Ask]) -> dict[UUID, gate.Content]:
        """Return record → content of what the reader may read; what was opened before is not opened again."""
        wanted = {ask.record: ask for ask in asks}
        new = [ask for record, ask in wanted.items() if record not in self._asked]
        self._asked |= wanted.keys()
        self._opened |= gate.read_many(self.access, new, self.act)
        return {record: self._opened[record] for record in wanted if record in self._opened}

    def entry(self, entry: UUID) -> EntryView:
        """Return one of `rows`; an empty one where the reader may not read it."""
        row = next(row for row in self.rows if row.pk == entry)
        return EntryView(row, self.facts, self.open(self.asks([entry])).get(entry) or gate.Content())

    def tasks(self) -> list[EntryView]:
        """Return the tasks still to do as far as the reader may read them."""
        rows = self.tasks_to_do
        opened = self.open(self.asks(row.pk for row in rows))
        return [EntryView(row, self.facts, opened[row.pk]) for row in rows if row.pk in opened]


def file_of(access: Access, view: CaseView, act: str = "case.opened") -> CaseFile:
    """Return the file of a case that `access` has already been shown."""
    return CaseFile(access, view.row, view.facts, act)
