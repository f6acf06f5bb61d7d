"""The picture of a place: what was observed month by month and risk by risk, told, counted at its points, and published."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max

from amparo.casework.directory.queries.places import chains, place_with
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.kinds import COUNTED, FLOW, INFORMANT, OBSERVATION
from amparo.casework.monitoring.models import Figure, Record
from amparo.casework.monitoring.raising import passed_of
from amparo.casework.monitoring.rules.months import back, months
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

MONTHS = 13
FOR_EVERYBODY = "low"
"""The class of figures that may be published (IASC)."""
DIRECTION, TRANSPORT = "flow/flow_direction", "flow/flow_transport"


@dataclass(frozen=True)
class PlaceLine:
    """A place with something watched in it: how many records there are, and the day of the newest."""

    code: str
    name: str
    number: int
    newest: date


@dataclass(frozen=True)
class Flow:
    """What was counted at a point in one month: people by direction and by column of the form, and for how many hours."""

    month: date
    hours: int
    people: dict[str, int]
    columns: dict[str, int]


@dataclass(frozen=True)
class Picture:
    """What is known of a place. `risks` is risk → observations for each of `months`; close records are counted nowhere."""

    code: str
    months: tuple[date, ...]
    risks: dict[str, tuple[int, ...]]
    flows: tuple[Flow, ...]
    ways: tuple[tuple[str, int], ...]
    informants: tuple[Record, ...]
    figures: tuple[Figure, ...]
    within: dict[str, int] = field(default_factory=dict)

    @property
    def observed(self) -> tuple[int, ...]:
        """Return how many observations there were in each month, of all risks."""
        return tuple(map(sum, zip(*self.risks.values(), strict=True))) if self.risks else (0,) * len(self.months)


def places(access: Access, language: str) -> list[PlaceLine]:
    """Return the places in which anything was watched that is counted, by name."""
    rows = reach.counted(access).values("place__code", "place__names").annotate(number=Count("pk"), newest=Max("day"))
    found = [
        PlaceLine(
            row["place__code"], _name(row["place__names"], row["place__code"], language), row["number"], row["newest"]
        )
        for row in rows.order_by("place__code")
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def picture(access: Access, code: str, today: date) -> Picture:
    """Return the picture of a place and all that lies in it; raise "not there" for an unknown place."""
    if place_with(code) is None:
        raise Refusal(NOT_THERE)
    span = months(back(today, MONTHS - 1), today)
    here = {pk for pk, codes in chains().items() if code in codes}
    rows = reach.counted(access).filter(place__in=here)
    recent = rows.filter(day__gte=span[0], day__lte=today)
    figures = reach.figures(access).filter(place__code=code).order_by("-reported_on", "operation")
    told = rows.filter(kind=INFORMANT).select_related("place").order_by("-day", "-made_at")
    counts = list(recent.filter(kind=FLOW).values_list("place__code", "day", "said"))
    return Picture(
        code, span, _risks(recent.filter(kind=OBSERVATION).values_list("risk", "day"), span), _flows(counts),
        _ways([said for _, _, said in counts]), tuple(told[:6]), tuple(figures[:12]),
        dict(Counter(recent.filter(kind=OBSERVATION).values_list("place__code", flat=True))),
    )  # fmt: skip


def published(access: Access, place: str, since: date, until: date) -> list[Figure]:
    """Return the figures of displacement of a place, reported in a period, that are of the class everybody may read."""
    rows = reach.figures(access).filter(place__code=place, level=FOR_EVERYBODY, reported_on__range=(since, until))
    return list(rows.order_by("-reported_on", "operation", "pk"))


def _name(names: dict[str, str], code: str, language: str) -> str:
    return names.get(language) or names.get("en") or next(iter(names.values()), code)


def _risks(told: object, span: tuple[date, ...]) -> dict[str, tuple[int, ...]]:
    counted: dict[str, Counter[date]] = defaultdict(Counter)
    for risk, day in told:  # type: ignore[attr-defined]
        counted[risk][day.replace(day=1)] += 1
    order = sorted(counted, key=lambda risk: (-sum(counted[risk].values()), risk))
    return {risk: tuple(counted[risk][month] for month in span) for risk in order}


def _flows(counts: list[tuple[str, date, dict[str, str]]]) -> tuple[Flow, ...]:
    """Return the counts of each month. Counts of one point and day stand for the same hours, which are taken once."""
    people: dict[date, Counter[str]] = defaultdict(Counter)
    columns: dict[date, Counter[str]] = defaultdict(Counter)
    hours: dict[date, dict[tuple[str, date], int]] = defaultdict(dict)
    for point, day, said in counts:
        month, passed = day.replace(day=1), passed_of(day, said)
        people[month][said.get(DIRECTION, "")] += passed.people
        columns[month].update({path: int(said.get(path) or 0) for path in COUNTED})
        hours[month][point, day] = max(hours[month].get((point, day), 0), passed.hours)
    return tuple(
        Flow(month, sum(hours[month].values()), dict(people[month]), dict(columns[month])) for month in sorted(people)
    )


def _ways(said: list[dict[str, str]]) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    for one in said:
        counted[one.get(TRANSPORT, "")] += sum(int(one.get(path) or 0) for path in COUNTED)
    return tuple((code, number) for code, number in counted.most_common() if code)
