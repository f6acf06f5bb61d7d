"""Observations added up by place, risk and month: what an analysis names as its evidence, under a reference that stays."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo import practice
from amparo.casework.directory.queries.places import chains, place_names
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.kinds import OBSERVATION
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

SURE, DIRECT = ("sure",), ("direct",)
FROM, KNOWN, GROUPS = "known/known_from", "known/known_sure", "seen/seen_groups"


@dataclass(frozen=True)
class Summary:
    """What was observed of one risk in one place in one month. No close record is in it, and no words.

    `ref` is stable: place/risk/month. What it stands for may still grow while observations of that month come in.
    """

    place: str
    risk: str
    month: date
    number: int
    sure: int
    direct: int
    groups: tuple[str, ...]

    @property
    def ref(self) -> str:
        """Return the reference under which the summary is found again."""
        return f"{self.place}/{self.risk}/{self.month:%Y-%m}"

    def text(self, language: str) -> str:
        """Return it in one line: place, risk, month, how many observations, and how many of them were seen by ourselves."""
        catalogue = practice.catalogue()
        place = place_names([self.place], language).get(self.place, self.place)
        seen = catalogue.label("observation_source", "direct", language)
        risk = catalogue.label("protection_risk", self.risk, language)
        return f"{place} · {risk} · {self.month:%Y-%m} · {self.number} ({seen}: {self.direct})"


def summaries(
    access: Access, *, place: str = "", risk: str = "", since: date | None = None, until: date | None = None
) -> list[Summary]:
    """Return the summaries of months that touch a period, the newest first: of a place with all that lies in it, of one risk.

    Raises "not there" for whoever does not watch places.
    """
    rows = reach.counted(access).filter(kind=OBSERVATION)
    if risk:
        rows = rows.filter(risk=risk)
    if since:
        rows = rows.filter(day__gte=since.replace(day=1))
    if until:
        rows = rows.filter(day__lte=until)
    told = rows.values_list("place", "place__code", "risk", "day", "said")
    if place:
        within = {pk for pk, codes in chains().items() if place in codes}
        told = told.filter(place__in=within)
    return _summed(told)


def summary(access: Access, ref: str) -> Summary:
    """Return the summary behind a reference as it stands today; raise "not there" where there is none."""
    place, _, rest = ref.partition("/")
    risk, _, month = rest.partition("/")
    found = {one.ref: one for one in summaries(access, risk=risk) if one.place == place} if place and risk else {}
    if ref not in found or not month:
        raise Refusal(NOT_THERE)
    return found[ref]


def _summed(told: Iterable[tuple[UUID, str, str, date, dict[str, str]]]) -> list[Summary]:
    held: dict[tuple[str, str, date], list[dict[str, str]]] = defaultdict(list)
    for _place, code, risk, day, said in told:
        held[code, risk, day.replace(day=1)].append(said)
    found = [_one(code, risk, month, rows) for (code, risk, month), rows in held.items()]
    return sorted(found, key=lambda one: (-one.month.toordinal(), one.place, one.risk))


def _one(place: str, risk: str, month: date, rows: list[dict[str, str]]) -> Summary:
    groups = Counter(group for said in rows for group in said.get(GROUPS, "").split())
    return Summary(
        place, risk, month, len(rows),
        sum(said.get(KNOWN) in SURE for said in rows), sum(said.get(FROM) in DIRECT for said in rows),
        tuple(group for group, _number in groups.most_common()),
    )  # fmt: skip
