"""A notice tells that something happened, and falls silent when its reader may no longer see the record."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.queries import ids_of
from amparo.casework.emergency import actions as emergencies
from amparo.casework.notices import actions, queries
from amparo.casework.notices.models import Notice
from amparo.foundation import clock, ids
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from tests.cast import NOW, Cast, register_sara

REASON = "He called: his brother is at the door with a knife."


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, opened by Selma in an emergency."""
    person = register_sara(cast)
    cases.open_case(by=cast.alma, person=person)
    emergencies.ask(by=cast.selma, code=ids.code(person), reason=REASON)
    return person


def test_those_concerned_are_told_the_code_and_nobody_else_anything(cast: Cast, sara: UUID) -> None:
    for who in ("alma", "bruno", "petra"):
        told = queries.notices(cast.access(who))
        assert [(one.kind, one.code, one.read) for one in told] == [("emergency_access", ids.code(sara), False)]
        assert queries.unread(cast.access(who)) == 1
    assert set(Notice.objects.values_list("user__username", flat=True)) == {"alma", "bruno", "petra"}


def test_reading_is_noted_for_oneself(cast: Cast, sara: UUID) -> None:
    actions.mark_read(by=cast.alma)
    assert [one.read for one in queries.notices(cast.alma)] == [True]
    assert (queries.unread(cast.alma), queries.unread(cast.bruno)) == (0, 1)


def test_who_is_kept_away_later_sees_no_notice_and_no_number(cast: Cast, sara: UUID) -> None:
    accounts.involve(cast.users["bruno"].pk, sara, InvolvementKind.CONFLICT, cast.users["alma"].pk, None)
    assert (queries.notices(cast.bruno), queries.unread(cast.bruno)) == ([], 0)


def test_a_record_made_restricted_silences_the_officer(cast: Cast, sara: UUID) -> None:
    cases.restrict(by=cast.alma, case=ids_of(sara)[0])
    assert queries.notices(cast.petra) == []
    assert len(queries.notices(cast.alma)) == len(queries.notices(cast.bruno)) == 1


def test_a_kind_that_no_room_answers_for_shows_nothing(cast: Cast) -> None:
    actions.tell([cast.users["alma"].pk], "unheard_of", uuid4())
    assert (queries.notices(cast.alma), queries.unread(cast.alma)) == ([], 0)


def test_since_tells_the_same_thing_once(cast: Cast) -> None:
    alma = cast.users["alma"].pk
    for hours in (0, 1, 30):
        with clock.fixed(NOW + timedelta(hours=hours)):
            actions.tell([alma], "cases_looked_at", alma, since=clock.now() - timedelta(hours=24))
    assert Notice.objects.count() == 2
