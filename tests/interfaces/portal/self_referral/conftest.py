"""Puente Amparo and its letterboxes, and a visitor who knows nothing of them; receipts at the least cost."""

import pytest

from amparo.casework.feedback.letterboxes import building
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.cast import Cast


@pytest.fixture
def house(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, with letterboxes built."""
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
    building.build()
    return cast
