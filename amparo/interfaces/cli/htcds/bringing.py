"""`amparo htcds import`: cases of a file become cases here, in the name of a case worker who gives her passphrase."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from amparo.exchange import htcds as standard
from amparo.interfaces.cli import startup

if TYPE_CHECKING:
    from amparo.casework.cases.brought_in.looking import Look
    from amparo.trust.disclosure.access import Access

NOBODY = (
    "{} is no account of a case worker of this agency who is qualified in counter-trafficking, "
    "or the passphrase is another one."
)


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--agency", required=True, metavar="NAME", help="The agency of the case worker.")
@click.option("--as", "username", required=True, metavar="USER", help="The case worker whose cases they become.")
@click.option("--source", required=True, metavar="NAME", help="The organisation that sent the file.")
@click.option(
    "--team", default="", metavar="NAME", help="The team that will be responsible, when the worker has several."
)
@click.option("--keep", is_flag=True, help="Take in what is surely new; without it nothing is kept.")
def bring_in(file: Path, agency: str, username: str, source: str, team: str, keep: bool) -> None:
    """Say what each case in FILE would become; with --keep take in those that are surely new.

    A row that tells no name, or whose person may be known here already, is left for the screen, where the worker decides. Each
    case is kept whole or not at all, and never twice. Restricted cases are sealed to people: the worker's passphrase is asked.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.cases.brought_in import lines, looking
    from amparo.foundation.errors import Refusal

    read = _read(file)
    by = _worker(agency, username)
    home = _team(by, team)
    twins = looking.twins(every := lines.lines(read))
    for line in every:
        try:
            one = looking.look(by, line, twins.get(line.number, ()))
        except Refusal as refusal:
            startup.refuse(str(refusal.entry))
        click.echo(f"row {one.line.row or one.line.number}: {_taken(by, one, source, home) if keep else _would(one)}")
    for remark in (*read.problems, *read.advice):
        click.echo(f"  {remark}", err=True)


def _read(file: Path) -> standard.Read:
    from amparo.casework.cases.brought_in import lines

    try:
        with file.open("rb") as opened:
            read = standard.read(opened.read(standard.LARGEST_FILE + 1))
    except OSError as problem:
        startup.refuse(f"{file} cannot be read: {problem.strerror}.")
    why = lines.refused(read)
    if why:
        startup.refuse(f"{file.name}: {why}")
    return read


def _worker(agency: str, username: str) -> "Access":
    """Return the worker with the private key that the passphrase opens, as a sign-in would."""
    from amparo.casework.cases.brought_in.taking import may_bring_in
    from amparo.foundation.policy import Role
    from amparo.trust.accounts import queries as accounts
    from amparo.trust.disclosure.access import access_for
    from amparo.trust.staffing import hashing, keys
    from amparo.trust.staffing.passphrases import normal

    user = accounts.open_account(username)
    with hashing.listening() as roots:
        given = normal(click.prompt(f"Passphrase of {username}", hide_input=True))
        right = user is not None and user.check_password(given)
    if user is None or not right or user.agency.name != agency or Role.CASE_WORKER not in accounts.roles_of(user):
        startup.refuse(NOBODY.format(username))
    by = access_for(user, Role.CASE_WORKER, keys=keys.entered(user, roots))
    if not may_bring_in(by):
        startup.refuse(NOBODY.format(username))
    return by


def _team(by: "Access", name: str) -> UUID:
    from amparo.trust.accounts import queries as accounts

    teams = {called: key for key, called in accounts.team_names(list(by.actor.teams)).items()}
    found = teams.get(name) if name else next(iter(teams.values())) if len(teams) == 1 else None
    if found is None:
        startup.refuse(f"Say with --team which team will be responsible: {', '.join(sorted(teams))}.")
    return found


def _would(one: "Look") -> str:
    from amparo.foundation import ids

    if one.case:
        return f"taken in before, case {ids.code(one.case)}"
    if one.line.nameless:
        return "tells no name: decide on the screen"
    return "a new person and a new case" if one.is_new else "may be known here: decide on the screen"


def _taken(by: "Access", one: "Look", source: str, team: UUID) -> str:
    from amparo.casework.cases.brought_in.taking import take_in
    from amparo.foundation.errors import Refusal

    if not one.is_new:
        return _would(one)
    try:
        return f"taken in, case {take_in(by=by, line=one.line, source=source, team=team).code}"
    except Refusal as refusal:
        return f"not taken in: {refusal.entry}"
