"""`amparo database`: what PostgreSQL needs beside its tables, and the file of SQLite under a key."""

from importlib.resources import files

import click

from amparo.interfaces.cli import startup
from amparo.interfaces.cli.database.sealing import seal, unseal


@click.group()
def database() -> None:
    """Prepare PostgreSQL (the roles of staff screens, jobs and portal), or seal the file of SQLite under a key."""


database.add_command(seal)
database.add_command(unseal)


@database.command()
@click.option("--apply", is_flag=True, help="Bring the tables up to date and make the roles here, as their owner.")
def roles(apply: bool) -> None:
    """Print the SQL that makes the database roles, for the person who runs PostgreSQL; with --apply, run it.

    amparo_staff is for `amparo serve`, amparo_jobs for `amparo worker` and `amparo backup`, amparo_portal for `amparo portal`.
    None of them owns a table or can switch row-level security off. They have no password until you set one:
    ALTER ROLE amparo_staff PASSWORD '...'. Run it as the owner of the tables, who needs CREATEROLE, and again after each
    new version of Amparo.
    """
    if not apply:
        click.echo(statements(), nl=False)
        return
    startup.settings_read()
    from django.db import connection

    if connection.vendor != "postgresql":
        startup.refuse("AMPARO_DATABASE_URL is not set: SQLite has no roles, the file belongs to one user.")
    startup.tables_present(click.echo)
    _run()
    click.echo("amparo_staff, amparo_jobs and amparo_portal are there. Now give each of them a password.")


def statements() -> str:
    """Return the SQL that makes the roles; what the portal may read comes from the list that its process keeps to."""
    from amparo.trust.accounts import public_door

    made = files(__name__).joinpath("roles.sql").read_text(encoding="utf-8")
    return made + "\n".join(["", "-- The portal reads what everybody may know.", *public_door.grants(), ""])


def _run() -> None:
    from django.db import connection, transaction
    from django.db.utils import DatabaseError

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statements())
    except DatabaseError as problem:
        startup.refuse(
            f"The roles cannot be made ({startup.first_line(problem)}): "
            "let a superuser of PostgreSQL run what 'amparo database roles' prints."
        )
