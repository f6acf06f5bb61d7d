"""Dina gives a token; a program of others and one that reads as pyodk does read tables with it, until she ends it."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, expect

from tests.stories.conftest import Server, serving
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
CLIENT = Path(__file__).parent / "odata"


@pytest.fixture(scope="module")
def fed(prepared: Path) -> Iterator[Server]:
    """Start the program with the feed switched on."""
    with serving(prepared, "127.0.0.1", AMPARO_DEMO="on", AMPARO_FEED="on") as started:
        yield started


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
    session.headers |= {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    while True:
        asked = {"$skip": len(found), "$top": top, "$count": "true", "$wkt": "false"}
        answer = session.get(address + table, params=asked, timeout=20)
        answer.raise_for_status()
        found += answer.json()["value"]
        if len(found) >= answer.json()["@odata.count"]:
            return found


def test_a_token_is_given_programs_read_and_it_is_ended(fed: Server, client: Path, chromium: Browser) -> None:
    dina = Walker(chromium, fed.address, "dina", "en", 1280, scripts=False)
    dina.follow("/figures/")
    dina.follow("/feeds/")
    broken = {"list": violations_of(dina)}
    dina.follow("/feeds/new/")
    broken["new"] = violations_of(dina)
    dina.put(recipient_name="Report of the sector", recipient="own_agency", purpose="coordination", days="30")
    for table in ("Codes", "Columns", "Figures"):
        dina.page.locator(f'input[name="tables"][value="{table}"]').check()
    dina.look("giving")
    dina.send()
    expect(dina.page.get_by_text("It is shown only now")).to_be_visible()
    broken["given"] = violations_of(dina)
    dina.look("given")
    (token,) = re.findall(r"amparo_feed_[\w-]{43}", dina.page.content())
    address = f"{fed.address}/odata/v4/"

    told = {**os.environ, "FEED_ADDRESS": address, "FEED_TOKEN": token}
    run = subprocess.run(
        ["node", "read.js"], cwd=client, env=told, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    read = json.loads(run.stdout)
    assert len(read["some"]) == 3
    assert set(read["some"][0]) >= {"Code", "Meaning"}
    assert (read["one"]["Code"], read["one"]["Meaning"]) == ("female", "Female")
    assert read["count"] > 20
    assert [row["Id"] for row in read["last"]] == sorted((row["Id"] for row in read["last"]), reverse=True)
    rows = read_as_pyodk(address, token, "Columns", 25)
    assert len({row["Id"] for row in rows}) == len(rows) == read["count"]

    dina.page.get_by_role("link", name="Done").or_(dina.page.get_by_role("button", name="Done")).click()
    broken["token"] = violations_of(dina)
    dina.look("token")
    dina.follow("/end/")
    dina.page.get_by_role("button", name="End the token").click()
    answer = requests.get(address + "Codes", headers={"Authorization": f"Bearer {token}"}, timeout=20)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "feeds.no_token")
    dina.leave()
    phone = Walker(chromium, fed.address, "dina", "ar", 390, scripts=True)
    for path in ("/feeds/", "/feeds/new/", "/feeds/tables/Figures/file/"):
        phone.go(path)
        phone.look(path.replace("/", "-"))
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
        broken[path] = violations_of(phone)
    phone.leave()
    assert not any(broken.values()), json.dumps(broken, indent=1, ensure_ascii=False)


def violations_of(walker: Walker) -> Any:
    """Return what axe finds wrong with the page."""
    return violations(walker.page)
