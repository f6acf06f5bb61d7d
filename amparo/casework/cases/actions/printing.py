"""Printing or exporting takes a case out of the house: an act of its own in the log."""

from uuid import UUID

from amparo.casework.cases.areas.carried import Carried, carried, known
from amparo.casework.cases.areas.counting import AREA, Taken, incidents_of, taken
from amparo.casework.cases.areas.knowledge import knowledge
from amparo.casework.cases.models import Case, Entry
from amparo.casework.cases.queries.case import CaseView, find, responsible, views, with_person
from amparo.casework.cases.queries.file import compartment_of
from amparo.exchange import gbvims
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access

ACTS = frozenset({"summary.printed", "plan.printed", "answers.exported"})
INCIDENTS = "incidents.exported"
LISTED = "case.listed"
"""What is only looked through is logged like any list of cases, so that no file shows what was looked for."""


def note_printing(*, by: Access, case: UUID, act: str = "summary.printed", entry: UUID | None = None) -> None:
    """Log that `by` takes a part of the case out of the house; `act` is one of ACTS, `entry` what it is about.

    Raises "not there" without access to the story, ValueError for another act.
    """
    if act not in ACTS:
        raise ValueError(act)
    row, facts = find(by, case, Compartment.STORY)
    part = Entry.rows.filter(pk=entry, case=row).first() if entry else None
    place = compartment_of(part) if part else Compartment.STORY
    with acting.act(by, act, facts, Action.READ, place) as doing:
        doing.about(entry or row.pk, place)
        audit.checkpoint_after_this()


def may_take_incidents(access: Access) -> bool:
    """Return whether somebody may know of the area at all; whether there are incidents is not asked."""
    area = known().get(AREA)
    return area is not None and area.head.compartment in access.actor.qualifications


@audit.one_act
def take_incidents(*, by: Access, purpose: str) -> Taken:
    """Return the counted incidents of the cases that `by` owns or covers, and log for each case that they were taken out.

    Raises "not there" for who is not qualified in the area, and Refusal forms.required without a purpose.
    """
    if not may_take_incidents(by):
        raise gate.not_there(by, None, INCIDENTS)
    if not purpose.strip():
        raise Refusal("forms.required", field="purpose")
    found: list[gbvims.Reported] = []
    for view in views(by, list(with_person(Case.rows.filter(responsible(by))).order_by("pk")), LISTED):
        for area in carried(by, view.row, view.facts, LISTED):
            found += _of_case(by, view, area, purpose) if area.area.name == AREA else []
    audit.checkpoint_after_this()
    return taken(found)


def _of_case(by: Access, view: CaseView, area: Carried, purpose: str) -> list[gbvims.Reported]:
    with acting.act(by, INCIDENTS, view.facts, Action.READ, area.place) as doing:
        filled = knowledge(by, view.row, view.facts, [area.area], INCIDENTS).of(area.area)
        doing.about(area.record, area.place, purpose=purpose.strip())
        return incidents_of(by, view, filled)
