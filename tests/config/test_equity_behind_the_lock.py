"""The database keeps reviews and gaps for supervisors and information officers of their agency; the house alone makes them."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from amparo.analysis.equity import actions, queries
from amparo.analysis.equity.models import Comparison, Gap, Review
from amparo.foundation import clock, ids
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.canary.equity import plant_equity
from tests.canary.planting import Planted
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres


@pytest.fixture
def kept(cast: Cast) -> Cast:
    """A review of Puente's with a gap, about which Bruno wrote; the tables belong to a plain owner."""
    plant_equity(cast, Planted())
    said: dict[str, Any] = {"owner": cast.users["bruno"].pk, "due_on": date(2026, 12, 1), "cause": "Few interpreters."}
    actions.save(by=cast.bruno, gap=Gap.rows.get().pk, **said)
    locked.settle()
    return cast


def seen(gap: Any) -> list[int]:
    """Return how many reviews, comparisons, gaps, words and keys are in sight."""
    rows = [Review.objects, Comparison.objects, Gap.rows]
    sealed = [Version.objects.filter(holder=gap), Grant.objects.filter(holder=gap)]
    return [min(table.count(), 1) for table in rows] + [min(one.count(), 1) for one in sealed]


def test_reviews_words_and_keys_are_for_who_answers_gaps_in_the_agency(kept: Cast) -> None:
    asked, gap = {who: kept.access(who).actor for who in kept.users}, Gap.rows.get().pk
    with locked.connected_as(locked.STAFF):
        for who, actor in asked.items():
            second_lock.stand(actor)
            assert seen(gap) == [int(who in ("bruno", "samuel", "dina"))] * 5, who


def test_an_information_officer_answers_under_the_lock_and_writes_no_review_and_nothing_elsewhere(kept: Cast) -> None:
    dina, gap = kept.dina, Gap.rows.get().pk
    new = {"record": ids.new(), "holder": ids.new(), "kind": "test", "number": 1, "sealed": b"x", "at": clock.now()}
    with locked.connected_as(locked.STAFF):
        second_lock.stand(dina.actor)
        actions.save(
            by=dina, gap=gap, owner=dina.id, due_on=date(2026, 12, 1), cause="Few women interpret.", based_on=1
        )
        actions.close(by=dina, gap=gap, result="Two more do.", based_on=2)
        assert queries.gap(dina, gap).fields["cause"] == "Few women interpret."
        assert Comparison.objects.update(gap=0) == 0
        assert Gap.rows.all()._raw_delete(Gap.rows.db) == 0
        for add in (
            lambda: Review.objects.create(agency=kept.puente, first=date(2026, 4, 1), as_of=clock.now()),
            lambda: Version.objects.create(**new, changed_by=dina.id, compartment="gaps"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                add()
