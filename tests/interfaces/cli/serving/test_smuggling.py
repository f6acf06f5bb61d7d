"""A second request hidden in the first, as between a proxy and a server that count its length differently, is never answered."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.interfaces.cli.machine import ROOT

SERVER = """
import sys
import time
from django.conf import settings
settings.configure(AMPARO_HOST="127.0.0.1", AMPARO_THREADS=1, AMPARO_HTTPS=False)
from amparo.interfaces.cli.serving.listening import answer
def tell(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['PATH_INFO']} {len(environ['wsgi.input'].read())}\\n".encode()]
answer(tell, "ready", int(sys.argv[1]))
"""
HIDDEN = "GET /hidden HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
HEADS = {
    "two lengths": f"Content-Length: {len(HIDDEN)}\r\nContent-Length: 0",
    "two lengths in one line": f"Content-Length: {len(HIDDEN)}, 0",
    "a length with a sign": f"Content-Length: +{len(HIDDEN)}",
    "a length with a space in it": "Content-Length: 0 0",
    "a length in other digits": "Content-Length: 0x0",
    "a length below nothing": "Content-Length: -1",
    "a space before the colon": f"Content-Length : {len(HIDDEN)}",
    "a folded line": f"Content-Length:\r\n {len(HIDDEN)}",
    "a name that begins with a space": f" Content-Length: {len(HIDDEN)}",
    "parts of another kind": "Transfer-Encoding: xchunked",
    "parts in parts": "Transfer-Encoding: chunked, chunked",
    "parts by a tab": "Transfer-Encoding:\x0bchunked",
    "a bare line feed": f"A: b\nContent-Length: {len(HIDDEN)}",
    "a bare carriage return": f"A: b\rContent-Length: {len(HIDDEN)}",
    "a null": f"A: \0\r\nContent-Length: {len(HIDDEN)}",
}
PARTS = {
    "a part with a sign": "+0\r\n\r\n",
    "a part in other digits": "0x0\r\n\r\n",
    "a part without end of line": "0\n\n",
    "a part with a bare carriage return": "1;a\rb\r\nx\r\n0\r\n\r\n",
    "a part below nothing": "-1\r\n\r\n",
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of our server before an application that tells what it was asked."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
    running = subprocess.Popen([sys.executable, "-c", SERVER, str(free)], cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert running.stdout
        assert running.stdout.readline() == b"ready\n"
        yield free
    finally:
        running.terminate()
        running.wait(20)


def reached(port: int) -> socket.socket:
    """Return a connection, tried again until the server listens."""
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=2)
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise TimeoutError(port)


def sent(port: int, raw: str) -> str:
    """Return everything that is answered on a connection on which `raw` is sent, until it is closed or silent."""
    with reached(port) as connection:
        connection.sendall(raw.encode("latin-1"))
        told = b""
        try:
            while part := connection.recv(65536):
                told += part
        except TimeoutError:
            pass
        return told.decode()


def test_two_plain_requests_on_one_connection_are_both_answered(port: int) -> None:
    told = sent(port, f"POST /plain HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab{HIDDEN}")
    assert "/plain 2" in told
    assert "/hidden 0" in told


@pytest.mark.parametrize("what", HEADS)
def test_a_length_that_can_be_read_in_two_ways_is_refused_and_the_connection_ends(port: int, what: str) -> None:
    told = sent(port, f"POST /first HTTP/1.1\r\nHost: a\r\n{HEADS[what]}\r\n\r\n{HIDDEN}")
    assert "/hidden" not in told
    assert told[9:12] in ("400", "501"), told


@pytest.mark.parametrize("what", PARTS)
def test_a_part_whose_length_can_be_read_in_two_ways_is_refused_and_the_connection_ends(port: int, what: str) -> None:
    head = "POST /first HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    told = sent(port, f"{head}{PARTS[what]}{HIDDEN}")
    assert "/hidden" not in told
    assert told[9:12] == "400", told


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("order", [1, -1])
def test_where_a_length_and_parts_are_both_given_neither_is_believed(port: int, order: int, version: str) -> None:
    given = "\r\n".join(("Content-Length: 5", "Transfer-Encoding: chunked")[::order])
    told = sent(port, f"POST /first HTTP/{version}\r\nHost: a\r\n{given}\r\n\r\n0\r\n\r\n{HIDDEN}")
    assert "/hidden" not in told
    assert told[9:12] == "400", told


def test_parts_before_there_were_parts_are_refused(port: int) -> None:
    old = "POST /first HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
    told = sent(port, f"{old}0\r\n\r\n{HIDDEN}")
    assert "/hidden" not in told
    assert told[9:12] == "400", told


def test_an_answer_is_as_long_as_it_says(port: int) -> None:
    head, _, body = sent(port, "GET /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").partition("\r\n\r\n")
    assert f"Content-Length: {len(body)}" in head
