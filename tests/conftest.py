"""Shared fixtures: the cast, and a clean data folder around each test that uses the database."""

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis

from amparo.foundation import clock
from tests import tables
from tests.cast import NOW, Cast, make_cast
from tests.selecting import pytest_addoption, pytest_collection_modifyitems, pytest_ignore_collect  # noqa: F401

# How long an example takes depends on who else uses the machine; time is measured by benchmarks, never by tests.
hypothesis.register_profile("untimed", deadline=None)
hypothesis.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Keep program and tests out of the collector's sight: to look through them again and again is a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session", name="made_before")
def _made_before() -> Iterator[sqlite3.Connection | None]:
    """Begin with the tables that an earlier run has made; on PostgreSQL they are made each time."""
    if connection.vendor != "sqlite":
        yield None
        return
    with closing(tables.begin(settings.DATABASES["default"]["TEST"]["NAME"])) as database:
        yield database


@pytest.fixture(scope="session")
def django_db_setup(made_before: sqlite3.Connection | None, django_db_setup: None) -> None:
    """Keep them for the next run, once pytest-django has brought them up to date."""
    if made_before:
        tables.keep(made_before)


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
