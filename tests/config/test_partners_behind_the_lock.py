"""The database keeps the registers of partners for the agency that keeps them, and its versions as they were written."""

from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.partnership import actions, queries
from amparo.casework.partnership.models import Record, Version
from amparo.trust.accounts import second_lock
from tests.casework.partnership import records
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres


@pytest.fixture
def agreement(cast: Cast) -> UUID:
    """An agreement of agency A; the tables belong to a plain owner."""
    found = records.agreement(cast, records.organization(cast))
    locked.settle()
    return found


def test_who_keeps_registers_works_under_the_lock_and_who_reads_them_reads(cast: Cast, agreement: UUID) -> None:
    with locked.connected_as(locked.STAFF):
        for number, who in enumerate(("bruno", "dina"), start=1):
            second_lock.stand(cast.access(who).actor)
            actions.change(by=cast.access(who), record=agreement, answers=records.AGREEMENT, based_on=number)
            assert actions.begin(by=cast.access(who), code="state_request", answers=records.REQUEST)
        second_lock.stand(cast.alma.actor)
        assert len(queries.record(cast.alma, agreement)[1]) == 3


def test_everybody_else_sees_no_row_and_nobody_changes_a_version(cast: Cast, agreement: UUID) -> None:
    with locked.connected_as(locked.STAFF):
        for who in ("chidi", "eyob", "farah", "petra", "gita"):
            second_lock.stand(cast.access(who).actor)
            assert (Record.objects.count(), Version.objects.count()) == (0, 0), who
        for who in ("alma", "bruno"):
            second_lock.stand(cast.access(who).actor)
            assert Version.objects.update(answers={}) == 0, who
            assert Version.objects.all().delete()[0] == 0, who


def test_a_case_worker_adds_nothing_and_a_keeper_nothing_in_anothers_name_or_agency(
    cast: Cast, agreement: UUID
) -> None:
    row = {"record_id": agreement, "number": 9, "form": "partnership/agreement", "answers": {}}
    with locked.connected_as(locked.STAFF):
        for who, by in (("alma", cast.alma.id), ("bruno", cast.dina.id)):
            second_lock.stand(cast.access(who).actor)
            with pytest.raises(DatabaseError), transaction.atomic():
                Version.objects.create(by=by, **row)
        second_lock.stand(cast.bruno.actor)
        with pytest.raises(DatabaseError), transaction.atomic():
            Record.objects.create(agency=cast.other.agency, register="agreement")
