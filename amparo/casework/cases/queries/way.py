"""How far a case is and what comes next: from the states of its forms, which stand in the clear."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from amparo.casework.cases import following, pathway, progress, rules
from amparo.casework.cases.models import Case, Entry, ImportedForm
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.file import CaseFile
from amparo.foundation.pathways import Move
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Standing:
    """The newest form of a step: its entry, status, day, author, and who decided when."""

    entry: UUID
    step: str
    status: str
    on: date
    author: UUID
    decided_at: datetime | None


@dataclass(frozen=True)
class Way:
    """A case on its pathway: where it is, the newest form of each step, the steps open now, and the one next thing."""

    step: str
    forms: Mapping[str, Standing]
    ways: tuple[Move, ...]
    next: following.Next

    @property
    def current(self) -> Standing | None:
        """Return the newest form of the step the case is at."""
        return self.forms.get(self.step)


def way(access: Access, case_id: UUID) -> Way:
    """Return how far a case is; raise "not there" when `access` may not read its index."""
    row = find(access, case_id)[0]
    return _way(row, progress.newest_forms(row.pk))


def way_of(file: CaseFile) -> Way:
    """Return how far a case is whose file the reader has before them."""
    return _way(file.case, progress.newest(file.forms))


def _way(row: Case, newest: Mapping[str, Entry]) -> Way:
    achieved = frozenset[str]().union(*(rules.done(step, each.status) for step, each in newest.items()))
    ways = tuple(rules.ways_on(pathway.moves(), row.step, achieved))
    current = newest.get(row.step)
    last = max(newest.values(), key=lambda each: each.created_at, default=None)
    then = following.next_thing(row.step, current.status if current else "", current is last, ways)
    return Way(row.step, {step: _standing(each) for step, each in newest.items()}, ways, then)


def _standing(row: Entry) -> Standing:
    return Standing(row.pk, row.step, row.status, row.on, row.created_by, row.decided_at)


def imported_forms(access: Access) -> list[tuple[int, str, str]]:
    """Return id, title and version of the forms brought from outside, for everybody on staff: they are about nobody."""
    return list(ImportedForm.objects.order_by("title", "-imported_at").values_list("id", "title", "version"))
