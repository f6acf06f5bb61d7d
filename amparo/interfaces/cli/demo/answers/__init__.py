"""From a story to the answers of the practice forms: the only place that knows both.

Silence never becomes "no": where the story has nothing, some people are unsure, were not asked, or rather not say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from amparo.interfaces.cli.demo.answers.assessment import assessment
from amparo.interfaces.cli.demo.answers.closing import closure
from amparo.interfaces.cli.demo.answers.contact import first_contact
from amparo.interfaces.cli.demo.answers.planning import follow_up, plan, review
from amparo.interfaces.cli.demo.answers.screening import screening
from amparo.interfaces.cli.demo.answers.sheet import Answers
from amparo.interfaces.cli.demo.story import Story

FIRST_CONTACT = "case_management/first_contact"
SCREENING = "screening/screening"
ASSESSMENT = "determinants/assessment"
PLAN = "case_management/plan"
FOLLOW_UP = "case_management/follow_up"
REVIEW = "case_management/review"
CLOSURE = "case_management/closure"


@dataclass(frozen=True, slots=True)
class Filled:
    """One filled form: which (`area/form`), when, by whom, and its answers by path."""

    form: str
    at: datetime
    by: str
    answers: Answers


def filled(story: Story) -> Iterator[Filled]:
    """Yield every form that was filled on a person's case, oldest first; nothing when there is no case."""
    case = story.case
    if case is None:
        return
    forms = [Filled(FIRST_CONTACT, case.opened_at, case.owner, first_contact(story))]
    screened = next((step for step in case.steps if step["step"] == "screening"), None)
    if screened:
        forms.append(Filled(SCREENING, screened["at"], screened["by"], screening(story, screened["at"])))
    forms += [Filled(ASSESSMENT, item["at"], item["by"], assessment(story, item)) for item in case.assessments]
    forms += [
        Filled(PLAN, step["at"], step["by"], plan(story, step["at"])) for step in case.steps if step["step"] == "plan"
    ]
    forms += [Filled(FOLLOW_UP, item["at"], item["by"], follow_up(story, item)) for item in case.follow_ups]
    forms += [Filled(REVIEW, item["at"], item["by"], review(story, item)) for item in case.reviews]
    if case.closure:
        forms.append(Filled(CLOSURE, case.closure["at"], case.closure["by"], closure(story, case.closure)))
    yield from sorted(forms, key=lambda form: form.at)
