"""Return and reintegration at the desk: the way back is shut with reasons, and scores move as a picture."""

from uuid import UUID

import pytest

from amparo.casework.cases import actions
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from tests.casework.cases.areas.carrying import fill_area
from tests.cast import Cast, register_sara
from tests.interfaces.staff.cases.test_areas import text
from tests.interfaces.staff.desk import at_desk

AREA = "return_reintegration"
BACK = {"already_back": "yes"}


@pytest.fixture
def case(cast: Cast) -> UUID:
    """Sara's case in the area, with Rosa on the team, who is qualified for returns."""
    cast.join("rosa", Role.CASE_WORKER, cast.north, "rr")
    made = actions.open_case(by=cast.alma, person=register_sara(cast))
    actions.add_to_case(by=cast.bruno, case=made, worker=cast.users["rosa"].pk)
    actions.enter_area(by=cast.rosa, case=made, area=AREA)
    return made


def filled(cast: Cast, case: UUID, form: str, **wanted: str) -> UUID:
    """As Rosa, fill a form of the area and complete it."""
    return fill_area(cast.rosa, case, f"{AREA}/{form}", **wanted)


def survey(cast: Cast, case: UUID, round_: str, day: str, **answers: str) -> None:
    """As Rosa, fill one survey."""
    told = {"survey_agrees": "yes", "survey_round": round_, "survey_date": day, **answers}
    filled(cast, case, "survey", **told)


def test_nobody_leaves_before_it_is_known_that_the_return_is_free_and_safe(cast: Cast, case: UUID) -> None:
    filled(cast, case, "counselling", already_back="no", ways_understood="yes")
    with pytest.raises(Refusal):
        actions.begin_area_form(by=cast.rosa, case=case, area=AREA, form="journey_back")
    page = text(at_desk("rosa"), f"/cases/{case}/areas/{AREA}/")
    assert "Return cannot be done yet. What it waits for stands under" in page
    assert "Begin: The way back" not in page
    assert "Grave harm is to be feared there, or it is not known." in page
    assert "Nobody returns a child without the best interests procedure." in page
    assert "which other ways there are. Explain them again." not in page


def test_who_is_already_back_is_held_up_by_nothing(cast: Cast, case: UUID) -> None:
    filled(cast, case, "counselling", **BACK)
    filled(cast, case, "journey_back", way_back="sent_back", travelled="yes")
    page = text(at_desk("rosa"), f"/cases/{case}/areas/{AREA}/")
    assert "The person was sent back." in page
    assert "Grave harm is to be feared there" not in page


def test_the_page_shows_how_scores_moved_and_that_they_are_not_those_of_iom(cast: Cast, case: UUID) -> None:
    filled(cast, case, "counselling", **BACK)
    filled(cast, case, "journey_back", way_back="by_self", travelled="yes")
    poor = {
        "econ_occupied": "no",
        "econ_can_borrow": "no",
        "econ_owns": "no",
        "econ_seeks": "yes",
        "econ_debt": "owes_more",
    }
    better = {
        "econ_occupied": "yes",
        "econ_can_borrow": "yes",
        "econ_owns": "yes",
        "econ_seeks": "no",
        "econ_debt": "no_debt",
    }
    survey(cast, case, "baseline", "2026-08-01", **poor)
    survey(cast, case, "endline", "2026-11-18", **better)
    page = text(at_desk("rosa"), f"/cases/{case}/areas/{AREA}/").replace("&#x27;", "'")
    assert "Amparo's equal weights (not IOM's scoring)" in page
    assert "First, 1 Aug 2026" in page
    assert "Earning a living 0.00 1.00" in page
    assert "Light follow-up; what was not answered could change it 4 +1.00" in page
    assert "Living together – –" in page
    assert "Too little was answered" in page


def test_who_is_not_qualified_learns_nothing_of_it(cast: Cast, case: UUID) -> None:
    assert at_desk("alma").get(f"/cases/{case}/areas/{AREA}/").status_code == 404
