"""What tests of own files have in common: Sara's case with a plan and a referral, her code, and her coming back."""

from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from django.db import connection

from amparo.casework.cases import actions as cases
from amparo.casework.cases import pathway
from amparo.casework.cases.models import Case
from amparo.casework.own_file import actions, door
from amparo.casework.own_file.kinds import Part
from tests.casework.cases.answering import complete_answers
from tests.cast import Cast

PIN = "582914"
GOALS = ("I want to learn to sew.", "أريد أن أنام.")
SECRET = "kanari-story-of-the-lorry"
SAID = {"how_explained": "spoken", "given_by": "child_assent", "child_assents": "Yes, I want the paper."}
ALL = tuple(Part)


def give(cast: Cast, person: UUID, by: str = "alma", pin: str = PIN, **more: Any) -> str:
    """Give access to the own file; return the code."""
    told: dict[str, Any] = {"parts": ALL, "said": SAID, **more}
    return actions.give(by=cast.access(by), person=person, pin=pin, pin_again=pin, **told)


def see(number: str, pin: str = PIN) -> dict[str, Any]:
    """Return what the person sees with code and PIN."""
    return door.enter(number=number, pin=pin).told


def plan(cast: Cast, case: UUID, goal: str = GOALS[0], agreed: str = "yes") -> UUID:
    """Put the case at its plan, with one goal in the person's own words and a secret everywhere else; return the entry."""
    Case.rows.filter(pk=case).update(step="plan")
    form = pathway.form_of("plan")
    wanted = {name.rpartition("/")[2]: SECRET for name, question in form.questions.items() if question.kind == "text"}
    wanted |= {"goal_words": goal, "plan_agreed": agreed}
    entry = cases.start_form(by=cast.alma, case=case, step="plan")
    answers = complete_answers(form, wanted)
    cases.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=1)
    cases.complete_form(by=cast.alma, entry=entry)
    return entry


def kept(capture: Any) -> AbstractContextManager[Any]:
    """Run a block whose acts are committed, as a request of a browser is; what was done before it is long over."""
    connection.run_on_commit.clear()
    found: AbstractContextManager[Any] = capture(execute=True)
    return found
