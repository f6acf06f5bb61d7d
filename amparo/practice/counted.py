"""What is counted: the columns of a case and of what happens in it. A question that is not here is in no figure."""

from collections.abc import Mapping

from amparo.foundation.counting import Kind, Layout

C, M, D, N, S = Kind.CODE, Kind.MANY_CODES, Kind.DAY, Kind.NUMBER, Kind.SOMEBODY

WORK, CLOCK, PLAN, REFERRAL = "work", "clock", "plan", "referral"
LAYOUT = Layout(
    case={
        "person": S, "agency": M, "team": M, "office": M, "owner": M, "agreed_until": D,
        "sex": C, "age_band": C, "disability": C, "nationality": M, "population_group": C, "risk_level": C,
    },
    units={
        WORK: {
            "started": D, "ended": D, "again": C, "closure_reason": C, "lasted": C, "goals": N, "goals_met": N,
            "responded": D, "referred": D, "served": D,
        },
        CLOCK: {"step": C, "due": D, "met": D, "in_time": C},
        PLAN: {"made": D, "agreed": C},
        REFERRAL: {"urgency": C, "sent": D, "answered": D, "answer": C, "received": D, "told": D},
    },
)  # fmt: skip

GROUPINGS: Mapping[str, str] = {
    "sex": "sex",
    "age_band": "age_band",
    "disability": "yes_no_unknown",
    "nationality": "countries",
    "population_group": "population_group",
    "risk_level": "risk_level",
    "closure_reason": "closure_reason",
    "office": "",
    "urgency": "referral_urgency",
    "lasted": "",
}
"""What figures can be broken down by, with the list of codes it has; "" where its words are the screens' own."""
PARAMETERS = ("period_first", "period_last", "today")
"""What a condition may speak of besides columns: the days of the period that is asked for, and today."""


def columns_of(unit: str) -> Mapping[str, Kind]:
    """Return the columns that a condition on rows of `unit` may speak of: its own, and those of the case."""
    return {**LAYOUT.case, **LAYOUT.units[unit]}


def grouping_kinds(unit: str) -> Mapping[str, Kind]:
    """Return the columns of codes that rows of a unit can be grouped by."""
    return {name: kind for name, kind in columns_of(unit).items() if kind in (Kind.CODE, Kind.MANY_CODES)}
