"""Programs of others read the feed over HTTP: @odata/client in Node, and a reader that asks as pyodk's get_table does."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.cast import make_cast
from tests.interfaces.api.odata.feeding import program

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.interfaces.api.addresses")]
CLIENT = Path(__file__).parent / "odata"


@pytest.fixture(scope="module")
def client() -> Path:
    """Install @odata/client from its lock file, without running anything that it brings, where it is not there yet."""
    if not (CLIENT / "node_modules" / "@odata" / "client").exists():
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(npm, cwd=CLIENT, check=True, capture_output=True)
    return CLIENT


def read_as_pyodk(address: str, token: str, table: str, top: int) -> list[dict[str, Any]]:
    """Return a table as pyodk's get_table asks for it, page after page: these parameters, a session with a bearer."""
    session, found = requests.Session(), list[dict[str, Any]]()
    session.headers.update({"Authorization": f"Bearer {token}", "Accept": "application/json"})
    while True:
        asked = {"$skip": str(len(found)), "$top": str(top), "$count": "true", "$wkt": "false"}
        answer = session.get(address + table, params=asked, timeout=20)
        answer.raise_for_status()
        found += answer.json()["value"]
        if len(found) >= answer.json()["@odata.count"]:
            return found


@pytest.mark.django_db(transaction=True)
def test_a_real_client_and_one_like_pyodk_read_every_row(live_server: Any, client: Path) -> None:
    reads = program(make_cast(), tables=("Codes", "Columns"))
    address = f"{live_server.url}/odata/v4/"
    told = {**os.environ, "FEED_ADDRESS": address, "FEED_TOKEN": reads.secret}
    run = subprocess.run(
        ["node", "read.js"], cwd=client, env=told, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    read, rows = json.loads(run.stdout), read_as_pyodk(address, reads.secret, "Columns", 25)
    assert len(read["some"]) == 3
    assert set(read["some"][0]) >= {"Code", "Meaning"}
    assert read["one"]["Code"] == "female"
    assert len({row["Id"] for row in rows}) == len(rows) == read["count"] > 50
    assert [row["Id"] for row in read["last"]] == sorted((row["Id"] for row in read["last"]), reverse=True)
