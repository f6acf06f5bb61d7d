"""A real server of its own on a fresh data folder, and Chromium, for stories that a person could live."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Server:
    """Where the server answers and where its data lie."""

    address: str
    folder: Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start `amparo serve` as a person would, with the cast of the tests signed up, as a demonstration."""
    with serving(tmp_path_factory.mktemp("story"), "127.0.0.1", AMPARO_DEMO="on") as started:
        yield started


@pytest.fixture(scope="module")
def strict_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start it for real work: second factors for all, passkeys for administrators; browsers allow them on localhost."""
    with serving(tmp_path_factory.mktemp("strict"), "localhost", AMPARO_PASSKEYS="on") as started:
        yield started


@contextmanager
def serving(folder: Path, host: str, **chosen: str) -> Iterator[Server]:
    """Serve `folder` with settings of one's own until the story is over."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = settings(folder, AMPARO_PORT=str(port), **chosen)
    subprocess.run([sys.executable, "-m", "tests.stories.prepare"], env=environ, cwd=ROOT, check=True)
    log = (folder / "server.log").open("w")
    running = subprocess.Popen(
        [sys.executable, "-m", "amparo.interfaces.cli", "serve"], env=environ, cwd=ROOT, stdout=log, stderr=log
    )
    try:
        _wait(port, running, folder)
        yield Server(f"http://{host}:{port}", folder)
    finally:
        running.terminate()
        running.wait(20)
        log.close()


def settings(folder: Path, **chosen: str) -> dict[str, str]:
    """Return the environment of a program that works on `folder`, with settings of one's own and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    return {**kept, "AMPARO_DATA": str(folder), **chosen}


def _wait(port: int, running: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(300):
        if running.poll() is not None:
            raise RuntimeError((folder / "server.log").read_text())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 s")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the system's Chromium, without a window."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()
