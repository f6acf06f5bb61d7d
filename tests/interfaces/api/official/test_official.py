"""Every answer of the served directory holds to the files of HSDS 3.0 by Open Referral, and so does its data package."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package

from amparo.exchange.hsds import tables
from tests.interfaces.api.official import specification
from tests.interfaces.api.official.asking import LISTS, Answer, Asking
from tests.interfaces.api.official.specification import FOLDER, answers_at, at_hand, problems, read
from tests.stories.conftest import ROOT, Server, settings

pytestmark = at_hand
OBJECTS = dict(zip(LISTS, ("service", "organization", "service_at_location", "taxonomy", "taxonomy_term"), strict=True))
SAID_OF_NO_REQUEST = "positive_data_acceptance"
"""The check left out: the official description calls any number a page and any text a format, and we refuse page 0 and XML."""


def wrong(answer: Answer) -> list[str]:
    """Return what is wrong with an answer by the official description, and by the schema of each object in it."""
    found = problems(answers_at(answer.route), answer.body)
    if name := OBJECTS.get(answer.route.split("/")[1]):
        for one in answer.body.get("contents", [answer.body]):
            found += problems(f"schema/{name}.json", one)
    return found


def test_every_answer_of_every_route_page_and_filter_holds_to_the_official_schemas(published: Server) -> None:
    asked, faults = Counter[str](), Counter[str]()
    for answer in Asking(published).everything():
        asked[answer.route] += 1
        faults.update(f"{answer.route} {fault}" for fault in wrong(answer))
    assert not faults, json.dumps(faults.most_common(20), indent=1, ensure_ascii=False)
    assert asked.keys() == read("schema/openapi.json")["paths"].keys()
    assert asked.total() > 500, asked


@pytest.mark.parametrize(
    ("change", "said"),
    [({"status": "asleep"}, "is not one of"), ({"id": "one"}, "is not a 'uuid'"), ({"name": 7}, "is not of type"),
     ({"attributes": [{"id": "0" * 8}]}, "is not a 'uuid'"), ({"url": "no address"}, "is not a 'uri'")],
)  # fmt: skip
def test_a_wrong_answer_would_be_found(published: Server, change: dict[str, object], said: str) -> None:
    right = next(Asking(published).one_of_each())
    assert wrong(right) == []
    assert any(said in fault for fault in wrong(Answer(right.route, {**right.body, **change})))


@pytest.mark.parametrize("known", [True, False], ids=["identifiers that exist", "any identifiers"])
def test_schemathesis_finds_no_failure_of_the_served_api_by_the_official_description(
    published: Server, tmp_path: Path, known: bool
) -> None:
    command = [str(Path(sys.executable).with_name("schemathesis"))]
    if known:
        (tmp_path / "known.toml").write_text("".join(_known(published)), encoding="utf-8")
        command += ["--config-file", str(tmp_path / "known.toml")]
    command += ["run", str(_described(tmp_path)), "--url", f"{published.address}/hsds/3.0", "--no-color"]
    command += ["--max-examples", "20", "--exclude-checks", SAID_OF_NO_REQUEST, "--continue-on-failure", "--seed", "3"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert "Tested: 11" in done.stdout


def _described(folder: Path) -> Path:
    """Return the official description with its schemas beside it, and with the refusals that it does not speak of."""
    official = json.loads(json.dumps(read("schema/openapi.json")).replace(specification.BASE, f"{FOLDER.as_uri()}/"))
    for path in official["paths"].values():
        path["get"]["responses"]["4XX"] = {"description": "The question is refused, or there is nothing."}
    (folder / "openapi.json").write_text(json.dumps(official), encoding="utf-8")
    return folder / "openapi.json"


def _known(published: Server) -> list[str]:
    told = '[[operations]]\ninclude-name = "GET {}"\nparameters = {{ "path.id" = "{}" }}\n'
    return [told.format(answer.route, answer.body["id"]) for answer in Asking(published).one_of_each()]


def test_the_exported_package_holds_to_the_official_description_of_packages_as_it_is(
    published: Server, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "amparo.interfaces.cli", "directory", "export", str(tmp_path / "directory.zip")]
    subprocess.run(command, env=settings(published.folder), cwd=ROOT, check=True, capture_output=True)
    with ZipFile(tmp_path / "directory.zip") as packed:
        packed.extractall(tmp_path)
    own = Package(tmp_path / "datapackage.json").validate()
    shutil.copy(FOLDER / "datapackage.json", tmp_path / "datapackage.json")
    official = Package(tmp_path / "datapackage.json").validate()
    for report in (own, official):
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:20]
    rows = {task.name: task.stats.get("rows", 0) for task in official.tasks}
    assert len(rows) == 21
    assert all(rows[name] for name in ("organization", "service", "location", "address", "schedule", "taxonomy_term"))


def test_our_table_of_fields_is_the_official_one() -> None:
    for schema in specification.tables():
        ours = [field for field in tables.objects()[schema["name"]] if not field.ours]
        assert [field.name for field in ours] == list(schema["properties"]), schema["name"]
        assert [field.name for field in ours if field.required] == [
            name for name in schema["properties"] if name in schema["required"]
        ]
        assert tables.file_of(schema["name"]) == schema["path"]
        for field in ours:
            official = schema["properties"][field.name]
            assert field.type == official.get("type", "object")
            assert f"{field.of}.json" in (official.get("$ref"), official.get("items", {}).get("$ref"), ".json")
            assert list(field.values) == official.get("enum", [])
