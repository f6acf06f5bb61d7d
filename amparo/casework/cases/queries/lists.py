"""Lists of cases, a page at a time by keyset, so that page 400 costs what page 1 costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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
    """One page of cases, newest first; `after` is where the next page begins (None: this was the last)."""

    rows: list[CaseView]
    after: str | None


def case_list(
    access: Access,
    *,
    mine: bool = True,
    status: str = "open",
    step: str = "",
    overdue: bool = False,
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
    rows = _after(rows, after)
    page = list(with_person(rows).order_by("-opened_at", "-pk")[: size + 1])
    more = len(page) > size
    shown = page[:size]
    mark = f"{shown[-1].opened_at.isoformat()}~{shown[-1].pk}" if more else None
    return CasePage(views(access, shown, "case.listed"), mark)


def listed(access: Access, wanted: Sequence[UUID]) -> list[CaseView]:
    """Return those of `wanted` that `access` may see, in their order."""
    rows = scope.visible(Case.rows.filter(pk__in=list(wanted)), access, Action.READ, Compartment.IDENTITY)
    found = {row.pk: row for row in with_person(rows)}
    return views(access, [found[key] for key in wanted if key in found], "case.listed")


def _after(rows: "QuerySet[Case]", mark: str) -> "QuerySet[Case]":
    if not mark:
        return rows
    try:
        moment, key = mark.split("~")
        at, last = datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        return rows
    return rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, pk__lt=last))
