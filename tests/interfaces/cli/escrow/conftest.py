"""Ceremonies that are watched, and a stick for their sheets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amparo.trust.escrow import ceremony
from amparo.trust.escrow.ceremony import Ceremony


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Ceremony]:
    """The ceremonies that are held, with their shares, in order."""
    held: list[Ceremony] = []
    real: Callable[[Any], Ceremony] = ceremony.hold
    monkeypatch.setattr(ceremony, "hold", lambda names: held.append(real(names)) or held[-1])
    return held


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where the sheets go."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
