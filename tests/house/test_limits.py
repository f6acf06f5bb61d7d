"""docs/limits.md tells the limits that the program keeps: each number is read from where it stands."""

import ast
import re
from datetime import timedelta
from importlib import import_module

import pytest

from tests.house import ground

TEXT = (ground.ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
TOLD = re.findall(r"`([a-z_.]+)\.([A-Z_]+) = ([^`]+)`", TEXT)


def kept(module: str, name: str) -> object:
    """Return a limit as the program keeps it; the settings are the product's own, not those of the tests."""
    value = getattr(import_module(f"amparo.{module}"), name)
    return str(value) if isinstance(value, timedelta) else list(value) if isinstance(value, tuple) else value


def test_the_document_tells_more_than_a_few() -> None:
    assert len(TOLD) > 30


@pytest.mark.parametrize(("module", "name", "value"), TOLD, ids=[f"{module}.{name}" for module, name, _ in TOLD])
def test_a_limit_that_is_told_is_the_one_that_is_kept(module: str, name: str, value: str) -> None:
    assert kept(module, name) == ast.literal_eval(value)


def test_every_place_that_is_told_is_there() -> None:
    places = re.findall(r"`(amparo/[\w/*.]+)`", TEXT)
    assert len(places) > 5
    for place in places:
        assert list(ground.ROOT.glob(place)), place
