"""What was watched in the places and the period of an analysis, as it may go further: it is evidence, and evidence is printed.

Observations are counted over the whole period, rounded, and not told where they are few. Of alerts only those on which
somebody decided, and never how many there were. Of figures of displacement only those that everybody may read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amparo.analysis.protection.queries.lists import AnalysisView
from amparo.casework.monitoring import queries as monitoring
from amparo.casework.monitoring.queries import AlertView, Summary
from amparo.casework.referrals.rules import Count, protected, small_count
from amparo.foundation import clock
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics

MOST = 200


@dataclass(frozen=True)
class Observed:
    """What was observed of one risk in one place in the period: a protected count, and the groups named most often."""

    place: str
    risk: str
    count: Count
    groups: tuple[str, ...]


def observed(access: Access, view: AnalysisView) -> list[Observed]:
    """Return what was observed in each place, risk by risk; what is too small to be counted is left out."""
    limit, row = small_count(clock.today()), view.row
    found = []
    for place in view.places:
        told = monitoring.summaries(access, place=place, since=row.begins_on, until=row.ends_on)
        for risk, summed in sorted(_by_risk(told).items()):
            name = "|".join(("monitoring", str(row.agency_id), place, risk, f"{row.begins_on:%Y-%m}", str(row.ends_on)))
            count = protected(name, sum(one.number for one in summed), limit, statistics.draw)
            if count.number is not None:
                found.append(Observed(place, risk, count, _groups(summed)))
    return found


def _by_risk(told: list[Summary]) -> dict[str, list[Summary]]:
    found: dict[str, list[Summary]] = defaultdict(list)
    for one in told:
        found[one.risk].append(one)
    return found


def _groups(summed: list[Summary]) -> tuple[str, ...]:
    counted = Counter(group for one in summed for group in one.groups)
    return tuple(group for group, _months in counted.most_common())


def alerts(access: Access, view: AnalysisView) -> Iterator[AlertView]:
    """Yield the alerts of the places and the period on which somebody decided, what is still unclear left out."""
    for place in view.places:
        for one in monitoring.alerts(access, place=place, most=MOST):
            inside = view.row.begins_on <= one.row.week <= view.row.ends_on
            if inside and one.standing is not None and one.standing.finding in SETTLED:
                yield one


SETTLED = ("real", "explained")
"""What somebody found about an alert that says what it was."""


@dataclass(frozen=True)
class Displaced:
    """How many displaced people a round of an operation found in a place; `key` names the figure."""

    key: str
    place: str
    operation: str
    round: int
    people: int
    about: tuple[str, ...]
    reported_on: date


def displaced(access: Access, view: AnalysisView) -> Iterator[Displaced]:
    """Yield the figures of displacement of the places, reported in the period, that everybody may read."""
    for place in view.places:
        for row in monitoring.published(access, place, view.row.begins_on, view.row.ends_on):
            about = (row.origin, row.reason, row.source)
            yield Displaced(str(row.pk), place, row.operation, row.round, row.people, about, row.reported_on)
