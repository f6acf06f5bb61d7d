"""One plant for a whole file of tests, in one transaction that is undone: planting costs seconds, the crawl reads it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from amparo.foundation import clock
from tests.canary.planting import list_safe_house, plant
from tests.canary.world import World
from tests.cast import NOW, make_cast


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The cast, more than 500 canaries, and a browser for each role."""
    with django_db_blocker.unblock(), clock.fixed(NOW), transaction.atomic():
        cast = make_cast()
        planted = plant(cast)
        list_safe_house(cast, planted)
        yield World(cast, planted)
        transaction.set_rollback(True)
