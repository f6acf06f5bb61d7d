"""What is counted of a plan or a closure that was opened for the server's memory: codes and numbers, no word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.casework.cases import answers as filled

GOALS, OUTCOME, MET = "goal_final", "final_outcome", "met"


@dataclass(frozen=True)
class Ended:
    """How work on a case ended: the coded reason, how many goals there were and how many of them were met."""

    reason: str
    goals: int
    goals_met: int


def ended(fields: Mapping[str, Any]) -> Ended:
    """Return what a closure says."""
    form, given = filled.form_and_answers(fields)
    goals = filled.repeated(given, GOALS)
    met = sum(goal.get(OUTCOME) == MET for goal in goals)
    return Ended(filled.value_named(form, given, "closure_reason"), len(goals), met)


def agreed_with_plan(fields: Mapping[str, Any]) -> str:
    """Return whether the person agreed with a plan: yes, partly, "" where it is not said."""
    form, given = filled.form_and_answers(fields)
    return filled.value_named(form, given, "plan_agreed")
