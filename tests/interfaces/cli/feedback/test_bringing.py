"""`amparo feedback import` keeps a whole list or nothing, once; `simulate` goes the way of a real gateway."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from click.testing import CliRunner
from django.test import override_settings

from amparo.casework.feedback import admission, queries
from amparo.casework.feedback.models import Report
from amparo.exchange import messages
from amparo.exchange.messages import Gateway
from amparo.foundation import clock
from amparo.interfaces.cli.main import amparo
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "id,sender,text,time,channel\n1,+000 555 0100,The queue is long,1795771800,sms\n2,+000 555 0100,And hot,1795771860,\n"
SECRET = b"s" * 32


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))


def run(tmp_path: Path, text: str, agency: str) -> tuple[int, str]:
    """Bring a list in."""
    file = tmp_path / "drop.csv"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(amparo, ["feedback", "import", str(file), "--agency", agency])
    return done.exit_code, done.output


def test_a_list_is_kept_once_and_reaches_a_focal_point(cast: Cast, tmp_path: Path) -> None:
    assert run(tmp_path, LIST, cast.puente.name) == (0, "drop.csv: 2 messages kept, 0 that were kept before\n")
    assert run(tmp_path, LIST, cast.puente.name) == (0, "drop.csv: 0 messages kept, 2 that were kept before\n")
    admission.take_in()
    lines = queries.inbox(cast.gita, "open")[0]
    assert sorted(line.row.channel for line in lines) == ["file", "sms"]


def test_a_fault_keeps_nothing_and_is_told_without_the_number(cast: Cast, tmp_path: Path) -> None:
    code, said = run(tmp_path, LIST + "3,+000 555 0199,Too late,yesterday,\n", cast.puente.name)
    assert code == 1
    assert "row 4, column time" in said
    assert "0199" not in said
    assert not Report.rows.exists()


def test_an_agency_that_nobody_knows_is_told(cast: Cast, tmp_path: Path) -> None:
    code, said = run(tmp_path, LIST, "Nowhere")
    assert (code, "No agency called 'Nowhere'" in said) == (1, True)


class Quiet(WSGIRequestHandler):
    """Writes down no request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server that checks signatures as the public pages do, and what came to it."""
    seen: list[dict[str, Any]] = []

    def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        time, signature = environ["HTTP_X_AMPARO_TIME"], environ["HTTP_X_AMPARO_SIGNATURE"]
        good = messages.is_signed(SECRET, time, body, signature, clock.now())
        seen.append({"path": environ["PATH_INFO"], "body": body, "kind": environ["CONTENT_TYPE"]})
        start("204 No Content" if good else "404 Not Found", [])
        return []

    with make_server("127.0.0.1", 0, answer, handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", seen
        server.shutdown()


def simulated(url: str, *more: str, secret: bytes = SECRET, channel: str = "sms") -> tuple[int, str]:
    """Send an SMS as a gateway would."""
    with override_settings(AMPARO_GATEWAYS={"radio": Gateway("sms", "Puente Amparo", secret)}):
        words = [
            "simulate",
            "--agency",
            "Puente Amparo",
            "--channel",
            channel,
            "--url",
            url,
            "The queue is long",
            *more,
        ]
        done = CliRunner().invoke(amparo, ["feedback", *words])
    return done.exit_code, done.output


def test_a_simulated_message_is_posted_signed_and_is_one_to_its_reader(
    gateway: tuple[str, list[dict[str, Any]]],
) -> None:
    url, seen = gateway
    assert simulated(url) == (0, "radio: 204, kept, or kept before\n")
    assert seen[0]["path"] == "/in/radio"
    found = messages.brought(seen[0]["body"], seen[0]["kind"], "sms", lambda address: f"hidden {len(address)}")
    assert (found.words, found.sender) == ("The queue is long", "hidden 10")


def test_a_recording_goes_along(gateway: tuple[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    (tmp_path / "voice").write_bytes(b"OggS\x00+/=")
    url, seen = gateway
    assert simulated(url, "--recording", str(tmp_path / "voice"))[0] == 0
    assert messages.brought(seen[0]["body"], seen[0]["kind"], "sms", str).sound == b"OggS\x00+/="


def test_a_simulation_that_is_not_kept_says_why(gateway: tuple[str, list[dict[str, Any]]]) -> None:
    url, _ = gateway
    assert "another secret" in simulated(url, secret=b"t" * 32)[1]
    assert "No gateway brings chat" in simulated(url, channel="chat")[1]
    assert "does not answer" in simulated("http://127.0.0.1:9/")[1]
    assert "is no address" in simulated("ftp://x")[1]
