"""A checker of HSDS 3.0 objects by the schemas that are made of the table of their fields; it says all that is wrong."""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from amparo.exchange.hsds import describing

DRAFT, WITHIN = "https://json-schema.org/draft/2020-12/schema", "#/$defs/"


def schema() -> dict[str, Any]:
    """Return one schema with a definition for each object."""
    return {"$schema": DRAFT, "$defs": describing.definitions(WITHIN)}


def problems(name: str, value: Any) -> list[str]:
    """Return what is wrong with `value` as an object called `name`."""
    return _problems({"$ref": f"{WITHIN}{name}"}, value)


def page_problems(name: str, value: Any) -> list[str]:
    """Return what is wrong with a page of such objects."""
    return _problems(describing.page_of({"$ref": f"{WITHIN}{name}"}), value)


def _problems(of: dict[str, Any], value: Any) -> list[str]:
    checker = Draft202012Validator({**schema(), **of}, format_checker=FormatChecker())
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in checker.iter_errors(value)]
