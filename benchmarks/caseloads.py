"""Invented caseloads in which groups differ in need and place, and both in how fast and how well people are served."""

from datetime import date
from functools import partial
from uuid import UUID

import numpy as np

from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation.counting import CASE, EPOCH, Array, Codes
from amparo.practice.counted import LAYOUT, REFERRAL, WORK
from amparo.trust.projections.statistics import Table

QUARTER = holding(date(2027, 2, 1), Span.QUARTER)
TODAY = date(2027, 5, 1)
SIZES = (200, 500, 1000, 2000)
OFFICES, NATIONS = 6, 8
GROUPS = {
    "sex": ["female", "male"],
    "age_band": [f"unhcr_{band}" for band in ("0_4", "5_11", "12_17", "18_59", "60_plus")],
    "disability": ["yes", "no", "unknown"],
    "nationality": ["AFG", "COD", "COL", "ETH", "HND", "MMR", "SYR", "VEN"],
    "population_group": ["migrant", "idp", "refugee", "host_community"],
    "risk_level": ["low", "medium", "high"],
    "office": [f"Office {n}" for n in range(OFFICES)],
    "again": ["no"],
    "urgency": ["normal", "urgent", "emergency"],
    "answer": ["accepted", "declined"],
}
FIRST = (QUARTER.first - EPOCH).days
Gap = tuple[str, str, str]
"""Measure, ground and group in which a gap is planted."""
DELAYED = ("first_response", "sex", "female")
RARER = ("first_response", "disability", "yes")


def caseload(chance: np.random.Generator, many: int, planted: Gap | None = None, factor: float = 1.3) -> Table:
    """Return the cases of one quarter; where a gap is planted the group waits so many times as long."""
    case = people(chance, many)
    hard = 0.35 * (case["office"] - 1) - 0.5 * (case["risk_level"] - 1)
    slow = partial(_slow, case, planted, factor)
    work, referral = np.zeros(many, LAYOUT.dtypes()[WORK]), np.zeros(many, LAYOUT.dtypes()[REFERRAL])
    case["many_work"] = case["many_referral"] = 1
    work["started"] = begun = FIRST + chance.integers(0, 90, many)
    work["again"] = 1
    work["ended"] = np.where(chance.random(many) < 0.4, begun + 20 + chance.integers(0, 60, many), 0)
    work["responded"] = begun + (chance.lognormal(1.2 + hard, 0.9) * slow("first_response")).astype(int)
    work["referred"] = sent = begun + chance.integers(0, 10, many)
    served = sent + (chance.lognormal(2.4 + hard, 0.9) * slow("first_service")).astype(int)
    work["served"] = np.where(chance.random(many) < 0.8, served, 0)
    work["goals"], good = 2, chance.random(many) < 1 / (1 + np.exp(hard))
    work["goals_met"] = np.where(good, 2, 1)
    referral["urgency"] = np.minimum(case["risk_level"], 1 + chance.integers(0, 3, many))
    referral["sent"], referral["received"] = sent, work["served"]
    referral["answered"] = sent + 2
    referral["answer"] = np.where(chance.random(many) < 1 / (1 + np.exp(0.6 * hard - 1)), 1, 2)
    return _table({CASE: case, WORK: work, REFERRAL: referral})


def _table(arrays: dict[str, Array]) -> Table:
    others = {unit: np.zeros(0, LAYOUT.dtypes()[unit]) for unit in LAYOUT.units if unit not in arrays}
    codes = Codes({name: ["", *texts] for name, texts in {**GROUPS, "agency": ["ours"]}.items()})
    return Table(LAYOUT, {**arrays, **others}, codes)


def people(chance: np.random.Generator, many: int) -> Array:
    """Return people whose groups go together with where they live and what they need."""
    case = np.zeros(many, LAYOUT.dtypes()[CASE])
    case["id"] = np.frombuffer(b"".join(UUID(int=number + 1).bytes for number in range(many)), dtype="S16")
    case["person"], case["agency"] = np.arange(many) + 1, 1
    case["office"] = office = 1 + chance.choice(OFFICES, many, p=[0.3, 0.25, 0.15, 0.12, 0.1, 0.08])
    case["sex"] = np.where(chance.random(many) < 0.35 + 0.06 * office, 1, 2)
    case["disability"] = np.where(
        chance.random(many) < 0.08 + 0.02 * office, 1, np.where(chance.random(many) < 0.1, 3, 2)
    )
    case["age_band"] = 1 + chance.choice(5, many, p=[0.08, 0.14, 0.2, 0.5, 0.08])
    case["nationality"] = 1 + (chance.geometric(0.35, many) + office) % NATIONS
    case["population_group"] = 1 + (chance.geometric(0.5, many) + office) % 4
    need = 0.25 + 0.15 * (case["sex"] == 1) + 0.2 * (case["disability"] == 1) + 0.1 * (case["age_band"] < 3)
    case["risk_level"] = 1 + chance.binomial(2, need)
    return case


def _slow(case: Array, planted: Gap | None, factor: float, measure: str) -> Array:
    if planted is None or planted[0] != measure:
        return np.ones(len(case))
    return np.where(case[planted[1]] == 1 + GROUPS[planted[1]].index(planted[2]), factor, 1.0)
