"""What somebody is tied to is read once for a page, and anew for everything that may change it."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.casework.cases import actions, queries
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure import scope
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk

READ = (Action.READ, Compartment.INDEX)


@pytest.fixture
def case(cast: Cast) -> UUID:
    return actions.open_case(by=cast.alma, person=register_sara(cast))


def seen(cast: Cast, who: str) -> list[UUID]:
    return list(queries.in_reach(cast.access(who), *READ).values_list("pk", flat=True))


def ties_asked(page: CaptureQueriesContext) -> int:
    return sum('FROM "accounts_involvement"' in one["sql"] and '"user_id" = ' in one["sql"] for one in page)


@pytest.mark.parametrize("sure", [True, False])
def test_it_is_read_once_only_where_nothing_can_change(cast: Cast, sure: bool) -> None:
    with scope.unchanging(sure=sure), CaptureQueriesContext(connection) as asked:
        seen(cast, "selma")
        seen(cast, "selma")
    assert ties_asked(asked) == (1 if sure else 2)


def test_who_is_named_sees_the_case_from_the_next_page_on_and_who_is_kept_away_no_more(cast: Cast, case: UUID) -> None:
    selma, alma = at_desk("selma"), cast.users["alma"].pk
    assert selma.get(f"/cases/{case}/").status_code == 404
    accounts.involve(cast.users["selma"].pk, case, InvolvementKind.CASE_TEAM, alma, None)
    with scope.unchanging(sure=True):
        assert seen(cast, "selma") == [case]
    accounts.involve(cast.users["selma"].pk, case, InvolvementKind.CONFLICT, alma, None)
    with scope.unchanging(sure=True):
        assert seen(cast, "selma") == []
    assert seen(cast, "selma") == []


def test_one_actors_ties_are_never_anothers(cast: Cast, case: UUID) -> None:
    accounts.involve(cast.users["selma"].pk, case, InvolvementKind.CASE_TEAM, cast.users["alma"].pk, None)
    with scope.unchanging(sure=True):
        assert (seen(cast, "selma"), seen(cast, "chidi"), seen(cast, "alma")) == ([case], [], [case])
