"""A process that serves speaks with the servers that its settings name; every other one is out of its reach."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.interfaces.cli.machine import ROOT

REFUSED = "NotNamedError"
BEGUN = """
import json, os, socket, sys, urllib.request
from amparo.interfaces.cli import startup
from amparo.interfaces.cli.serving import listening, outward
def tried(way, *told):
    try:
        return str(way(*told))
    except Exception as problem:
        return type(getattr(problem, "reason", problem)).__name__
"""
LOOKS = """
startup.rooms_joined()
outward.keep_in()
print(json.dumps([tried(socket.create_connection, (host, int(sys.argv[1]))) for host in sys.argv[2:]]))
"""
WAYS = """
startup.rooms_joined()
outward.keep_in()
print(json.dumps({
    "number": tried(socket.create_connection, ("192.0.2.7", 80)),
    "address": tried(urllib.request.urlopen, "http://elsewhere.example/"),
    "lookup": tried(socket.gethostbyname, "elsewhere.example"),
    "bytes": tried(socket.getaddrinfo, b"ELSEWHERE.example.", 53),
}))
"""
FIGURES = """
startup.rooms_joined()
from datetime import date
from django.conf import settings
from amparo.exchange.dtm import asking
if sys.argv[1] == "kept in":
    outward.keep_in()
try:
    asking.ask(settings.AMPARO_DTM.key, settings.AMPARO_DTM.address, "PAN", 0, 1, date(2026, 11, 28))
except asking.AskError as problem:
    print(problem.code)
"""
SERVES = """
startup.rooms_joined(sys.argv[1])
import waitress.server
def once(server):
    print(tried(socket.getaddrinfo, "elsewhere.example", 443), flush=True)
waitress.server.TcpWSGIServer.run = once
listening.answer(lambda *told: [], "ready", 0)
"""
WORKS = """
startup.rooms_joined()
from datetime import timedelta
from types import SimpleNamespace
from django.conf import settings
from amparo.interfaces.cli.worker import worker
looks = lambda: print(tried(socket.getaddrinfo, "elsewhere.example", 443))
sys.modules["schedule"] = SimpleNamespace(JOBS=[SimpleNamespace(name="looks", every=timedelta(hours=1), run=looks)])
settings.AMPARO_JOBS = "schedule.JOBS"
startup.tables_present = lambda tell: None
worker(["--once"])
"""


@pytest.fixture
def own(tmp_path: Path) -> dict[str, str]:
    """What a process of its own is told to begin with."""
    return {"AMPARO_DATA": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT)}


def said(script: str, own: dict[str, str], *words: object) -> str:
    """Run `script` in a process of its own, which nothing lets out again; return what it printed."""
    command = [sys.executable, "-c", BEGUN + script, *map(str, words)]
    done = subprocess.run(command, env=own, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class _Gateway(BaseHTTPRequestHandler):
    """Answers as a gateway that sends whoever asks on to the same machine under another name."""

    def do_GET(self) -> None:
        self.server.asked.append(self.headers["Host"])  # type: ignore[attr-defined]
        self.send_response(302)
        self.send_header("Location", f"http://localhost:{self.server.server_port}/stolen")  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, *told: Any) -> None:
        """Say nothing."""


@pytest.fixture
def gateway() -> Iterator[Any]:
    """A server on this machine that leads away; it notes as whom it was asked."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Gateway)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_no_way_leads_to_a_server_that_no_setting_names(own: dict[str, str]) -> None:
    found = json.loads(said(WAYS, own))
    assert set(found) == {"number", "address", "lookup", "bytes"}
    assert set(found.values()) == {REFUSED}, found


def test_the_mail_server_of_the_settings_is_reached_and_its_neighbour_is_not(own: dict[str, str], gateway: Any) -> None:
    named = own | {
        "AMPARO_MAIL_URL": "smtps://amparo:secret@localhost:465",
        "AMPARO_MAIL_FROM": "amparo@office.example",
    }
    there, neighbour = json.loads(said(LOOKS, named, gateway.server_port, "LOCALHOST", "127.0.0.1"))
    assert there.startswith("<socket.socket")
    assert neighbour == REFUSED
    assert json.loads(said(LOOKS, own, gateway.server_port, "localhost")) == [REFUSED], "none is named, none is reached"


def test_who_was_named_leads_nobody_on_to_somebody_who_was_not(
    own: dict[str, str], gateway: Any, tmp_path: Path
) -> None:
    key = tmp_path / "dtm.key"
    key.write_text("a subscription key")
    key.chmod(0o600)
    at = f"127.0.0.1:{gateway.server_port}"
    named = own | {"AMPARO_DTM_KEY": str(key), "AMPARO_DTM_ADDRESS": f"http://{at}"}
    said(FIGURES, named, "open")
    assert f"localhost:{gateway.server_port}" in gateway.asked, "the library goes where it is sent"
    gateway.asked.clear()
    assert said(FIGURES, named, "kept in").strip() == "monitoring.dtm_no_answer"
    assert set(gateway.asked) == {at}


@pytest.mark.parametrize("settings", ["amparo.config.settings", "amparo.config.portal.settings"])
def test_the_screens_and_the_public_pages_are_kept_in(own: dict[str, str], settings: str) -> None:
    assert said(SERVES, own | {"AMPARO_HOST": "localhost"}, settings).splitlines() == ["ready", REFUSED]


def test_the_jobs_of_the_worker_are_kept_in(own: dict[str, str]) -> None:
    assert said(WORKS, own).splitlines()[-2:] == [REFUSED, "done: looks"]
