"""`amparo directory import`: listings of another directory, as a data package of HSDS 3.0."""

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import click

from amparo.interfaces.cli import startup

if TYPE_CHECKING:
    from amparo.exchange.hsds import Brought
    from amparo.trust.disclosure.access import Access

MOST = 100 * 1024 * 1024
"""Bytes that the tables of a package may have together."""


@click.command("import")
@click.argument("file", metavar="FILE.zip", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--by", "username", required=True, metavar="USER", help="Who keeps the listings here: may edit the directory."
)
@click.option("--kind", default="", metavar="CODE", help="Kind of organisation, where the package has no word of ours.")
@click.option(
    "--type", "type_", default="", metavar="CODE", help="Kind of help, where the package has no word of ours."
)
def bring_in(file: Path, username: str, kind: str, type_: str) -> None:
    """Bring in the organisations, locations and services of FILE.zip, a package of HSDS 3.0 with one CSV for each object.

    A package with a fault is told by table, row and column, and nothing of it is kept. The same package again changes
    nothing; a listing that somebody changed here stays as it is here. What comes counts as not yet checked.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.directory import actions
    from amparo.exchange import hsds

    brought, usual = _unpacked(file), actions.Usual(kind, type_)
    try:
        counts = actions.bring_in(by=_editor(username), listings=brought.listings, usual=usual)
    except actions.NotKept as problem:
        one, why = problem.listing, problem.refusal
        startup.refuse(
            f"{file.name} is not kept: {hsds.file_of(one.table)}, row {one.row}, {why.field or 'id'}: {why.entry}"
        )
    click.echo(f"{file.name}: {', '.join(f'{number} {what}' for what, number in counts.items())}")
    for word, number in sorted(brought.unknown.items()):
        click.echo(f"  not taken along, as nobody here knows the word: {word} ({number})", err=True)


def _unpacked(file: Path) -> "Brought":
    from amparo import practice
    from amparo.exchange import hsds

    access = {code.label: code.code for code in practice.catalogue().lists["accessibility_kind"]}
    brought, complaints = hsds.unpack(_texts(file), access)
    startup.refuse_faults(file.name, complaints)
    return brought


def _editor(username: str) -> "Access":
    from amparo.foundation.policy import Action, may
    from amparo.trust.accounts import queries as accounts
    from amparo.trust.disclosure.access import access_for

    user = accounts.open_account(username)
    held = [access_for(user, role) for role in accounts.roles_of(user)] if user else []
    found = next((one for one in held if may(one.actor, Action.EDIT_DIRECTORY).allowed), None)
    if found is None:
        startup.refuse(f"{username} is no account that may edit the directory: a supervisor or an information officer.")
    return found


def _texts(file: Path) -> dict[str, str]:
    """Return the CSV tables of a package by name, wherever in it they lie."""
    try:
        with ZipFile(file) as packed:
            tables = [one for one in packed.infolist() if one.filename.endswith(".csv")]
            if sum(one.file_size for one in tables) > MOST:
                startup.refuse(f"{file.name} is too large: its tables have more than {MOST >> 20} MB.")
            return {Path(one.filename).name: packed.read(one).decode("utf-8-sig") for one in tables}
    except (BadZipFile, OSError, UnicodeDecodeError):
        startup.refuse(f"{file.name} cannot be read: it must be a ZIP file with tables in UTF-8.")
