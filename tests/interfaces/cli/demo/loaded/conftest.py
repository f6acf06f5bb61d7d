"""The smallest country, for the tests of this folder."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from amparo.foundation import clock
from amparo.interfaces.cli.demo import loading
from amparo.trust import projections
from tests.interfaces.cli.demo.loaded.reading import SIZE


@pytest.fixture(scope="package", autouse=True)
def country(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The smallest country, loaded once for this folder and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        projections.forget()
        loading.load(SIZE, clock.today())
        yield
        transaction.set_rollback(True)
    projections.forget()
