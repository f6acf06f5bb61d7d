"""What is counted: columns of a case, of what happens in it, and of what is about no case. What is not here is in no figure.

Two kinds of files are kept from most eyes and counted apart: `APART` says in which specialised area a unit is written, and
`SESSION` holds what is only ever counted while somebody who may open these files is signed in.
"""

import re
from collections.abc import Mapping

from amparo.foundation.counting import Kind, Layout
from amparo.foundation.expressions.parsing import parse
from amparo.foundation.expressions.tree import ExpressionError

C, M, D, N, F, S = Kind.CODE, Kind.MANY_CODES, Kind.DAY, Kind.NUMBER, Kind.FEW, Kind.SOMEBODY

WORK, CLOCK, PLAN, REFERRAL, FOLLOW_UP, REVIEW = "work", "clock", "plan", "referral", "follow_up", "review"
CONSENT, SURVEY = "consent", "survey"
LAYOUT = Layout(
    case={
        "person": S, "agency": M, "team": M, "office": M, "owner": M, "agreed_until": D,
        "sex": C, "age_band": C, "disability": C, "nationality": M, "population_group": C, "risk_level": C,
    },
    units={
        WORK: {
            "started": D, "ended": D, "again": C, "closure_reason": C, "lasted": C, "goals": F, "goals_met": F, "feeling": C,
            "referrals": F, "follow_ups": F, "responded": D, "referred": D, "served": D,
        },
        CLOCK: {"step": C, "due": D, "in_time": C},
        PLAN: {"made": D, "agreed": C},
        REFERRAL: {
            "urgency": C, "sent": D, "answered": D, "answer": C, "received": D, "told": D, "service_kind": C, "basis": C,
        },
        FOLLOW_UP: {"done": D, "treated_well": C, "felt_safe": C, "felt_informed": C},
        REVIEW: {"held": D, "satisfied": C},
        CONSENT: {"withdrawn": D, "consent_purpose": C},
        SURVEY: {"began": D, "surveyed": D, "scored": C, "before": N, "after": N},
    },
)  # fmt: skip
"""What is counted of cases of those who agreed to it."""
REPORT, DATA_REQUEST, RATING, STAFF, TRAINING, TRAINED, CAPACITY, CHECKLIST, MEASURE, AGREEMENT, ADVOCACY = (
    "report", "data_request", "rating", "staff", "training", "trained", "capacity", "checklist", "measure", "agreement",
    "advocacy",
)  # fmt: skip
OUTSIDE = Layout(
    case={"agency": M, "office": M, "agreed_until": D},
    units={
        REPORT: {"came": D, "due": D, "answered": D, "in_time": C, "feedback_kind": C, "feedback_channel": C},
        DATA_REQUEST: {"asked": D, "due": D, "told": D, "in_time": C},
        RATING: {"month": D, "rating": C, "service_kind": M},
        STAFF: {"role": C, "since": D, "until": D},
        TRAINING: {"held": D, "tested": N, "before": N, "after": N},
        TRAINED: {"held": D, "sex": C, "people": N},
        CAPACITY: {"assessed": D, "change": C},
        CHECKLIST: {"looked": D, "complete": C},
        MEASURE: {"due": D, "closed": D, "in_time": C},
        AGREEMENT: {"begins": D, "ends": D},
        ADVOCACY: {"begun": D, "outcome": C, "outcome_on": D, "stopped": C},
    },
)  # fmt: skip
"""What is counted about no case: reports, requests, staff, and what an agency does with others."""
OPEN = frozenset({STAFF, TRAINING, TRAINED, CAPACITY, CHECKLIST, MEASURE, AGREEMENT, ADVOCACY})
"""Units of which all staff with figures may know every row: they are told exactly."""
SENSITIVE, CHILD, CARE, TRAFFICKED, EXPLOITED = "sensitive_report", "uasc", "uasc_care", "trafficked", "exploitation"
INCIDENT, SAFETY = "incident", "safety_need"
SESSION = Layout(
    case={
        "agency": M, "office": M, "agreed_until": D, "sex": C, "age_band": C, "disability": C, "nationality": M,
        "population_group": C, "risk_level": C,
    },
    units={
        SENSITIVE: {"came": D, "due": D, "taken_up": D, "in_time": C},
        CHILD: {"started": D, "ended": D, "reunified": D, "uasc_status": C},
        CARE: {"cared_from": D, "cared_until": D, "care_arrangement": C, "uasc_status": C},
        TRAFFICKED: {"started": D, "ended": D, "recognised": D, "identified": D, "referred": D, "assisted": D},
        EXPLOITED: {"recognised": D, "exploitation_kind": C},
        INCIDENT: {"told": D, "incident_type": C, "elapsed_band": C},
        SAFETY: {"started": D, "ended": D, "planned": D},
    },
)  # fmt: skip
"""What is counted in the session of who may open it and nowhere else: the server can read none of it, or must not tell it."""
APART: Mapping[str, str] = {
    SURVEY: "rr", CHILD: "cp", CARE: "cp", TRAFFICKED: "ct", EXPLOITED: "ct", INCIDENT: "gbv", SAFETY: "gbv",
}  # fmt: skip
"""Units that are written in a specialised area, with its compartment: exact numbers are for who is qualified there."""
UNITS = {**LAYOUT.units, **OUTSIDE.units, **SESSION.units}

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
    "service_kind": "service_type",
    "feedback_kind": "feedback_kind",
    "feedback_channel": "feedback_channel",
    "caseload_band": "",
    "consent_purpose": "consent_purpose",
    "uasc_status": "",
    "care_arrangement": "care_arrangement",
    "exploitation_kind": "exploitation_kind",
    "incident_type": "gbv_type",
    "elapsed_band": "gbv_elapsed",
}
"""What figures can be broken down by, with the list of codes it has; "" where its words are the screens' own."""
RECKONED = frozenset({"caseload_band"})
"""Groups that are no column: they are reckoned of all rows of somebody."""
PARAMETERS = ("period_first", "period_last", "today")
"""What a condition may speak of besides columns: the days of the period that is asked for, and today."""
_NAMED = re.compile(r"\$\{\s*(\w+)\s*\}")


def columns_of(unit: str) -> Mapping[str, Kind]:
    """Return the columns that a condition on rows of `unit` may speak of: its own, and those of the case."""
    layout = next(one for one in (LAYOUT, OUTSIDE, SESSION) if unit in one.units)
    return {**layout.case, **layout.units[unit]}


def grouping_kinds(unit: str) -> Mapping[str, Kind]:
    """Return the columns of codes that rows of a unit can be grouped by."""
    return {name: kind for name, kind in columns_of(unit).items() if kind in (Kind.CODE, Kind.MANY_CODES)}


def checked_conditions(conditions: Mapping[str, str]) -> None:
    """Raise ValueError for a condition that cannot be read, with the column in which it stands."""
    for column, text in conditions.items():
        try:
            parse(_NAMED.sub(r"\1", text))
        except ExpressionError as problem:
            raise ValueError(f"{column}: {problem}") from problem


def columns_named(conditions: Mapping[str, str]) -> frozenset[str]:
    """Return every column that conditions speak of."""
    return frozenset(name for text in conditions.values() for name in _NAMED.findall(text))
