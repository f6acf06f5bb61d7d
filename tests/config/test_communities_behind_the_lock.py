"""The database keeps communities for case staff of their agency, names of volunteers for their team, rows for who counts."""

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.communities import actions, queries
from amparo.casework.communities.models import Community, Count, PlannedAction, Rumour, Session, Volunteer
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Decision
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure import gate, scope
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.casework.communities.working import RECORDS, VOLUNTEER, everything
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres


def seen() -> tuple[int, int, int, int, int]:
    """Return how many communities, records, volunteers, words and keys of theirs are in sight."""
    records = sum(model.rows.count() for model in (Session, PlannedAction, Rumour, Count))
    parts = ("community", "identity")
    words, keys = (model.objects.filter(compartment__in=parts).count() for model in (Version, Grant))
    return Community.rows.count(), records, Volunteer.rows.count(), words, keys


def test_each_sees_what_the_policy_says_and_nobody_else_a_row(cast: Cast) -> None:
    everything(cast)
    whole = seen()
    locked.settle()
    expected = {
        **dict.fromkeys(("alma", "amir", "bruno"), whole),
        **dict.fromkeys(("selma", "samuel"), (*whole[:3], whole[3] - 1, whole[4] - 1)),  # without the volunteer's name
        "dina": (*whole[:2], 0, 0, 0),
        **dict.fromkeys(("chidi", "carla", "eyob", "farah", "petra", "gita"), (0, 0, 0, 0, 0)),
    }
    with locked.connected_as(locked.STAFF):
        for who, rows in expected.items():
            second_lock.stand(cast.access(who).actor)
            assert seen() == rows, who


def test_case_staff_work_under_the_lock(cast: Cast) -> None:
    made = everything(cast)
    locked.settle()
    with locked.connected_as(locked.STAFF):
        second_lock.stand(cast.alma.actor)
        home = actions.save_community(by=cast.alma, fields={"name": "Others", "place": "QV0102", "kind": "village"})
        for what, told in RECORDS.items():
            record = actions.save(by=cast.alma, what=what, community=home, fields=told)
            actions.save(by=cast.alma, what=what, record=record, fields=told, based_on=1)
            assert queries.one(cast.alma, what, record).content.number == 2
        volunteer = actions.save_volunteer(by=cast.alma, community=home, fields=VOLUNTEER)
        assert queries.volunteer(cast.alma, volunteer).name == VOLUNTEER["name"]
        second_lock.stand(cast.selma.actor)
        actions.save_volunteer(by=cast.selma, volunteer=made["volunteer"], fields={"reference": "no"}, based_on=1)
        assert queries.volunteer(cast.selma, made["volunteer"]).name == ""
        second_lock.stand(cast.bruno.actor)
        told = {"language": "en", "said": "It is dark.", "done": "Lamps."}
        actions.tell_everybody(by=cast.bruno, what="session", record=made["session"], **told)


def test_nobody_else_writes_and_nothing_is_removed(cast: Cast) -> None:
    made = everything(cast)
    place = Community.rows.get().place_id
    locked.settle()
    home = {"agency": cast.puente, "team": cast.north, "place_id": place, "kind": "village"}
    with locked.connected_as(locked.STAFF):
        for who in ("chidi", "dina", "petra"):
            second_lock.stand(cast.access(who).actor)
            assert Community.rows.filter(pk=made["community"]).update(kind="x") == 0
            assert Session.rows.all().update(purpose="x") == 0
            assert Volunteer.rows.all().update(reference="yes") == 0
            for write in (
                lambda: Community.rows.create(id=ids.new(), **home),
                lambda: Session.rows.create(community_id=made["community"], held_on="2026-01-01", purpose="listen"),
            ):
                with pytest.raises(DatabaseError), transaction.atomic():
                    write()
            with pytest.raises(Refusal):
                queries.community(cast.access(who), made["community"])
        second_lock.stand(cast.alma.actor)
        for model in (Session, PlannedAction, Rumour, Volunteer):
            assert model.rows.all().delete()[0] == 0


def test_who_counts_opens_no_record_even_where_the_program_would_let_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = everything(cast)
    locked.settle()
    monkeypatch.setattr(gate, "decide", lambda *_: Decision(True, "switched off"))
    monkeypatch.setattr(scope.Reach, "of", lambda _, rows: rows)
    with locked.connected_as(locked.STAFF):
        for who in ("dina", "chidi"):
            access = cast.access(who)
            second_lock.stand(access.actor)
            for what in RECORDS:
                with pytest.raises(Refusal):
                    queries.one(access, what, made[what])
            assert queries.waiting(access) == []
