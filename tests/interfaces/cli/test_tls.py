"""The doctor speaks with the web server as a browser does, and as somebody does who wishes it spoke worse."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from amparo.config import databases
from amparo.interfaces.cli import symptoms
from amparo.interfaces.cli.symptoms import transport as tls
from tests.certificate import write_certificate

GOOD = "ECDHE-ECDSA-AES128-GCM-SHA256"


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """Give a function that runs a TLS server on this machine and returns its port."""
    certificate, key = write_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    listening: list[socket.socket] = []

    def start(ciphers: str = GOOD, oldest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2) -> int:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        context.minimum_version = oldest
        context.set_ciphers(ciphers)
        listener = socket.create_server(("127.0.0.1", 0))
        listening.append(listener)
        threading.Thread(target=_greet, args=(listener, context), daemon=True).start()
        port: int = listener.getsockname()[1]
        return port

    yield start
    for listener in listening:
        listener.close()


def _greet(listener: socket.socket, context: ssl.SSLContext) -> None:
    with suppress(OSError):
        while True:
            way, _ = listener.accept()
            with suppress(OSError), way:
                context.wrap_socket(way, server_side=True).close()


def test_a_server_that_takes_what_is_recommended_alone_is_well(serve: Callable[..., int]) -> None:
    answer = tls.looked_at("localhost", serve())
    assert answer.well, answer.sentence
    assert "TLS 1.2 and newer alone" in answer.sentence


def test_old_versions_are_found(serve: Callable[..., int]) -> None:
    answer = tls.looked_at("localhost", serve("ALL:@SECLEVEL=0", ssl.TLSVersion.TLSv1))
    assert (answer.well, tls.OLD in answer.sentence) == (False, True)


def test_ciphers_that_are_not_recommended_are_found(serve: Callable[..., int]) -> None:
    answer = tls.looked_at("localhost", serve(f"{GOOD}:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0"))
    assert (answer.well, tls.WEAK in answer.sentence, tls.OLD in answer.sentence) == (False, True, False)


def test_a_certificate_that_nobody_vouches_for_or_of_another_name_is_found(
    serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    port = serve()
    monkeypatch.setattr(socket, "create_connection", _to(port, socket.create_connection))
    assert "do not trust" in tls.looked_at("elsewhere.example", port).sentence
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "do not trust" in tls.looked_at("localhost", port).sentence


def _to(port: int, connect: Callable[..., socket.socket]) -> Callable[..., socket.socket]:
    return lambda place, **more: connect(("127.0.0.1", port), **more)


def test_a_certificate_that_ends_soon_is_told_before_it_ends(
    serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls, "DAYS", 400)
    assert "renew it" in tls.looked_at("localhost", serve()).sentence


def test_a_name_that_does_not_answer_needs_a_person_and_no_public_name_needs_nobody(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert not tls.looked_at("localhost", port).well
    settings.AMPARO_HTTPS, settings.ALLOWED_HOSTS = True, ["localhost", "127.0.0.1"]
    assert symptoms.tls().well


@pytest.mark.parametrize("host", ["db.example", "10.0.0.7", "192.168.1.20"])
def test_a_database_on_another_machine_is_reached_with_a_checked_certificate_alone(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMPARO_DATABASE_URL", f"postgresql://u:p@{host}:5432/amparo?sslmode=disable")
    options = databases.database(tmp_path)["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert options["sslrootcert"] == "system"
    own = databases.for_postgres(host, "sslrootcert=/etc/amparo/ca.pem")
    assert own == {"sslmode": "verify-full", "sslrootcert": "/etc/amparo/ca.pem"}


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "::1", "/run/postgresql"])
def test_on_the_same_machine_nothing_is_on_its_way(host: str) -> None:
    assert databases.for_postgres(host, "") == {}
