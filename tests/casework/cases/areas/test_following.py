"""What happens to an area by the hand of somebody who works on the whole case: its clocks, and the way of a transfer."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.areas import views
from amparo.casework.cases.models import Case, EntryKind, Transfer
from amparo.casework.notices import queries as notices
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from tests.casework.cases.areas.carrying import entered, filled
from tests.cast import Cast

SAID = {"reason": "Moves", "summary": "Sara moves."}


def due(cast: Cast, case: UUID) -> list[date | None]:
    """Return the days on which the area's open tasks are due, as Greta sees them."""
    tasks = queries.entries(cast.greta, case, [EntryKind.TASK])
    return [each.row.due_on for each in tasks if each.row.status == "to_do"]


def outdated(cast: Cast, case: UUID) -> bool:
    """Return whether Greta is asked to look again."""
    return views.areas(cast.greta, queries.case(cast.greta, case)).outdated


def test_clocks_of_an_area_are_counted_again_when_a_supervisor_sets_another_level_of_risk(areas: Cast) -> None:
    case = entered(areas)
    assert due(areas, case) == [(clock.now() + timedelta(hours=24)).date()]
    actions.override_risk(by=areas.nadia, case=case, level="low", reason="Calm for weeks.")
    assert due(areas, case) == [(clock.now() + timedelta(days=5)).date()]
    assert not outdated(areas, case)
    (task,) = [each for each in queries.entries(areas.greta, case, [EntryKind.TASK]) if each.row.status == "to_do"]
    assert task.row.assignee == areas.greta.id, "it stays with whoever had it"


def test_who_reads_the_area_is_asked_to_count_its_clocks_again_where_the_supervisor_could_not(areas: Cast) -> None:
    case = entered(areas)
    actions.override_risk(by=areas.bruno, case=case, level="low", reason="Calm for weeks.")
    assert due(areas, case) == [(clock.now() + timedelta(hours=24)).date()]
    assert outdated(areas, case)
    for who in ("alma", "greta"):
        told = [one.kind for one in notices.notices(areas.access(who)) if one.record == case]
        assert told == ["cases_level_set"], "she knows to look, and by whom nothing was known of her area"
    assert notices.notices(areas.access("chidi")) == notices.notices(areas.access("selma")) == []
    actions.look_again(by=areas.greta, case=case)
    assert due(areas, case) == [(clock.now() + timedelta(days=5)).date()]
    assert not outdated(areas, case)


def test_a_transfer_is_not_accepted_once_a_gate_has_shut_and_the_receiver_learns_no_area(areas: Cast) -> None:
    case = entered(areas)
    areas.join("noor", Role.SUPERVISOR, areas.south, "gbv")
    filled(areas, case, "legal_intake", lawyer_wanted="yes", lawyer_told="yes")
    offer = actions.offer_transfer(by=areas.alma, case=case, to_team=areas.south.pk, **SAID)
    intake = views.areas(areas.greta, queries.case(areas.greta, case)).carried[0].complete["legal_intake"].entry.pk

    def lawyer(told: str) -> None:
        seen = queries.entry(areas.greta, intake).content.number
        actions.save_answers(by=areas.greta, entry=intake, answers={"wishes_of_law/lawyer_told": told}, based_on=seen)
        actions.complete_form(by=areas.greta, entry=intake)

    lawyer("no")
    for receiver in (areas.samuel, areas.noor):
        with pytest.raises(Refusal) as refused:
            actions.accept_transfer(by=receiver, transfer=offer, owner=areas.users["selma"].pk)
        assert refused.value.code == "cases.act_blocked_unseen"
    assert (Case.rows.get(pk=case).team_id, Transfer.rows.get(pk=offer).status) == (areas.north.pk, "offered")
    with pytest.raises(Refusal, match=r"record\.not_there"):
        queries.case(areas.samuel, case)
    lawyer("yes")
    actions.accept_transfer(by=areas.samuel, transfer=offer, owner=areas.users["selma"].pk)
    assert Case.rows.get(pk=case).team_id == areas.south.pk
