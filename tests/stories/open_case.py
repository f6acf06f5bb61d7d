"""Run as a program against AMPARO_DATA after the cast is signed up: a case with a plan that waits for Bruno.

Prints the paths of its pages, by who looks at them; so the pages of an open case can be looked at, too.
"""

import json
import sys
from collections.abc import Iterator
from uuid import UUID

from tests.stories import signed_up  # isort: skip

from amparo.casework.cases import actions, pathway
from amparo.casework.cases.models import EntryKind
from amparo.foundation import clock
from amparo.foundation.forms import evaluate
from tests.casework.cases.answering import complete_answers
from tests.cast import register_sara
from tests.interfaces.staff.cases.filling import STORY
from tests.stories.sara import AROUND, LAST_LOOK

cast = signed_up.cast("alma", "bruno")
person = register_sara(cast)
case = actions.open_case(by=cast.alma, person=person)


def filled(step: str) -> Iterator[str]:
    """Fill the form of a step, and have it approved unless it is the plan; yield the paths of its pages."""
    form = pathway.form_of(step)
    answers = complete_answers(form, STORY[step])
    entry = actions.start_form(by=cast.alma, case=case, step=step)
    actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=1)
    actions.complete_form(by=cast.alma, entry=entry)
    if step == "assessment":
        actions.decide(by=cast.bruno, entry=entry, approve=True, comment="Well seen.")
    asked = evaluate(form, answers, clock.today()).relevant
    for page in form.pages:
        if asked.get(page.path, True):
            yield f"{path_of(entry)}pages/{page.name}/"
    yield path_of(entry)


def path_of(form: UUID) -> str:
    """Return where a form of the case stands."""
    return f"/cases/{case}/forms/{form}/"


pages = [page for step in ("first_contact", "screening", "assessment", "plan") for page in filled(step)]
note = actions.write_entry(
    by=cast.alma, case=case, kind=EntryKind.NOTE, fields={"text": "Went to the clinic with her."}
)
around = [f"/cases/{case}/{page}" for page in ("", *AROUND, *LAST_LOOK, "plan/paper/", f"entries/{note}/")]
seen = {"alma": ["/", f"/people/{person}/", *pages, *around], "bruno": ["/", f"/cases/{case}/", f"{pages[-1]}decide/"]}
sys.stdout.write(json.dumps(seen))
