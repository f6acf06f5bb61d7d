"""Make the reviews of quarters that are long enough ago: each once, from what was released, and never anew.

A review that was made again after one more registration would tell of the person who came; so it stays as it was, and so does
its task, also when consents are taken back later: it holds no count of fewer than thirty, and none that is exact.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.db import transaction

from amparo import practice
from amparo.analysis.equity import protecting, reviewing
from amparo.analysis.equity.models import Comparison, Gap, Review
from amparo.analysis.equity.people import horizon
from amparo.analysis.equity.reviewing import Key
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation import clock
from amparo.foundation.counting import CASE, Array
from amparo.foundation.fairness import Finding
from amparo.practice.indicators import indicators
from amparo.practice.numbers.equity import amount
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Released

BACK = 4
"""So many quarters are looked back at where nobody reviewed them: whoever begins sees the year that was."""
RAISED = (Finding.SEEN, Finding.CONFIRMED)


def make() -> None:
    """Make every review that is due of every agency with somebody to count, the oldest quarter first; asked each day."""
    today = clock.today()
    due = quarters_due(today)
    made = set(Review.objects.filter(first__in=[one.first for one in due]).values_list("agency", "first"))
    waiting = [(one, agency) for one in due for agency in accounts.agency_names() if (agency, one.first) not in made]
    if not waiting:
        return
    released = statistics.released()
    for quarter, agency in waiting:
        scope = _of(agency, released)
        if scope.any():
            _make(agency, quarter, today, released, scope)


def quarters_due(today: date) -> list[Period]:
    """Return the quarters that can be reviewed by a day: those whose people were followed long enough, the oldest first."""
    found = [holding(today, Span.QUARTER).before()]
    while len(found) < BACK:
        found.append(found[-1].before())
    follow_up = amount("follow_up", today)
    return [one for one in reversed(found) if horizon(one, follow_up) < today]


def _of(agency: UUID, released: Released) -> Array:
    number = released.table.codes.found("agency", str(agency))
    found: Array = released.table.arrays[CASE]["agency"] == np.int64(number)
    return found


@transaction.atomic
def _make(agency: UUID, quarter: Period, today: date, released: Released, scope: Array) -> None:
    before = seen_before(agency, quarter, today)
    lines = reviewing.Review(released.table, scope, quarter, today, before).lines()
    smallest = max(one.smallest_shown for one in indicators(practice.catalogue()))
    told = list(protecting.told(lines, f"{agency}|{quarter}", today, smallest, statistics.draw))
    row = Review.objects.create(agency_id=agency, first=quarter.first, as_of=released.at)
    rows = Comparison.objects.bulk_create(
        Comparison(
            review=row, position=place, measure=one.key[0], ground=one.key[1], group=one.key[2], finding=one.finding.value,
            people=one.people, gap=one.gap, low=one.low, high=one.high,
        )
        for place, one in enumerate(told)
    )  # fmt: skip
    confirmed = [one for one in rows if one.finding == Finding.CONFIRMED]
    _follow(agency, confirmed, today)
    detail = {
        "agency": str(agency), "quarter": quarter.first.isoformat(), "compared": len(rows), "confirmed": len(confirmed),
    }  # fmt: skip
    audit.append([audit.Entry(None, "operator", "equity.reviewed", record=row.pk, detail=detail)])


def seen_before(agency: UUID, quarter: Period, today: date) -> frozenset[Key]:
    """Return the comparisons in which a gap was seen in the quarters before, as far back as practice says."""
    first = quarter
    for _ in range(amount("again_within", today)):
        first = first.before()
    rows = Comparison.objects.filter(
        review__agency=agency, review__first__gte=first.first, review__first__lt=quarter.first,
        finding__in=[one.value for one in RAISED],
    )  # fmt: skip
    return frozenset(rows.values_list("measure", "ground", "group"))


def _follow(agency: UUID, confirmed: Iterable[Comparison], today: date) -> None:
    """Let each confirmed gap be a task: the open one about it learns of the newer comparison, else a new one begins."""
    team = next((one.id for one in accounts.teams() if one.agency == agency), None)
    for one in confirmed:
        about = {"agency_id": agency, "measure": one.measure, "ground": one.ground, "group": one.group}
        if Gap.rows.filter(**about, closed_on=None).update(comparison=one) or team is None:
            continue
        due = today + timedelta(days=amount("answer", today))
        found = Gap.rows.create(**about, team_id=team, comparison=one, due_on=due)
        audit.append([audit.Entry(None, "operator", "equity.gap_confirmed", found.pk, found.pk, "gaps")])
