"""Shared fixtures: the cast, and a clean data folder around each test that uses the database."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from amparo.foundation import clock
from tests.cast import NOW, Cast, make_cast


def pytest_collection_finish() -> None:
    """Keep program and tests out of the collector's sight: to look through them again and again is a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _clean_folder() -> None:
    """Forget checkpoints, snapshots and the language of the test before."""
    translation.deactivate()
    for name in ("audit", "index"):
        shutil.rmtree(Path(settings.AMPARO_DATA) / name, ignore_errors=True)


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """Everybody, on a clock that stands still."""
    with clock.fixed(NOW):
        yield make_cast()
