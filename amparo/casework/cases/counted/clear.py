"""The clear rows that are counted: responsibility, times of work, clocks, and the forms in which the rest is said."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.cases.counted import surveyed
from amparo.casework.cases.counted.spans import Span, spans
from amparo.casework.cases.models import Case, CaseStatus, Deadline, Entry, EntryKind, EntryStatus
from amparo.foundation.policy import Tier
from amparo.trust.accounts import ties
from amparo.trust.audit import queries as audit

AT_ONCE = 400
FINISHED = (EntryStatus.COMPLETE, EntryStatus.WAITING, EntryStatus.APPROVED)
REOPENED = "case.reopened"


@dataclass(frozen=True)
class Written:
    """A finished form that is counted: its id, and the day it is of."""

    entry: UUID
    on: date


@dataclass(frozen=True)
class Standing:
    """The clear side of one case; `person` is whom the person is marked as, where they were registered twice.

    `surveys` are all finished forms of that area; with `speaks_first` it is the first case of its person that can be counted, and
    what is said of the person and not of a case is told of this one alone.
    """

    id: UUID
    holder: UUID
    person: UUID
    agency: UUID
    team: UUID
    owner: UUID | None
    opened: datetime
    spans: list[Span]
    clocks: list[Deadline]
    plans: list[Written]
    follow_ups: list[Written]
    reviews: list[Written]
    surveys: list[Written] = field(default_factory=list)
    speaks_first: bool = True


def standard() -> Iterator[list[UUID]]:
    """Yield the ids of all cases that can be counted, some at a time."""
    last = UUID(int=0)
    while page := list(_countable().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        yield page
        last = page[-1]


def _countable() -> QuerySet[Case]:
    usable = Q(tier=Tier.STANDARD.value, person__tier=Tier.STANDARD.value, person__use_restricted_at=None)
    return Case.rows.filter(usable)


def cases_of(holders: Collection[UUID]) -> set[UUID]:
    """Return the ids of the cases that are among `holders`, or whose person is; of the restricted tier too."""
    wanted, found = list(holders), set[UUID]()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        found.update(Case.rows.filter(Q(pk__in=some) | Q(person__in=some)).values_list("pk", flat=True))
    return found


def standing(cases: Collection[UUID]) -> list[Standing]:
    """Return the clear side of those of `cases` that can be counted; planted ones are nobody's."""
    rows = list(_countable().filter(pk__in=list(cases)).select_related("person").order_by("pk"))
    planted = ties.planted() if rows else frozenset()
    rows = [row for row in rows if row.pk not in planted and row.person_id not in planted]
    ids = [row.pk for row in rows]
    clocks, forms = _by_case(Deadline.objects.filter(case__in=ids)), _by_case(_forms(ids))
    reopened, first = audit.moments(REOPENED, ids), _first_of({row.person_id for row in rows})
    surveys = surveyed.among([form for some in forms.values() for form in some if not form.step])
    return [
        replace(
            _standing(row, clocks[row.pk], forms[row.pk], reopened.get(row.pk, [])),
            surveys=[Written(form.pk, form.on) for form in surveys if form.case_id == row.pk],
            speaks_first=first[row.person_id] == row.pk,
        )
        for row in rows
    ]


def _first_of(people: Collection[UUID]) -> Mapping[UUID, UUID]:
    """Return person → the first of their cases that can be counted."""
    rows = _countable().filter(person__in=list(people)).order_by("-opened_at", "-pk")
    return dict(rows.values_list("person_id", "pk"))


def _forms(ids: list[UUID]) -> QuerySet[Entry]:
    found: QuerySet[Entry] = Entry.rows.filter(
        case__in=ids, kind=EntryKind.FORM, step__in=("plan", "closure", "follow_up", "review", ""), status__in=FINISHED
    )
    return found


def _by_case(rows: QuerySet[Any]) -> Mapping[UUID, list[Any]]:
    found = defaultdict[UUID, list[Any]](list)
    for row in rows.order_by("pk"):
        found[row.case_id].append(row)
    return found


def _standing(row: Case, clocks: list[Deadline], forms: list[Entry], reopened: list[datetime]) -> Standing:
    closings = [
        (form.decided_at, form.pk)
        for form in forms
        if form.step == "closure" and form.status == EntryStatus.APPROVED and form.decided_at
    ]
    # Of cases that came in from elsewhere the log does not say when they were opened again; their new clock does.
    again = reopened or [
        one.counted_from for one in clocks if one.step == "assessment" and one.counted_from > row.opened_at
    ]
    closed = row.closed_at if row.status == CaseStatus.CLOSED else None
    plans, follow_ups, reviews = (
        [Written(form.pk, form.on) for form in forms if form.step == step] for step in ("plan", "follow_up", "review")
    )
    return Standing(
        row.pk, row.person_id, row.person.duplicate_of_id or row.person_id, row.agency_id, row.team_id, row.owner_id,
        row.opened_at, spans(row.opened_at, closings, again, closed), clocks, plans, follow_ups, reviews,
    )  # fmt: skip
