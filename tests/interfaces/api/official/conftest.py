"""A real `amparo serve` with the directory of the demo country and listings that say everything, published."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.conftest import ROOT, Server, serving, settings
from tests.stories.conftest import prepared as prepared


@pytest.fixture(scope="package")
def published(prepared: Path) -> Iterator[Server]:
    """Serve it, as whoever runs Amparo would, with its public directory switched on."""
    with serving(prepared, "127.0.0.1", AMPARO_HSDS="on") as started:
        command = [sys.executable, "-m", "tests.interfaces.api.official.filling"]
        subprocess.run(command, env=settings(started.folder), cwd=ROOT, check=True)
        yield started
