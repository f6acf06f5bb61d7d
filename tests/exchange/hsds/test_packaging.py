"""The data package of the directory is one that others can read: frictionless, which knows nothing of us, finds no fault."""

import json
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from frictionless import Package
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from amparo.exchange import hsds
from amparo.exchange.hsds import unpacking
from tests.exchange.hsds.test_shaping import SERVICE


def whole(one: hsds.Service) -> hsds.Service:
    """Return a service whose locations are its organisation's, as they always are."""
    at = tuple(replace(place, organization=one.organization.id) for place in one.locations)
    return replace(one, organization=replace(one.organization, locations=()), locations=at)


def packed(services: list[hsds.Service]) -> dict[str, str]:
    """Return the files of a package of these services and their organisations."""
    return hsds.package([replace(one.organization, locations=one.locations) for one in services], services)


def faults(files: dict[str, str]) -> set[str]:
    """Return the kinds of faults that frictionless finds by the types, keys and ties that the package itself describes."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
        report = Package(Path(folder) / "datapackage.json").validate()
        assert report.valid or report.flatten(["type"])
        return {kind for (kind,) in report.flatten(["type"])}


@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(SERVICE.map(whole), min_size=1, max_size=3))
def test_whatever_is_listed_the_package_is_sound(services: list[hsds.Service]) -> None:
    files = packed(services)
    assert faults(files) == set()
    described = json.loads(files["datapackage.json"])["resources"]
    assert {one["path"] for one in described} == files.keys() - {"datapackage.json"}


@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(SERVICE.map(whole), min_size=1, max_size=3))
def test_whatever_is_packed_is_unpacked_as_it_was(services: list[hsds.Service]) -> None:
    brought, complaints = hsds.unpack(packed(services), {})
    found = {one.id: one for one in brought.listings}
    assert complaints == []
    for one in services:
        told, owner = found[one.id].fields, found[one.organization.id].fields
        assert found[one.id].of == one.organization.id
        assert (told["name"], owner["name"]) == (one.name.strip(), one.organization.name.strip())
        assert set(told["locations"]) == {str(place.id) for place in one.locations}
        assert sorted(told["phones"]) == sorted(number.strip() for _, number in one.phones if number.strip())
        assert set(told["areas"]) == {code.strip() for _, code, _ in one.areas if code.strip()}


def test_a_cell_that_begins_with_spaces_and_a_sign_comes_back_without_the_spaces_and_the_guard() -> None:
    assert unpacking._said("' =1+1", SimpleNamespace(in_tables=False)) == "=1+1"  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    term = hsds.Term("organization_kind", "volunteers", "Volunteers")
    owner = hsds.Organization(uuid4(), "=HYPERLINK(1)", "", "", "", "", term, ((uuid4(), "+000 555 0100"),))
    no_capacity = hsds.Capacity("unknown_capacity", "Not known", None, None, None)
    opening = (hsds.Opening(uuid4(), "MO", "09:00Z", "17:00Z"),)
    nothing: dict[str, Any] = dict.fromkeys(("terms", "languages", "areas", "costs", "documents", "phones"), ())
    one = hsds.Service(
        uuid4(), owner, "Soup", "active", {}, None, None, None, datetime(2026, 11, 20, tzinfo=UTC), no_capacity,
        openings=opening, contacts=(), locations=(), **nothing,
    )  # fmt: skip
    return packed([one])


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("schedules.csv", "09:00:00Z", "nine", "type-error"),
        ("datapackage.json", '"organization_id"', '"organisation"', "incorrect-label"),
    ],
)
def test_what_is_not_sound_would_be_found(files: dict[str, str], name: str, old: str, new: str, fault: str) -> None:
    assert old in files[name]
    assert faults(files) == set()
    assert fault in faults({**files, name: files[name].replace(old, new)})


def test_a_row_that_stands_to_nothing_would_be_found(files: dict[str, str]) -> None:
    header = files["organizations.csv"].splitlines()[0]
    assert "foreign-key" in faults({**files, "organizations.csv": header + "\r\n"})


def test_no_cell_is_a_formula_and_nothing_later_than_the_standard_is_in_it(files: dict[str, str]) -> None:
    assert '"\'=HYPERLINK(1)"' in files["organizations.csv"]
    assert '"\'+000 555 0100"' in files["phones.csv"]
    assert not {"service_capacity.csv", "unit.csv"} & files.keys()
