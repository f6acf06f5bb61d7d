"""Which tests run: all of them, the short ones that a developer waits for, or what is due in one of thirty runs.

What takes long is a file of tests/long.txt or is marked walk, drill or browser. With --due N only what falls to N, modulo
thirty, is run of it, and what is marked every_push: so a push waits a quarter of an hour, and thirty days of `.ci/run` have
run everything.
"""

import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONG = frozenset(
    line
    for line in Path(__file__).with_name("long.txt").read_text(encoding="utf-8").splitlines()
    if line.startswith("tests/")
)
PARTS = 30
HEAVY = ("long", "walk", "drill", "browser")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --short and --due."""
    parser.addoption("--short", action="store_true", help="leave out the files of tests/long.txt, unread")
    parser.addoption("--due", type=int, help="of what takes long, run the thirtieth that falls to this number")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Not even read what --short leaves out."""
    return True if config.getoption("--short") and _named(collection_path) in LONG else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of long files, so that `-m long` runs them; drop what is not due."""
    for item in items:
        if _named(item.path) in LONG:
            item.add_marker(pytest.mark.long)
    due = config.getoption("--due")
    if due is not None:
        run, left = [], []
        for item in items:
            (run if _falls_to(due % PARTS, item) else left).append(item)
        config.hook.pytest_deselected(items=left)
        items[:] = run


def _falls_to(part: int, item: pytest.Item) -> bool:
    """Say whether `item` is run: pages are walked test by test, long files and stories are run whole."""
    heavy = any(item.get_closest_marker(name) for name in HEAVY)
    if not heavy or item.get_closest_marker("every_push"):
        return True
    whole = _named(item.path) in LONG or item.get_closest_marker("browser")
    key = _named(item.path) if whole else item.nodeid
    return zlib.crc32(key.encode()) % PARTS == part


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
