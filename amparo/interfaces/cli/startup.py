"""What commands need before they touch records: settings read, tables present; each fault told in one sentence."""

import contextlib
import os
import signal
from collections.abc import Callable, Sequence
from typing import NoReturn

import click

SHOWN = 20
"""How many faults of a file are told at once."""


def refuse(sentence: str) -> NoReturn:
    """Say `sentence` on the error stream and stop with status 1."""
    raise click.ClickException(sentence)


def refuse_faults(name: str, faults: Sequence[object]) -> None:
    """Say what is wrong with a file, the first twenty faults one by one, and stop; do nothing where nothing is."""
    for fault in faults[:SHOWN]:
        click.echo(f"  {fault}", err=True)
    if faults:
        refuse(f"{name} is not kept: {len(faults)} faults.")


def rooms_joined(settings: str = "amparo.config.settings") -> None:
    """Read the settings and join the rooms, and ask the database nothing yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    import django

    django.setup()


def settings_read() -> None:
    """Read the settings and join the rooms. A wrong setting stops the program with its own sentence."""
    rooms_joined()
    from amparo.trust.accounts import second_lock

    second_lock.work_for_the_house()


def stop_in_order() -> None:
    """Let a service manager's SIGTERM end a command as Ctrl-C does, so that what it must tidy up is tidied up."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def tables_present(tell: Callable[[str], None]) -> None:
    """Bring the tables up to date; `tell` hears one sentence when there is something to do."""
    from django.core.management import call_command
    from django.db.utils import DatabaseError

    try:
        if waiting_migrations():
            tell("Preparing the database ...")
            _migrate()
        # Asked every time: a first start may have been cut short just before this table.
        call_command("createcachetable", verbosity=0)
    except DatabaseError as problem:
        refuse(f"The database cannot be used ({first_line(problem)}): run 'amparo doctor'.")


def _migrate() -> None:
    """Apply the migrations, on SQLite all or none: Django notes some of them only after their tables stand.

    A start that was killed in between would find tables that nobody noted, and could never be gone on with.
    """
    from django.core.management import call_command
    from django.db import connection, transaction

    whole = connection.vendor == "sqlite" and connection.disable_constraint_checking()
    with transaction.atomic() if whole else contextlib.nullcontext():
        call_command("migrate", verbosity=0, interactive=False)
    if whole:
        connection.enable_constraint_checking()


def waiting_migrations() -> list[str]:
    """Return the migrations that are not applied yet, as room.name; raise DatabaseError without a database."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def first_line(problem: BaseException) -> str:
    """Return what an exception says, shortened to its first line."""
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0]
