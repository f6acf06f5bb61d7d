"""The pathway and the clocks of general case work, read from practice; forms by step."""

from datetime import datetime
from functools import cache

from amparo import practice
from amparo.foundation.forms import Form
from amparo.foundation.pathways import Deadline, Move, deadline

STEPS = ("first_contact", "screening", "assessment", "plan", "delivery", "follow_up", "review", "closure")
FORMS = {
    "first_contact": "case_management/first_contact",
    "screening": "screening/screening",
    "assessment": "determinants/assessment",
    "plan": "case_management/plan",
    "follow_up": "case_management/follow_up",
    "review": "case_management/review",
    "closure": "case_management/closure",
}
AREA = "case_management"


@cache
def moves() -> tuple[Move, ...]:
    """Return every way on from every step."""
    return practice.catalogue().pathway(AREA).moves


def form_of(step: str) -> Form:
    """Return the newest form of `step`; KeyError for a step without one (delivery)."""
    return practice.catalogue().form(FORMS[step])


def due(step: str, risk_level: str, counted_from: datetime) -> tuple[datetime, str] | None:
    """Return when `step` is due at that risk, and the parameter it comes from; None when no clock is set for it."""
    found = deadline(practice.catalogue().deadlines, step, risk_level, counted_from.date())
    return (counted_from + found.span, found.id) if found else None


def parameter(name: str) -> Deadline | None:
    """Return the dated parameter a clock was set from, with its source; None when it is no longer published."""
    return next((one for one in practice.catalogue().deadlines if one.id == name), None)
