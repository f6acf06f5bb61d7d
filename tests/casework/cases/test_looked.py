"""Who looked at my cases: the owner learns it each week, of what is theirs now, and of nothing else."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.emergency import actions as emergencies
from amparo.casework.notices import queries as notices
from amparo.casework.notices.models import Notice
from amparo.foundation import clock, ids
from tests.cast import NOW, Cast, register_sara

MONDAY = datetime(2026, 11, 23, tzinfo=NOW.tzinfo)
REASON = "He called: his brother is at the door with a knife."


@pytest.fixture
def case(cast: Cast) -> UUID:
    """Sara's case, opened by Alma on Friday, 20 November."""
    return actions.open_case(by=cast.alma, person=register_sara(cast))


def test_an_act_of_somebody_else_is_shown_with_who_when_and_on_which_case(cast: Cast, case: UUID) -> None:
    queries.case(cast.alma, case)
    queries.case_list(cast.amir, mine=False)
    assert queries.looked_at(cast.alma) == [], "neither one's own acts nor lists count"
    queries.case(cast.bruno, case)
    looks = queries.looked_at(cast.alma)
    assert {(look.who, look.role, look.agency, look.act) for look in looks} == {
        ("Bruno", "supervisor", "Puente Amparo", "case.opened")
    }
    assert {look.code for look in looks} == {ids.code(case)}
    assert queries.looked_at(cast.bruno) == queries.looked_at(cast.amir) == queries.looked_at(cast.selma) == []


def test_emergency_access_is_shown_too(cast: Cast, case: UUID) -> None:
    person = queries.case(cast.alma, case).person.id
    emergencies.ask(by=cast.selma, code=ids.code(person), reason=REASON)
    assert "emergency.opened" in {look.act for look in queries.looked_at(cast.alma)}


def test_with_the_case_goes_the_sight_of_who_looked(cast: Cast, case: UUID) -> None:
    queries.case(cast.bruno, case)
    actions.reassign(by=cast.bruno, case=case, to=cast.users["amir"].pk)
    assert queries.looked_at(cast.alma) == []
    assert queries.looked_at(cast.amir)


def test_last_week_is_from_monday_to_monday(cast: Cast) -> None:
    for days in range(7):
        with clock.fixed(MONDAY + timedelta(days=days, hours=3)):
            assert queries.last_week() == (MONDAY - timedelta(days=7), MONDAY)


def test_the_owner_is_told_once_in_the_week_after_however_often_the_job_runs(cast: Cast, case: UUID) -> None:
    queries.case(cast.bruno, case)
    actions.tell_owners_who_looked()
    assert not Notice.objects.exists(), "the week is not over"
    for hours in (0, 1, 24, 150):
        with clock.fixed(MONDAY + timedelta(hours=hours)):
            actions.tell_owners_who_looked()
    assert [(one.kind, one.code) for one in notices.notices(cast.alma)] == [("cases_looked_at", "")]
    assert Notice.objects.count() == 1
    with clock.fixed(MONDAY + timedelta(days=7, hours=1)):
        actions.tell_owners_who_looked()
    assert Notice.objects.count() == 1, "nobody looked in the second week"


def test_who_owns_no_case_any_more_is_told_nothing(cast: Cast, case: UUID) -> None:
    queries.case(cast.bruno, case)
    with clock.fixed(MONDAY):
        actions.tell_owners_who_looked()
    actions.reassign(by=cast.bruno, case=case, to=cast.users["amir"].pk)
    assert notices.notices(cast.alma) == []
