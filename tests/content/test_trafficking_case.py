"""A case goes through counter-trafficking: offered, nothing asked twice, and no return before two people have looked."""

from uuid import UUID

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.areas import views
from amparo.casework.cases.models import Case
from amparo.foundation.policy import Role, Tier
from tests.casework.cases.areas.carrying import fill_area
from tests.casework.cases.test_story import fill
from tests.cast import Cast, register_sara

AREA = "counter_trafficking"


@pytest.fixture
def case(cast: Cast) -> UUID:
    """Sara's case with Tomas on its team; he and Nour, who supervises, are qualified in counter-trafficking."""
    cast.join("tomas", Role.CASE_WORKER, cast.north, "ct")
    cast.join("nour", Role.SUPERVISOR, cast.north, "ct")
    found = actions.open_case(by=cast.alma, person=register_sara(cast))
    actions.add_to_case(by=cast.bruno, case=found, worker=cast.users["tomas"].pk)
    return found


def seen(cast: Cast, case: UUID) -> views.AreasView:
    """Return what Tomas sees of the areas of the case."""
    return views.areas(cast.tomas, queries.case(cast.tomas, case))


def filled(cast: Cast, case: UUID, form: str, **wanted: str) -> UUID:
    """As Tomas, fill a form of the area whole; return its entry."""
    return fill_area(cast.tomas, case, f"{AREA}/{form}", **wanted)


def shut(cast: Cast, case: UUID) -> set[str]:
    """Return the gates that block something now."""
    return {block.gate.id for _area, block, _finding in seen(cast, case).blocks}


def test_two_signs_of_the_first_talk_offer_the_area_and_are_not_asked_again(cast: Cast, case: UUID) -> None:
    fill(cast, case, "first_contact")
    fill(cast, case, "screening", agrees="yes", work_no_pay="yes", papers_held="yes", control_now="no")
    assert [offer.area.name for offer in seen(cast, case).offered] == [AREA]
    actions.enter_area(by=cast.tomas, case=case, area=AREA)
    assert Case.rows.get(pk=case).tier == Tier.RESTRICTED.value
    entry = actions.begin_area_form(by=cast.tomas, case=case, area=AREA, form="signs")
    taken = queries.entry(cast.tomas, entry).answers
    assert (taken["known/work_no_pay"], taken["known/papers_held"], taken["known/control_now"]) == ("yes", "yes", "no")
    assert "beginning/signs_private" not in taken


def test_no_return_before_the_person_wants_it_and_a_supervisor_has_seen_the_risk(cast: Cast, case: UUID) -> None:
    actions.enter_area(by=cast.tomas, case=case, area=AREA)
    assert "ct_return" in shut(cast, case)
    filled(cast, case, "signs", signs_agreed="yes")
    filled(cast, case, "trafficking_status", assistance_status="presumed", punished="no")
    assert "ct_return" in shut(cast, case)
    entry = filled(cast, case, "risk_before_return", back_wish="yes", back_result="safe_enough")
    assert "ct_return" in shut(cast, case)
    actions.decide(by=cast.nour, entry=entry, approve=True, comment="Seen, with the partner there.")
    assert "ct_return" not in shut(cast, case)
    changed = filled(cast, case, "risk_before_return", back_wish="no", back_result="safe_enough")
    actions.decide(by=cast.nour, entry=changed, approve=True, comment="She changed her mind.")
    assert "ct_return" in shut(cast, case)


def test_what_was_found_not_to_be_trafficking_blocks_nothing_any_more(cast: Cast, case: UUID) -> None:
    actions.enter_area(by=cast.tomas, case=case, area=AREA)
    filled(cast, case, "signs", signs_agreed="yes")
    filled(cast, case, "trafficking_status", assistance_status="not_trafficked", punished="no")
    assert shut(cast, case) == set()
