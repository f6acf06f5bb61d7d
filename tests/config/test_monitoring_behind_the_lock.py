"""The database keeps what is watched for the agency, what could lead to people for few, and words for who may open them."""

from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.monitoring import actions, queries
from amparo.casework.monitoring.models import Alert, Decision, Figure, Record, Route
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.casework.directory.listing import places
from tests.casework.monitoring import alerting
from tests.casework.monitoring.seeing import CLOSE, keep
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
PARTS = ("monitoring", "monitoring_close")
EVERYBODY = ("alma", "amir", "selma", "bruno", "dina", "chidi", "eyob", "farah", "petra", "gita", "irene")


def in_sight() -> tuple[int, ...]:
    """Return how many records, words, keys, alerts, decisions, figures and routes are in sight."""
    sealed = (model.objects.filter(compartment__in=PARTS).count() for model in (Version, Grant))
    rows = (model.objects.count() for model in (Alert, Decision, Figure, Route))
    return (Record.rows.count(), *sealed, *rows)


def watched(cast: Cast) -> tuple[UUID, UUID]:
    """Make two records of Alma, one of them close, an alert that Dina decided on, figures of two levels and a route."""
    places()
    seen, hidden = keep(cast.alma), keep(cast.alma, answers=CLOSE)
    alerting.decided(cast, alerting.alert(cast))
    alerting.figures(cast, "low")
    alerting.figures(cast, "severe", round_=2)
    actions.keep_route(by=cast.alma, name="North", stops=["QV0201", "QV0101"])
    return seen, hidden


def test_everybody_sees_what_the_policy_says_and_no_more(cast: Cast) -> None:
    watched(cast)
    actors = {who: cast.access(who).actor for who in EVERYBODY}
    locked.settle()
    with locked.connected_as(locked.STAFF):
        seen = {}
        for who, actor in actors.items():
            second_lock.stand(actor)
            seen[who] = in_sight()
    assert seen == {
        "alma": (2, 2, 2, 1, 1, 1, 1), "amir": (1, 1, 1, 1, 1, 1, 1), "selma": (1, 1, 1, 1, 1, 1, 1),
        "bruno": (2, 2, 2, 1, 1, 2, 1), "dina": (1, 0, 0, 1, 1, 2, 1), **dict.fromkeys(EVERYBODY[5:], (0,) * 7),
    }  # fmt: skip


def test_the_room_works_behind_the_lock_and_strangers_change_nothing(cast: Cast) -> None:
    places()
    made = alerting.alert(cast)
    alma, dina, bruno, chidi, eyob = (cast.access(who) for who in ("alma", "dina", "bruno", "chidi", "eyob"))
    locked.settle()
    with locked.connected_as(locked.STAFF):
        second_lock.stand(dina.actor)
        own = keep(dina)
        assert "words/words_seen" in queries.one(dina, own).answers
        alerting.decided(cast, made)
        second_lock.stand(alma.actor)
        seen = keep(alma)
        assert "words/words_seen" in queries.one(alma, own).answers
        actions.set_aside(by=alma, record=seen)
        for who in (chidi, eyob):
            second_lock.stand(who.actor)
            with pytest.raises(Refusal, match=r"record.not_there"):
                queries.one(who, own)
            assert Record.rows.update(day="2026-01-01") == 0
        second_lock.stand(bruno.actor)
        assert queries.summaries(bruno)
        with pytest.raises(DatabaseError), transaction.atomic():
            Decision.objects.create(alert_id=made, finding="real", by=ids.new())
        assert Record.rows.all().delete()[0] == 0
