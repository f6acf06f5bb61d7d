"""What finding keys costs: it grows with what is asked for, never with what the server has."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.trust.disclosure.bulk import refresh_statistics
from amparo.trust.vault import datakeys
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind


def grant(holder: int, recipient: UUID | None) -> Grant:
    """Return a grant of a holder to a person, or to the server."""
    kind = RecipientKind.USER if recipient else RecipientKind.SERVER
    return Grant(
        holder=UUID(int=holder),
        compartment="identity",
        recipient_kind=kind,
        recipient=recipient,
        wrapped=b"",
        reason="made",
    )


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the plan is told in SQLite's words")
@pytest.mark.django_db
def test_keys_of_a_list_are_looked_up_by_holder_and_not_among_all_that_the_server_has() -> None:
    listed = {(UUID(int=number), "identity") for number in range(20)}
    Grant.objects.bulk_create(grant(number, None) for number in range(2000))
    Grant.objects.bulk_create(grant(2000 + number, UUID(int=number)) for number in range(2000))
    refresh_statistics()
    with CaptureQueriesContext(connection) as asked:
        assert datakeys.found(listed, Keyring(UUID(int=7), b"")) == {}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "holder=?" in plan
    assert "(recipient=?)" not in plan
