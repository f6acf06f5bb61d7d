"""A provider that runs, named in the settings of the test, with limits of tries as in the product where a test wants them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.provider import Little, little_provider


@pytest.fixture
def little(tmp_path: Path, settings: Any) -> Iterator[Little]:
    """The provider of Puente, named in the settings."""
    with little_provider(tmp_path) as found:
        settings.AMPARO_OIDC = found.told
        yield found
