"""A case that carries the sixth area: Alma's, with Greta and Tomas on the case team and Nadia among its supervisors."""

from uuid import UUID

from amparo import practice
from amparo.casework.cases import actions, queries
from amparo.casework.cases.models import Entry
from amparo.foundation.policy import Role
from amparo.trust.disclosure.access import Access
from tests.casework.cases.answering import complete_answers
from tests.casework.cases.test_story import approve, fill
from tests.cast import Cast, register_sara
from tests.content.sixth import NAME

MATTER = {"appeal_pending": "no", "hearing_set": "no", "lawyer_wanted": "no"}
ALL_TOLD = {"fear_return": "no", "agrees": "yes"}


def begun(cast: Cast) -> UUID:
    """Return Sara's case on whose team Greta and Tomas are."""
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    for name in ("greta", "tomas"):
        actions.add_to_case(by=cast.bruno, case=case, worker=cast.users[name].pk)
    return case


def entered(cast: Cast) -> UUID:
    """Return Sara's case after Greta let it enter the area."""
    case = begun(cast)
    actions.enter_area(by=cast.greta, case=case, area=NAME)
    return case


def fill_area(by: Access, case: UUID, form: str, *, complete: bool = True, **wanted: str) -> UUID:
    """Fill a form (area/form) with what was taken over and what is wanted, and complete it; return its entry."""
    area, _, stem = form.partition("/")
    entry = actions.begin_area_form(by=by, case=case, area=area, form=stem)
    taken = queries.entry(by, entry).answers
    answers = complete_answers(practice.catalogue().form(form), wanted, taken)
    actions.save_answers(by=by, entry=entry, answers=dict(answers), based_on=1)
    if complete:
        actions.complete_form(by=by, entry=entry)
    return entry


def filled(cast: Cast, case: UUID, form: str, complete: bool = True, **wanted: str) -> UUID:
    """As Greta, fill a form of the area and (mostly) complete it; return its entry."""
    return fill_area(cast.greta, case, f"{NAME}/{form}", complete=complete, **{**MATTER, **wanted})


def up_to_review(cast: Cast, case: UUID, **screened: str) -> None:
    """As Alma with Bruno, take the case to the point where it can be closed."""
    fill(cast, case, "first_contact")
    fill(cast, case, "screening", **{**ALL_TOLD, **screened})
    approve(cast, fill(cast, case, "assessment"))
    approve(cast, fill(cast, case, "plan", plan_agreed="yes"))
    fill(cast, case, "follow_up")
    approve(cast, fill(cast, case, "review"), then="closure")


def entry_row(entry: UUID) -> Entry:
    """Return the clear row of an entry."""
    found: Entry = Entry.rows.get(pk=entry)
    return found


SUPERVISOR = Role.SUPERVISOR
