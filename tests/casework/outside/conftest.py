"""Sealed pages at the least cost."""

import pytest

from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
