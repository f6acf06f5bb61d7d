"""Invented caseloads and reports for the attacker: everything that figures count happens in them, and some people are rare."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from amparo.foundation.counting import Codes, Counted
from amparo.practice.counted import DATA_REQUEST, LAYOUT, OUTSIDE, RATING, REPORT
from amparo.trust.projections.statistics import Table, made

TODAY = date(2027, 3, 31)
KINDS = ("sex", "age_band", "office", "disability")
GROUPS = {
    "sex": (("female", "male"), (7, 3)),
    "age_band": (("unhcr_0_4", "unhcr_12_17", "unhcr_18_59", "unhcr_60"), (1, 3, 9, 1)),
    "office": (("Capital", "Port", "Border"), (9, 3, 1)),
    "disability": (("yes", "no", "unknown"), (1, 8, 2)),
}
"""Kinds of groups of invented cases, some of them rare."""
OF_SERVICES = ("treated_well", "felt_safe", "felt_informed")
SERVICES = (("health", "legal", "shelter"), (6, 3, 1))
REPORTED = {
    "feedback_kind": (("complaint", "question", "suggestion", "thanks"), (6, 5, 2, 1)),
    "feedback_channel": (("web", "sms", "box"), (6, 3, 1)),
}
Rows = list[dict[str, Any]]


def random_cases(chance: random.Random, many: int, times: int = 2, agency: str = "ours") -> tuple[Table, Table]:
    """Return cases opened, planned, referred and closed over five months, by people of whom some are rare; and these with
    others that could have been, so many `times` as many together."""
    drawn = [a_case(chance, number, agency) for number in range(times * many)]
    return made(LAYOUT, drawn[:many], Codes()), made(LAYOUT, drawn, Codes())


def a_case(chance: random.Random, number: int, agency: str = "ours", started: date | None = None) -> Counted:
    """Return a case with all that is counted of it."""
    values: dict[str, Any] = {kind: chance.choices(*drawn)[0] for kind, drawn in GROUPS.items()}
    began = started or date(2026, 11, 1) + timedelta(days=chance.randrange(150))
    rows = {
        "work": [_work(chance, began)],
        "clock": [
            {"step": step, "due": began, "in_time": chance.choice(("yes", "yes", "no"))}
            for step in ("first_action", "assessment", "plan", "follow_up") if chance.random() < 0.8
        ],
        "plan": [{"made": began, "agreed": chance.choice(("yes", "partly"))}],
        "referral": [_referral(chance, began) for _ in range(chance.choice((0, 0, 1, 2)))],
        "follow_up": [
            {"done": _later(chance, began, 60), **{name: chance.choice(("yes", "yes", "no", "")) for name in OF_SERVICES}}
            for _ in range(chance.choice((0, 1)))
        ],
        "review": [
            {"held": _later(chance, began, 60), "satisfied": chance.choice(("satisfied", "satisfied", "not", ""))}
            for _ in range(chance.choice((0, 1)))
        ],
        "consent": [_consent(chance, began) for _ in range(chance.choice((0, 1, 2)))],
        "survey": [_survey(chance, began) for _ in range(chance.choice((0, 1)))],
    }  # fmt: skip
    somebody = UUID(int=chance.getrandbits(128))
    return Counted(UUID(int=number + 1), {**values, "agency": agency, "person": somebody}, rows)


def _later(chance: random.Random, day: date, most: int) -> date:
    return min(day + timedelta(days=chance.randrange(most)), TODAY)


def _work(chance: random.Random, began: date) -> dict[str, Any]:
    work: dict[str, Any] = {"started": began, "again": chance.choice(("no", "no", "no", "yes"))}
    if chance.random() < 0.5:
        goals = chance.randrange(3)
        work |= {
            "ended": _later(chance, began, 90), "goals": goals, "lasted": "up_to_3_months",
            "goals_met": chance.randint(0, goals), "closure_reason": chance.choice(("goals_met", "lost_contact", "moved")),
            "feeling": chance.choice(("satisfied", "ready", "not_ready", "declined", "")),
        }  # fmt: skip
    return work


def _referral(chance: random.Random, began: date) -> dict[str, Any]:
    sent = _later(chance, began, 20)
    told = {
        "sent": sent, "urgency": chance.choice(("routine", "urgent")), "service_kind": chance.choices(*SERVICES)[0],
        "basis": chance.choice(("consent", "consent", "consent", "vital")),
    }  # fmt: skip
    if chance.random() < 0.7:
        told |= {"answered": sent, "answer": chance.choice(("accepted", "declined"))}
        told |= {"received": sent, "told": sent} if chance.random() < 0.5 else {}
    return told


def _consent(chance: random.Random, began: date) -> dict[str, Any]:
    return {
        "withdrawn": _later(chance, began, 90),
        "consent_purpose": chance.choice(("referral", "referral", "tracing")),
    }


def _survey(chance: random.Random, began: date) -> dict[str, Any]:
    scored = chance.choice(("both", "both", "last", ""))
    before = chance.randrange(10_000) if scored == "both" else None
    after = chance.randrange(10_000) if scored else None
    return {"began": began, "surveyed": _later(chance, began, 90), "scored": scored, "before": before, "after": after}


def random_records(chance: random.Random, many: int, times: int = 2) -> tuple[Table, Table]:
    """Return reports, requests about data and ratings of services; and these with others that could have been, so many
    `times` as many together."""
    drawn = [_record(chance, number) for number in range(times * many)]
    return made(OUTSIDE, drawn[:many], Codes()), made(OUTSIDE, drawn, Codes())


def _record(chance: random.Random, number: int) -> Counted:
    unit = chance.choice((REPORT, REPORT, DATA_REQUEST, RATING))
    day = date(2026, 12, 1) + timedelta(days=chance.randrange(120))
    row = {REPORT: a_report, DATA_REQUEST: _request, RATING: _rating}[unit](chance, day)
    return Counted(UUID(int=number + 1), {"agency": "ours"}, {unit: [row]})


def a_report(chance: random.Random, day: date) -> dict[str, Any]:
    """Return a report that came on a day, answered in time or late or not."""
    said = {kind: chance.choices(*drawn)[0] for kind, drawn in REPORTED.items()}
    return {"came": day, **_answered(chance, day, "answered"), **said}


def _request(chance: random.Random, day: date) -> dict[str, Any]:
    return {"asked": day, **_answered(chance, day, "told")}


def _answered(chance: random.Random, day: date, name: str) -> dict[str, Any]:
    due, at = day + timedelta(days=14), day + timedelta(days=chance.randrange(3, 20))
    done = at <= TODAY and chance.random() < 0.9
    return {"due": due, name: at if done else None, "in_time": "" if not done else "yes" if at <= due else "no"}


def _rating(chance: random.Random, day: date) -> dict[str, Any]:
    rating = chance.choice(("very_good", "good", "good", "bad", "not_said"))
    return {"month": day.replace(day=1), "rating": rating, "service_kind": chance.choices(*SERVICES)[0]}
