"""Shared fixtures: the cast, and a clean data folder around each test that uses the database."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import settings as hypothesis

from amparo.foundation import clock
from tests.cast import NOW, Cast, make_cast

# How long an example takes depends on who else uses the machine; time is measured by benchmarks, never by tests.
hypothesis.register_profile("untimed", deadline=None)
hypothesis.load_profile("untimed")
ROOT = Path(__file__).resolve().parents[1]
LONG = frozenset(
    line
    for line in Path(__file__).with_name("long.txt").read_text(encoding="utf-8").splitlines()
    if line.startswith("tests/")
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --short: what a developer waits for, without the files that take seconds each."""
    parser.addoption("--short", action="store_true", help="leave out the files of tests/long.txt, unread")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Not even read what --short leaves out."""
    return True if config.getoption("--short") and _named(collection_path) in LONG else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of these files, so that `-m long` runs them."""
    for item in items:
        if _named(item.path) in LONG:
            item.add_marker(pytest.mark.long)


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""


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
