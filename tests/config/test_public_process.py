"""The public process as it really starts: with a key of its own and no other, and no way to a person's record."""

import os
import platform
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.interfaces.cli.serving.forgetful import OVERWRITTEN
from tests.config import locked
from tests.interfaces.cli.machine import ROOT, Machine, on_postgres

PUBLIC = {"DJANGO_SETTINGS_MODULE": "amparo.config.portal.settings"}
TRIES = """
import django
django.setup()
from django.db import DatabaseError, connection
for table in ("directory_place", "people_person", "accounts_user", "vault_grant"):
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {table}")
            print(table, "opens")
    except DatabaseError:
        print(table, "does not open")
"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """An installation with the cast and two people, once for this file."""
    made = Machine(tmp_path_factory.mktemp("machine") / "data")
    made.does("settle")
    if on_postgres():
        locked.make_roles()
        assert made.amparo("database", "roles", "--apply").returncode == 0
    yield made
    made.leave()


def door(machine: Machine, **chosen: str) -> dict[str, str]:
    """Return the environment of the public process: on PostgreSQL with its own user."""
    told = machine.own | PUBLIC | chosen
    if on_postgres():
        told["AMPARO_DATABASE_URL"] = (
            f"postgresql://{locked.PORTAL}@{machine.own['AMPARO_DATABASE_URL'].rpartition('@')[2]}"
        )
    return told


def test_in_the_public_process_a_persons_table_does_not_open(machine: Machine) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRIES], env=door(machine), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "directory_place opens",
        "people_person does not open",
        "accounts_user does not open",
        "vault_grant does not open",
    ]


READ = """
import django
django.setup()
from pathlib import Path
from django.conf import settings
from django.template.loader import get_template
pages, kit = map(Path, settings.TEMPLATES[0]["DIRS"])
for folder, parts in ((pages, pages.rglob("*.html")), (kit, kit.glob("ui/pictures/**/*.html"))):
    for part in parts:
        get_template(str(part.relative_to(folder)))
        print(part.name)
"""


def test_it_can_read_every_template_of_its_pages_and_of_the_figures_on_them(machine: Machine) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ], env=door(machine), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {"bars.html", "map.html", "home.html"} <= set(done.stdout.splitlines())


def test_it_needs_no_key_of_the_house_and_makes_one_of_its_own(machine: Machine) -> None:
    keys = machine.folder / "keys"
    for key in keys.iterdir():
        key.unlink()
    subprocess.run([sys.executable, "-c", TRIES], env=door(machine), cwd=ROOT, capture_output=True, check=True)
    assert [key.name for key in keys.iterdir()] == ["portal.key"]
    assert (keys / "portal.key").stat().st_mode & 0o077 == 0


def test_it_joins_no_room_in_which_people_are_recorded(machine: Machine) -> None:
    joined = (
        "import django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns; import sys; "
    )
    joined += "print('\\n'.join(name for name in sys.modules if name.startswith('amparo.')))"
    done = subprocess.run(
        [sys.executable, "-c", joined], env=door(machine), cwd=ROOT, capture_output=True, text=True, check=True
    )
    rooms = {".".join(name.split(".")[1:3]) for name in done.stdout.split()}
    assert "interfaces.portal" in rooms
    assert (
        not {f"casework.{room}" for room in ("people", "consent", "cases", "matching", "emergency", "rights")} & rooms
    )
    assert not {f"trust.{room}" for room in ("disclosure", "projections", "staffing", "escrow", "history")} & rooms
    assert "amparo.config.settings" not in done.stdout.split()


def test_the_command_serves_the_pages_and_nothing_of_the_staff(machine: Machine) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "amparo.interfaces.cli", "portal"]
    running = subprocess.Popen(
        command, env=door(machine, AMPARO_PORTAL_PORT=str(port)), cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert running.stdout
        assert f"http://127.0.0.1:{port}/".encode() in running.stdout.readline()
        assert (status(port, "/ar/"), status(port, "/login/"), status(port, "/hsds/3.0/")) == (200, 404, 404)
        if platform.libc_ver()[0] == "glibc":
            begun = Path(f"/proc/{running.pid}/environ").read_text(encoding="utf-8")
            assert f"PYTHONMALLOC={OVERWRITTEN['PYTHONMALLOC']}\0" in begun, "freed memory is wiped"
    finally:
        running.terminate()
        assert running.wait(20) == 0


def status(port: int, path: str) -> int:
    """Return the status of an answer, asked again until the server listens."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                return int(answer.status)
        except urllib.error.HTTPError as problem:
            return problem.code
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(path)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"AMPARO_EXIT_ADDRESS": "javascript:alert(1)"}, "AMPARO_EXIT_ADDRESS is"),
        ({"AMPARO_EXIT_ADDRESS": "http://weather.example/"}, "AMPARO_EXIT_ADDRESS is"),
        ({"AMPARO_EXIT_ADDRESS": "https://user@weather.example/"}, "AMPARO_EXIT_ADDRESS is"),
        ({"AMPARO_EXIT_ADDRESS": "https://weather.example/{country}"}, "AMPARO_EXIT_ADDRESS is"),
        ({"AMPARO_EXIT_ADDRESS": "https://weather.example/\r\nSet-Cookie: a"}, "AMPARO_EXIT_ADDRESS is"),
        ({"AMPARO_PORTAL_PORT": "0"}, "AMPARO_PORTAL_PORT is"),
        ({"DJANGO_SETTINGS_MODULE": "amparo.config.settings"}, "DJANGO_SETTINGS_MODULE names other settings"),
    ],
)
def test_it_refuses_to_start_with_a_setting_that_cannot_be_used(
    tmp_path: Path, chosen: dict[str, str], words: str
) -> None:
    own = os.environ | {"AMPARO_DATA": str(tmp_path)} | PUBLIC | chosen
    command = [sys.executable, "-m", "amparo.interfaces.cli", "portal"]
    told = subprocess.run(command, env=own, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert words in told.stderr


def test_it_refuses_to_start_without_tables_and_makes_none(tmp_path: Path) -> None:
    if on_postgres():
        pytest.skip("a server has its own answer to a database that is not there")
    told = Machine(tmp_path / "bare").amparo("portal", **PUBLIC)
    assert told.returncode == 1
    assert "start 'amparo serve' once" in told.stderr
    assert not (tmp_path / "bare" / "amparo.sqlite3").exists()


@locked.on_postgres
def test_it_refuses_to_start_as_a_user_who_may_read_people(machine: Machine) -> None:
    told = machine.amparo("portal", **PUBLIC)
    assert told.returncode == 1
    assert "which is not for the public" in told.stderr
