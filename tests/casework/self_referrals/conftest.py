"""Receipts at the least cost that Argon2id has, so that tests do not wait for them."""

import pytest

from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
