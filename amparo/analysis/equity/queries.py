"""Reads of reviews and gaps: what was told of a quarter, exact comparisons over the cases one may open, and the tasks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from amparo.analysis.equity import reach
from amparo.analysis.equity.actions.making import quarters_due
from amparo.analysis.equity.models import Comparison, Gap, Review
from amparo.analysis.equity.reviewing import Line
from amparo.analysis.equity.reviewing import Review as Reviewing
from amparo.analysis.indicators import reading
from amparo.analysis.indicators.periods import Period
from amparo.foundation import clock
from amparo.foundation.fairness import Finding
from amparo.foundation.policy import Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of, facts_of_many
from amparo.trust.projections import statistics

SOON = timedelta(days=7)
"""So long before a gap has to be answered it is on the page of the day."""


Kept = Comparison
"""A comparison of a review as screens are given it: protected already."""


@dataclass(frozen=True)
class Reviewed:
    """A review with how many of its comparisons found what."""

    row: Review
    found: Mapping[Finding, int]


@dataclass(frozen=True)
class GapView:
    """A gap with who is responsible, and the words that are sealed of it; `number` is the version that was read."""

    row: Gap
    owner_name: str
    fields: Mapping[str, str]
    number: int

    @property
    def overdue(self) -> bool:
        """Return whether it is open and its day is over."""
        return self.row.closed_on is None and self.row.due_on < clock.today()


@dataclass(frozen=True)
class Exact:
    """The exact comparisons of a quarter over the cases that somebody may open; `counted` are those cases."""

    quarter: Period
    lines: Sequence[Line]
    counted: int


def reviews(access: Access) -> list[Reviewed]:
    """Return every review of the agency, the newest quarter first."""
    rows = list(reach.reviews(access))
    found: dict[UUID, dict[Finding, int]] = {row.pk: dict.fromkeys(Finding, 0) for row in rows}
    for home, finding in Comparison.objects.filter(review__in=rows).values_list("review", "finding"):
        found[home][Finding(finding)] += 1
    return [Reviewed(row, found[row.pk]) for row in rows]


def review(access: Access, review: UUID) -> tuple[Review, list[Comparison]]:
    """Return one review with its comparisons in their order."""
    row = reach.review(access, review)
    return row, list(row.comparisons.order_by("position"))


def course(access: Access, comparison: UUID) -> tuple[Comparison, list[Comparison]]:
    """Return one comparison, and the same in every quarter up to its own, the oldest first."""
    one = reach.comparison(access, comparison)
    same = Comparison.objects.filter(
        review__in=reach.reviews(access), review__first__lte=one.review.first, measure=one.measure, ground=one.ground,
        group=one.group,
    )  # fmt: skip
    return one, list(same.select_related("review").order_by("review__first"))


def gap_of(access: Access, one: Comparison) -> UUID | None:
    """Return the newest task about what a comparison compares, None where there is none."""
    about = {"measure": one.measure, "ground": one.ground, "group": one.group}
    return reach.gaps(access).filter(**about).order_by("-made_at").values_list("pk", flat=True).first()


def exact(access: Access, first: date | None = None) -> Exact:
    """Return the exact comparisons of the quarter that begins on a day, the newest one when None, over one's own cases.

    Raises "not there" for who may open no case, or a quarter that cannot be reviewed. What was seen in earlier quarters is
    not asked: what is confirmed here is what chance hardly explains in one quarter.
    """
    due = quarters_due(clock.today())
    quarter = next((one for one in reversed(due) if first is None or one.first == first), None)
    if access.role is not Role.SUPERVISOR or quarter is None:
        raise gate.not_there(access, None, reach.ACT)
    table = statistics.current()
    scope, _all = reading.reach(access, table)
    return Exact(quarter, Reviewing(table, scope, quarter, clock.today()).lines(), int(scope.sum()))


def gaps(access: Access) -> list[GapView]:
    """Return every gap that `access` may read about, open ones first by the day they are due; no words are opened."""
    rows = reach.gaps(access).select_related("comparison__review").order_by("closed_on", "due_on", "pk")
    return _views(sorted(rows, key=lambda row: (row.closed_on is not None, row.due_on)))


def gap(access: Access, gap: UUID) -> GapView:
    """Return one gap with its words; raise "not there" when `access` may not read it."""
    row = reach.gap(access, gap, "equity.gap_opened")
    content = gate.read(access, gate.Ask(facts_of(row), reach.PART, row.pk), "equity.gap_opened")
    view = _views([row])[0]
    return GapView(row, view.owner_name, content.fields, content.number)


def waiting(access: Access) -> list[GapView]:
    """Return the open gaps that wait for `access`: one's own that are due soon or overdue, and those nobody has."""
    soon = clock.today() + SOON
    return [
        one
        for one in gaps(access)
        if one.row.closed_on is None
        and (one.row.owner_id is None or (one.row.owner_id == access.id and one.row.due_on <= soon))
    ]


def may_write(access: Access, row: Gap) -> bool:
    """Return whether `access` may write about a gap."""
    return gate.allowed(access, reach.WRITE, facts_of_many([row])[row.pk], reach.PART).allowed


def responsible(access: Access) -> list[tuple[UUID, str]]:
    """Return id and name of those who can be responsible, by name."""
    return accounts.staff_of(access.actor.agency, reach.RESPONSIBLE) if access.actor.agency else []


def _views(rows: Iterable[Gap]) -> list[GapView]:
    found = list(rows)
    names = accounts.names_of([row.owner_id for row in found if row.owner_id])
    return [GapView(row, names.get(row.owner_id, "") if row.owner_id else "", {}, 0) for row in found]
