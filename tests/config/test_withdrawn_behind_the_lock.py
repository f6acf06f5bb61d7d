"""The database lets everybody read that figures were withdrawn, and nobody change it; asking is for those who publish."""

from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.public_figures import actions, public, withdrawing
from amparo.casework.public_figures.models import Value, Withdrawal
from amparo.foundation import clock
from amparo.trust.accounts import second_lock
from tests.casework.public_figures.test_ledger import drawn, proposed
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres


@pytest.fixture
def release(cast: Cast) -> UUID:
    """A quarter of Puente's that is published; the tables belong to a plain owner."""
    found = proposed(cast)
    actions.publish(by=cast.bruno, release=found, draw=drawn)
    locked.settle()
    return found


def test_two_people_withdraw_under_the_lock_and_then_nobody_changes_it(cast: Cast, release: UUID) -> None:
    dina, bruno, carla = cast.dina, cast.bruno, cast.carla
    with locked.connected_as(locked.STAFF):
        second_lock.stand(dina.actor)
        withdrawing.ask(by=dina, release=release, reason="records_wrong")
        second_lock.stand(carla.actor)
        assert not Withdrawal.objects.exists(), "another agency knows nothing of it yet"
        second_lock.stand(bruno.actor)
        withdrawing.agree(by=bruno, release=release)
        second_lock.stand(carla.actor)
        assert public.published()[0].withdrawn is not None
        second_lock.stand(bruno.actor)
        assert Withdrawal.objects.update(reason="counted_wrongly") == 0
        assert Withdrawal.objects.all()._raw_delete(Withdrawal.objects.db) == 0
    assert Value.objects.count() == 5


def test_nobody_asks_in_anothers_name_agrees_alone_or_withdraws_for_another_agency(cast: Cast, release: UUID) -> None:
    said = {"release_id": release, "reason": "records_wrong"}
    done = {"agreed_by": cast.bruno.id, "withdrawn_at": clock.now()}
    with locked.connected_as(locked.STAFF):
        for who, wrong in (
            (cast.dina, {"asked_by": cast.bruno.id}), (cast.dina, {"asked_by": cast.dina.id, **done}),
            (cast.carla, {"asked_by": cast.carla.id}), (cast.alma, {"asked_by": cast.alma.id}),
        ):  # fmt: skip
            second_lock.stand(who.actor)
            with pytest.raises(DatabaseError), transaction.atomic():
                Withdrawal.objects.create(**said, **wrong)


def test_the_public_door_reads_why_and_not_who(cast: Cast, release: UUID) -> None:
    withdrawing.ask(by=cast.dina, release=release, reason="records_wrong")
    with locked.connected_as(locked.PORTAL):
        assert public.published()[0].withdrawn is None
    withdrawing.agree(by=cast.bruno, release=release)
    with locked.connected_as(locked.PORTAL):
        (one,) = public.published()
        assert one.withdrawn is not None
        assert public.figures(one.id) == []
        with pytest.raises(DatabaseError), transaction.atomic():
            list(Withdrawal.objects.values_list("asked_by"))
