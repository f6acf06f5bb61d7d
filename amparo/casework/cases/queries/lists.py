"""Lists of cases, a page at a time by keyset, so that page 400 costs what page 1 costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from amparo.casework.cases.models import Case, Deadline
from amparo.casework.cases.queries.case import CaseView, responsible, views, with_person
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access

CaseRow = CaseView
PAGE = 20


@dataclass(frozen=True)
class CasePage:
    """One page of cases, newest first.

    `before` ends the page before it ("": the list begins there; None: this is the first), `after` begins the next (None: this
    is the last).
    """

    rows: list[CaseView]
    before: str | None
    after: str | None


def case_list(
    access: Access,
    *,
    mine: bool = True,
    status: str = "open",
    step: str = "",
    overdue: bool = False,
    before: str = "",
    after: str = "",
    size: int = PAGE,
) -> CasePage:
    """Return a page of the cases `access` may see, by status, step and clocks.

    `mine` are those it is responsible for, as owner or covering; else all in reach.
    """
    rows = scope.visible(Case.rows.filter(status=status), access, Action.READ, Compartment.IDENTITY)
    if mine:
        rows = rows.filter(responsible(access))
    if step:
        rows = rows.filter(step=step)
    if overdue:
        late = Deadline.objects.filter(case=OuterRef("pk"), met_at=None, due_at__lt=clock.now())
        rows = rows.filter(Exists(late))
    shown, newer, older = _page(with_person(rows), _mark(before), _mark(after), size)
    begins = (_mark_of(shown[0]) if shown else "") if newer else None
    return CasePage(views(access, shown, "case.listed"), begins, _mark_of(shown[-1]) if older else None)


def listed(access: Access, wanted: Sequence[UUID]) -> list[CaseView]:
    """Return those of `wanted` that `access` may see, in their order."""
    rows = scope.visible(Case.rows.filter(pk__in=list(wanted)), access, Action.READ, Compartment.IDENTITY)
    found = {row.pk: row for row in with_person(rows)}
    return views(access, [found[key] for key in wanted if key in found], "case.listed")


Mark = tuple[datetime, UUID]


def _page(rows: "QuerySet[Case]", before: Mark | None, after: Mark | None, size: int) -> tuple[list[Case], bool, bool]:
    """Return the rows of a page, and whether there are newer and older ones; by one query, but where nothing is newer."""
    if before and not after:
        at, first = before
        newer = rows.filter(Q(opened_at__gt=at) | Q(opened_at=at, pk__gt=first)).order_by("opened_at", "pk")
        if found := list(newer[: size + 1]):
            return found[:size][::-1], len(found) > size, True
    if after:
        at, last = after
        rows = rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, pk__lt=last))
    found = list(rows.order_by("-opened_at", "-pk")[: size + 1])
    return found[:size], after is not None, len(found) > size


def _mark_of(row: Case) -> str:
    return f"{row.opened_at.isoformat()}~{row.pk}"


def _mark(text: str) -> Mark | None:
    """Return where in a list a mark stands; None for none, and for one that nobody can read."""
    try:
        moment, key = text.split("~")
        return datetime.fromisoformat(moment).astimezone(UTC), UUID(key)
    except (ValueError, OverflowError):
        return None
