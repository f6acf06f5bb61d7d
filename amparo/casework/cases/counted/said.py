"""What is counted of a plan or a closure that was opened for the server's memory: codes and numbers, no word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.casework.cases import answers as filled

VIEWS = ("not_satisfied", "partly", "satisfied")
OF_SERVICES = ("treated_well", "felt_safe", "felt_informed")
GOALS, OUTCOME, MET = "goal_final", "final_outcome", "met"


@dataclass(frozen=True)
class Ended:
    """How work on a case ended: the coded reason, what became of each goal, and how the person felt about closing."""

    reason: str
    outcomes: tuple[str, ...]
    feeling: str

    @property
    def goals(self) -> int:
        """Return how many goals there were."""
        return len(self.outcomes)

    @property
    def goals_met(self) -> int:
        """Return how many of them were met."""
        return self.outcomes.count(MET)


def ended(fields: Mapping[str, Any]) -> Ended:
    """Return what a closure says."""
    form, given = filled.form_and_answers(fields)
    outcomes = tuple(goal.get(OUTCOME, "") for goal in filled.repeated(given, GOALS))
    reason, feeling = (filled.value_named(form, given, name) for name in ("closure_reason", "closing_feeling"))
    return Ended(reason, outcomes, feeling)


def of_services(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return what the person said of services at a follow-up, by question: yes, no, unknown, "" where it was not asked."""
    form, given = filled.form_and_answers(fields)
    return {name: filled.value_named(form, given, name) for name in OF_SERVICES}


def reached(fields: Mapping[str, Any]) -> bool:
    """Return whether there was contact at a follow-up, with the person or somebody they trust."""
    return _named(fields, "contact_result") in ("reached", "reached_other")


def satisfied(fields: Mapping[str, Any]) -> str:
    """Return what the person said at a review: the worst that was said of any goal, "" where nothing was said of any."""
    _form, given = filled.form_and_answers(fields)
    said = {goal.get("review_satisfied") for goal in filled.repeated(given, "goal_review")}
    return next((answer for answer in VIEWS if answer in said), "")


def _named(fields: Mapping[str, Any], name: str) -> str:
    form, given = filled.form_and_answers(fields)
    return filled.value_named(form, given, name)


def agreed_with_plan(fields: Mapping[str, Any]) -> str:
    """Return whether the person agreed with a plan: yes, partly, "" where it is not said."""
    return _named(fields, "plan_agreed")
