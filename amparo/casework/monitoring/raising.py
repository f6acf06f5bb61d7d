"""Which alerts are due: what was counted in the last weeks of each place, held against thresholds and its own past."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.directory.queries.places import chains
from amparo.casework.monitoring import limits
from amparo.casework.monitoring.kinds import COUNTED, FLOW, HOURS, OBSERVATION
from amparo.casework.monitoring.models import Record
from amparo.casework.monitoring.rules import unusual, weeks
from amparo.casework.monitoring.rules.weeks import WEEK, Passed

LONGEST = 160
"""Weeks of the past that are looked at: three years, so that a season is seen more than once."""


@dataclass(frozen=True)
class Raised:
    """An alert that is due: place, risk or flow, week, what was counted, what was usual, what was passed, and why."""

    place: UUID
    what: str
    why: str
    week: date
    number: float
    bound: float
    usual: float | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """Return the columns of its row."""
        return {
            "place_id": self.place, "what": self.what, "why": self.why, "week": self.week, "number": self.number,
            "bound": self.bound, "usual": self.usual,
        }  # fmt: skip


def raised(agency: UUID, today: date) -> list[Raised]:
    """Return every alert that is due today for an agency."""
    rows = Record.rows.filter(
        agency=agency, close=False, set_aside_at=None, day__gt=today - WEEK * LONGEST, day__lte=today
    )
    above, last = chains(), weeks.week_of(today)
    seen: dict[UUID, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for place, risk, day in rows.filter(kind=OBSERVATION).values_list("place", "risk", "day"):
        seen[place][risk].append(day)
    passed: dict[UUID, list[Passed]] = defaultdict(list)
    for place, day, said in rows.filter(kind=FLOW).values_list("place", "day", "said"):
        passed[place].append(passed_of(day, said))
    found = [one for place, risks in seen.items() for one in _of_risks(place, above[place], risks, last)]
    return found + [one for place, counts in passed.items() for one in _of_flow(place, above[place], counts, last)]


def passed_of(day: date, said: Mapping[str, str]) -> Passed:
    """Return a flow count as numbers."""
    return Passed(day, sum(int(said.get(path) or 0) for path in COUNTED), int(said.get(HOURS) or 0))


def _of_risks(place: UUID, chain: tuple[str, ...], risks: Mapping[str, list[date]], last: date) -> Iterator[Raised]:
    """Yield alerts of one place. Its past begins with the first week in which anything at all was observed there."""
    first = weeks.week_of(min(day for days in risks.values() for day in days))
    known, least = limits.thresholds(), limits.named("least_observations", last).amount
    for risk, days in sorted(risks.items()):
        counts = weeks.series(days, first, last)
        limit = limits.threshold(known, risk, chain, last)
        for monday, number in list(zip(weeks.weeks(first, last), counts, strict=True))[-2:]:
            if limit is not None and number >= limit:
                yield Raised(place, risk, "threshold", monday, number, limit)
        usual = _bound(counts[:-1], last)
        if usual is not None and usual.passed(counts[-2], least):
            yield Raised(place, risk, "unusual", last - WEEK, counts[-2], usual.highest, usual.usual)


def _of_flow(place: UUID, chain: tuple[str, ...], counts: list[Passed], last: date) -> Iterator[Raised]:
    """Yield alerts of people who pass a point: by the hour against a threshold, by the week against the past."""
    first = weeks.week_of(min(one.day for one in counts))
    series = weeks.flows(counts, first, last)
    limit = limits.threshold(limits.thresholds(), limits.FLOW, chain, last)
    for monday, (people, hours) in list(zip(weeks.weeks(first, last), series, strict=True))[-2:]:
        if limit is not None and hours and people / hours >= limit:
            yield Raised(place, limits.FLOW, "threshold", monday, round(people / hours, 1), limit)
    before = series[:-1]
    usual = _bound([people for people, _ in before], last, [hours for _, hours in before])
    if usual is not None and usual.passed(before[-1][0], limits.named("least_observations", last).amount):
        yield Raised(place, limits.FLOW, "unusual", last - WEEK, before[-1][0], usual.highest, usual.usual)


def _bound(counts: list[int], day: date, hours: list[int] | None = None) -> unusual.Bound | None:
    rate, least = limits.named("false_alarms", day).amount / 1000, limits.named("least_weeks", day).amount
    return unusual.bound(counts, rate, least, hours)
