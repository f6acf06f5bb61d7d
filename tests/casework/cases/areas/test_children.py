"""A child's case carries child protection: what was asked is not asked again, clocks run, nobody hands the child over unheard."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.models import EntryStatus
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from tests.casework.cases.areas.carrying import begun, entry_row, fill_area
from tests.casework.cases.test_story import fill
from tests.cast import Cast

AREA = "child_protection"
ALONE = {"with_parent": "no", "with_usual_caregiver": "no", "with_adult_relative": "no", "adult_responsible": "no"}


def filled(cast: Cast, case: UUID, form: str, **wanted: str) -> UUID:
    """As Greta, fill and complete a form of the area; return its entry."""
    return fill_area(cast.greta, case, f"{AREA}/{form}", **wanted)


@pytest.fixture
def case(cast: Cast) -> UUID:
    """The case of a child of 13 who is alone; Greta and her supervisor Nadia are trained for children."""
    for name, role, *areas in (
        ("greta", Role.CASE_WORKER, "cp"), ("nadia", Role.SUPERVISOR, "cp"), ("tomas", Role.CASE_WORKER),
    ):  # fmt: skip
        cast.join(name, role, cast.north, *areas)
    made = begun(cast)
    fill(cast, made, "first_contact")
    fill(cast, made, "screening", agrees="yes", age_years="13", age_certainty="sure", child_care="none")
    actions.enter_area(by=cast.greta, case=made, area=AREA)
    return made


def test_what_the_screening_asked_of_a_child_is_not_asked_again(cast: Cast, case: UUID) -> None:
    entry = actions.begin_area_form(by=cast.greta, case=case, area=AREA, form="registration")
    taken = queries.entry(cast.greta, entry).answers
    assert taken["beginning/age_years"] == "13"
    assert taken["care_now/child_care"] == "none"


def test_a_child_who_is_alone_has_clocks_and_is_not_handed_over_before_the_best_interests_are_assessed(
    cast: Cast, case: UUID
) -> None:
    filled(cast, case, "registration", child_care="none", **ALONE)
    due = {each.entry.fields["form"]: each.entry.row.due_on for each in queries.today(cast.greta).tasks}
    soon = (clock.now() + timedelta(hours=24)).date()
    assert due["care"] == soon
    assert "best_interests_assessment" in due
    for by, code in ((cast.greta, r"cases\.act_blocked$"), (cast.alma, r"cases\.act_blocked_unseen")):
        with pytest.raises(Refusal, match=code):
            actions.offer_transfer(by=by, case=case, to_team=cast.south.pk, reason="Moves", summary="The child moves.")
    assessed = filled(
        cast, case, "best_interests_assessment", bia_triggers="moving", guardian_named="yes", guardian_took_part="yes",
        authority_took_part="yes", child_heard="alone", bid_lasting="no", bid_care_exception="no", bid_against_parents="no",
        bid_complex_family="no", bid_custody="no", panel_open="no", bia_safe="yes", bia_result="serves",
    )  # fmt: skip
    assert entry_row(assessed).status == EntryStatus.WAITING
    with pytest.raises(Refusal, match=r"cases\.act_blocked"):
        actions.offer_transfer(
            by=cast.greta, case=case, to_team=cast.south.pk, reason="Moves", summary="The child moves."
        )
    actions.decide(by=cast.nadia, entry=assessed, approve=True, comment="Heard and weighed.")
    actions.offer_transfer(by=cast.greta, case=case, to_team=cast.south.pk, reason="Moves", summary="The child moves.")


def test_a_reunification_is_not_begun_before_the_tie_is_verified(cast: Cast, case: UUID) -> None:
    filled(cast, case, "registration", **ALONE)
    with pytest.raises(Refusal, match=r"cases\.(act_blocked|step_not_open)"):
        actions.begin_area_form(by=cast.greta, case=case, area=AREA, form="reunification")
