"""A real server of its own on a fresh data folder, and Chromium, for stories that a person could live."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import chromium

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """Where the server answers and where its data lie."""

    address: str
    folder: Path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a data folder in which the cast of the tests is signed up, to be copied for every story."""
    folder = tmp_path_factory.mktemp("prepared")
    subprocess.run([sys.executable, "-m", "tests.stories.prepare"], env=settings(folder), cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def server(prepared: Path) -> Iterator[Server]:
    """Start `amparo serve` as a person would, with the cast of the tests signed up, as a demonstration."""
    with serving(prepared, "127.0.0.1", AMPARO_DEMO="on") as started:
        yield started


@pytest.fixture(scope="module")
def strict_server(prepared: Path) -> Iterator[Server]:
    """Start it for real work: second factors for all, passkeys for administrators; browsers allow them on localhost."""
    with serving(prepared, "localhost", AMPARO_PASSKEYS="on") as started:
        yield started


@contextmanager
def serving(prepared: Path, host: str, module: str = "amparo.interfaces.cli", **chosen: str) -> Iterator[Server]:
    """Serve a copy of `prepared` with settings of one's own until the story is over."""
    folder = Path(tempfile.mkdtemp(dir=prepared.parent))
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    with _answering("serve", folder, "AMPARO_PORT", chosen, module) as port:
        yield Server(f"http://{host}:{port}", folder)


@contextmanager
def open_door(folder: Path, **chosen: str) -> Iterator[str]:
    """Serve the public pages of `folder` beside whatever else works on it; return their address."""
    with _answering("portal", folder, "AMPARO_PORTAL_PORT", chosen) as port:
        yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True)
class House:
    """The screens of the staff and the pages for the public, of one installation."""

    staff: Server
    door: str


@pytest.fixture(scope="module")
def house(prepared: Path) -> Iterator[House]:
    """Start both as an agency does."""
    with serving(prepared, "127.0.0.1", AMPARO_DEMO="on") as staff, open_door(staff.folder) as door:
        yield House(staff, door)


def command(folder: Path, *words: str | Path) -> None:
    """Run `amparo` on an installation, as whoever keeps the server does; nothing of the tests' own settings is passed on."""
    called = [sys.executable, "-m", "amparo.interfaces.cli", *map(str, words)]
    subprocess.run(called, env=settings(folder), cwd=ROOT, check=True, capture_output=True)


def told(program: str, folder: Path) -> str:
    """Run a program of this folder on the data of an installation; return what it prints."""
    command = [sys.executable, "-m", f"tests.stories.{program}"]
    done = subprocess.run(command, env=settings(folder, AMPARO_DEMO="on"), cwd=ROOT, check=True, capture_output=True)
    return done.stdout.decode()


@contextmanager
def _answering(
    program: str, folder: Path, name: str, chosen: dict[str, str], module: str = "amparo.interfaces.cli"
) -> Iterator[int]:
    """Run a program of ours until the block is left; return the port on which it answers, given by the setting `name`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ, log = settings(folder, **chosen, **{name: str(port)}), folder / f"{program}.log"
    command = [sys.executable, "-m", module, program]
    with log.open("w") as written:
        running = subprocess.Popen(command, env=environ, cwd=ROOT, stdout=written, stderr=written)
        try:
            _wait(port, running, log)
            yield port
        finally:
            running.terminate()
            running.wait(20)


def settings(folder: Path, **chosen: str) -> dict[str, str]:
    """Return the environment of a program that works on `folder`, with settings of one's own and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    return {**kept, "AMPARO_DATA": str(folder), **chosen}


def _wait(port: int, running: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        if running.poll() is not None:
            raise RuntimeError(log.read_text())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 s")


@pytest.fixture(scope="module", name="chromium")
def started() -> Iterator[Browser]:
    """Return the system's Chromium for one file: where it runs, Django lets nobody at its database in the same process."""
    with chromium.running() as browser:
        yield browser
