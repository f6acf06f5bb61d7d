"""A machine of its own for a test: a data folder, a database, and commands run in other processes as a person runs them.

Run as a program (`python -m tests.interfaces.cli.machine WHAT`) it is the hand of somebody who works there.
"""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.conf import settings

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Machine:
    """One installation; with PostgreSQL its database is made on the server of the tests."""

    folder: Path
    database: str = field(default_factory=lambda: f"drill_{uuid.uuid4().hex[:12]}")

    def __post_init__(self) -> None:
        self.own = os.environ | {"AMPARO_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "amparo.config.settings"}
        if on_postgres():
            known = settings.DATABASES["default"]
            reached = f"{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}"
            self.own["AMPARO_DATABASE_URL"] = f"postgresql://{reached}/{self.database}"
            on_server(f"CREATE DATABASE {self.database}")

    def leave(self) -> None:
        """Remove the database."""
        if on_postgres():
            on_server(f"DROP DATABASE {self.database} WITH (FORCE)")

    def amparo(self, *words: object, **own: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Amparo there."""
        return self._run("amparo.interfaces.cli", *words, **own)

    def does(self, what: str, *words: object) -> str:
        """Let somebody do `what` there (a function below); return what came of it."""
        done = self._run("tests.interfaces.cli.machine", what, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextmanager
    def while_doing(self, what: str) -> Iterator[None]:
        """Let somebody do `what` there from its beginning until the block is left, however it is left."""
        command = [sys.executable, "-m", "tests.interfaces.cli.machine", what]
        with subprocess.Popen(command, env=self.own, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                assert process.stdout.readline() == "begun\n"
                yield
            finally:
                process.kill()

    def _run(self, module: str, *words: object, **own: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", module, *map(str, words)]
        return subprocess.run(command, env=self.own | own, cwd=ROOT, capture_output=True, text=True, check=False)

    def is_bare(self) -> bool:
        """Return whether no table stands there."""
        if on_postgres():
            known = settings.DATABASES["default"]
            with psycopg.connect(
                host=known["HOST"], port=known["PORT"], user=known["USER"], dbname=self.database
            ) as database:
                found = database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
            return found == (0,)
        return not (self.folder / "amparo.sqlite3").exists()


def on_postgres() -> bool:
    """Return whether the tests run on PostgreSQL."""
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql"))


def on_server(statement: str) -> None:
    """Run a statement on the server of the tests, outside any of its databases."""
    known = settings.DATABASES["default"]
    reached = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(**reached, dbname="postgres", autocommit=True) as server:
        server.execute(statement)  # type: ignore[arg-type]


def settle() -> None:
    """Make tables, the cast, and two people in North."""
    from amparo.casework.people import actions
    from amparo.interfaces.cli import startup
    from tests.cast import make_cast, register_sara

    startup.tables_present(lambda _: None)
    cast = make_cast()
    uncle = actions.register(by=cast.alma, fields={"name_given": "Planted-Uncle"}, team=cast.north.pk)
    print(register_sara(cast), uncle)


def name_of(person: str) -> None:
    """Open a person's record as Alma does and say the given name, or that it does not open."""
    from amparo.casework.people import queries
    from amparo.trust.accounts.models import User
    from amparo.trust.disclosure.access import access_for
    from amparo.trust.vault.suites import Unreadable

    try:
        print(queries.person(access_for(User.objects.get(username="alma")), uuid.UUID(person)).fields["name_given"])
    except Unreadable:
        print("does not open")


def destroy(person: str) -> None:
    """Remove all grants of one holder."""
    from amparo.trust.vault.models import Grant

    print(Grant.objects.filter(holder=uuid.UUID(person)).delete()[0])


def write_on() -> None:
    """Write to the log of acts until the process is ended, a checkpoint now and then."""
    from amparo.trust.audit.actions import Entry, append

    print("begun", flush=True)
    while True:
        append([Entry(None, "system", "test.act", detail={"padding": "x" * 500})])


if __name__ == "__main__":
    import django

    django.setup()
    {"settle": settle, "name_of": name_of, "destroy": destroy, "write_on": write_on}[sys.argv[1]](*sys.argv[2:])
