"""Every test here works with the sixth area, and with a specialist who is qualified for it."""

import pytest

from amparo import practice
from tests.cast import Cast
from tests.content.sixth import with_a_sixth_area


@pytest.fixture(autouse=True)
def sixth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let practice hold the sixth area."""
    monkeypatch.setattr(practice, "catalogue", lambda folder=None: with_a_sixth_area())


@pytest.fixture
def areas(cast: Cast) -> Cast:
    """The cast with its specialists (tests/cast.py)."""
    cast.qualify()
    return cast
