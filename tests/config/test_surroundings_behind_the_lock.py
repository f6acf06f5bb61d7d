"""The database keeps sites, checklists and ratings of places for the agency they are of, each written in one's own name."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.mainstreaming import actions
from amparo.casework.mainstreaming.models import Checklist, Measure, Sheet, Site
from amparo.casework.places import actions as places
from amparo.casework.places.models import Rating
from amparo.foundation import clock
from amparo.trust.accounts import second_lock
from tests.casework.mainstreaming.test_mainstreaming import PATHS, agreed, begun
from tests.casework.places.test_places import SAID
from tests.casework.places.test_places import places as with_places
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
__all__ = ["with_places"]
TABLES: tuple[Any, ...] = (Site, Checklist, Sheet, Measure, Rating)


@pytest.fixture
def kept(with_places: Cast) -> Cast:
    """A site with a checklist, an action and a rating of Puente's; the tables belong to a plain owner."""
    site = actions.keep_site(by=with_places.bruno, fields={"name": "Desk", "kind": "office"})
    agreed(with_places, begun(with_places, site, way_safe="not_met"))
    places.rate(by=with_places.bruno, place="QV01", fields=SAID)
    locked.settle()
    return with_places


def seen() -> list[int]:
    """Return how many rows of each table are in sight."""
    return [table.objects.count() for table in TABLES]


def test_the_agency_reads_its_own_in_the_roles_that_keep_them_and_nobody_else_does(kept: Cast) -> None:
    asked = {who: kept.access(who).actor for who in kept.users}
    with locked.connected_as(locked.STAFF):
        for who, actor in asked.items():
            second_lock.stand(actor)
            known = who in ("alma", "amir", "bruno", "selma", "samuel", "dina")
            assert seen() == [int(known)] * len(TABLES), who


def test_staff_work_under_the_lock_and_what_was_said_is_neither_changed_nor_taken_away(kept: Cast) -> None:
    alma, bruno = kept.alma, kept.users["bruno"].pk
    checklist, measure = Checklist.objects.get(), Measure.objects.get()
    with locked.connected_as(locked.STAFF):
        second_lock.stand(alma.actor)
        actions.answer(by=alma, checklist=checklist.pk, answers={PATHS["respect"]: "met"}, based_on=1)
        actions.close_measure(by=alma, measure=measure.pk, result="They shine.")
        places.rate(by=alma, place="QV01", fields={**SAID, "strength": 1})
        assert seen() == [1, 1, 2, 1, 2]
        for table in (Site, Checklist, Sheet, Rating):
            assert table.objects.update(by=alma.id) == 0
        for table in reversed(TABLES):
            assert table.objects.all()._raw_delete(table.objects.db) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Sheet.objects.create(checklist=checklist, number=9, by=bruno)


def test_another_agency_cannot_put_anything_there(kept: Cast) -> None:
    checklist, rating = Checklist.objects.get(), Rating.objects.get()
    with locked.connected_as(locked.STAFF):
        second_lock.stand(kept.carla.actor)
        copied = {name: getattr(rating, name) for name in SAID}
        for write in (
            lambda: Sheet.objects.create(checklist=checklist, number=9, by=kept.carla.id),
            lambda: Site.objects.create(agency=kept.puente, name="X", kind="office", by=kept.carla.id),
            lambda: Rating.objects.create(agency=kept.puente, place=rating.place, by=kept.carla.id, **copied),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                write()
        assert Measure.objects.update(result="x", closed_on=clock.today(), closed_by=kept.carla.id) == 0
