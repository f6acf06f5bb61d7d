"""A visitor for each test of the public pages."""

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.config import locked
from tests.interfaces.portal.door import Visitor, public_pages


@pytest.fixture
def visitor(db: None) -> Iterator[Visitor]:
    """Somebody who opens the public pages without signing in."""
    if connection.vendor == "postgresql":
        locked.settle()
    with public_pages():
        yield Visitor(raise_request_exception=False)
