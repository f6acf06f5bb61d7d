"""`amparo directory export`: the public directory as a data package of HSDS 3.0, for other directories and spreadsheets."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import click

from amparo.interfaces.cli import startup


@click.command("export")
@click.argument("file", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=Path))
def take_out(file: Path) -> None:
    """Write all that everybody may know of the directory to FILE.zip: a CSV table for each object, and what describes them.

    Protected places, services at them, names of contacts and notes on safe contact are not in it.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.directory.queries import public
    from amparo.exchange import hsds

    organizations, services = public.organizations(), public.services(public.Wanted())
    written = hsds.package(organizations, services)
    try:
        with ZipFile(file, "x", ZIP_DEFLATED) as packed:
            for name, text in written.items():
                packed.writestr(name, text)
    except OSError as problem:
        startup.refuse(f"{file} cannot be written: {problem.strerror or problem}.")
    click.echo(f"{file}: {len(services)} services of {len(organizations)} organisations")
