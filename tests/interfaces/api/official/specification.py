"""The official files: the schema of each object, the OpenAPI description and the description of the data package."""

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SETTING = "AMPARO_HSDS_SPECIFICATION"
BASE = "https://raw.githubusercontent.com/openreferral/specification/3.0/"
"""Where the official description says that its schemas lie; each is read from the folder instead."""
FOLDER = Path(os.environ.get(SETTING, "nowhere"))
at_hand = pytest.mark.skipif(
    not (FOLDER / "schema" / "openapi.json").exists(),
    reason=f"{SETTING} names no folder with schema/openapi.json of HSDS 3.0: see CONTRIBUTING.",
)


@cache
def read(path: str) -> Any:
    """Return what an official file says."""
    return json.loads((FOLDER / path).read_text(encoding="utf-8"))


def _retrieve(uri: str) -> Resource[Any]:
    return Resource.from_contents(read(uri.removeprefix(BASE)), default_specification=DRAFT202012)


_REGISTRY: Registry[Any] = Registry(retrieve=_retrieve)  # type: ignore[call-arg]


CHECKER = FormatChecker()
"""Formats; jsonschema knows two of those that HSDS uses only with packages more."""


@CHECKER.checks("uri")
def is_address(value: object) -> bool:
    """Return whether a text is an address with its scheme (what is no text has no format)."""
    return not isinstance(value, str) or bool(re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-~]+", value, re.IGNORECASE))


@CHECKER.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """Return whether a text is a moment that names its zone; raise ValueError for what is none."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def problems(reference: str, value: Any) -> list[str]:
    """Return what is wrong with `value` by the official schema at `reference`, which is a path in the folder and a fragment."""
    checker = Draft202012Validator({"$ref": BASE + reference}, registry=_REGISTRY, format_checker=CHECKER)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in checker.iter_errors(value)]


def answers_at(path: str) -> str:
    """Return the reference of what the official description says is answered at a path of its own."""
    inside = path.replace("~", "~0").replace("/", "~1")
    return f"schema/openapi.json#/paths/{inside}/get/responses/200/content/application~1json/schema"


def tables() -> Iterator[dict[str, Any]]:
    """Yield the official schema of each object in the order of the data package."""
    found = [read(f"schema/{path.name}") for path in (FOLDER / "schema").glob("*.json") if path.stem != "openapi"]
    yield from sorted(found, key=lambda one: int(one["datapackage_metadata"]["order"]))
