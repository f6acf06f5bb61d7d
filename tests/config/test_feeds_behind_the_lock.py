"""The database shows a feed token to who gives tokens of that agency, and to who has its secret; to nobody else."""

import pytest
from django.db import DatabaseError, transaction

from amparo.analysis.feeds import actions, queries, rules
from amparo.analysis.feeds.models import Token
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from tests.cast import Cast
from tests.config import locked
from tests.interfaces.api.odata.feeding import Program, program

pytestmark = locked.on_postgres


@pytest.fixture
def reads(cast: Cast) -> Program:
    """A program with a token of agency A, in a database whose tables have a plain owner."""
    found = program(cast)
    program(cast)
    locked.settle()
    return found


def test_who_has_the_secret_is_known_and_counted_before_anybody_stands_there_and_sees_no_other_token(
    cast: Cast, reads: Program
) -> None:
    with locked.connected_as(locked.STAFF):
        assert not Token.objects.exists()
        actions.show(rules.digest(reads.secret))
        assert list(Token.objects.values_list("pk", flat=True)) == [reads.token]
    with locked.connected_as(locked.STAFF):
        actions.show("")
        caller = actions.call(reads.secret)
        assert caller.reader.access.id == cast.dina.id
        assert Token.objects.get(pk=reads.token).window_calls == 1
        assert [one.name for one in caller.tables]
        assert actions.pull(caller, "Codes").name == "Codes"
    with locked.connected_as(locked.STAFF), pytest.raises(Refusal, match=r"feeds\.no_token"):
        actions.call(rules.secret())


def test_officers_keep_the_tokens_of_their_agency_and_others_see_none(cast: Cast, reads: Program) -> None:
    with locked.connected_as(locked.STAFF):
        actions.show("")
        for who in ("alma", "bruno", "carla", "farah", "petra"):
            second_lock.stand(cast.access(who).actor)
            assert not Token.objects.exists(), who
        second_lock.stand(cast.dina.actor)
        assert len(queries.tokens(cast.dina)) == 2
        assert reads.token is not None
        actions.end(by=cast.dina, token=reads.token)
        assert program(cast).token
        row = Token.objects.exclude(pk=reads.token)[0]
        row.pk, row.digest, row.made_by_id = cast.puente.pk, "x", cast.alma.id
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)
        assert Token.objects.all().delete()[0] == 0
