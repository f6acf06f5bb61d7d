"""The entry of the `amparo` command: it only lists the commands, so that `amparo --help` answers at once."""

import sys

import click

from amparo.interfaces.cli.account import account
from amparo.interfaces.cli.audit import audit
from amparo.interfaces.cli.backups import backup, identity, restore
from amparo.interfaces.cli.database import database
from amparo.interfaces.cli.demo_country import demo
from amparo.interfaces.cli.directory import directory, places
from amparo.interfaces.cli.doctor import doctor
from amparo.interfaces.cli.escrow import escrow
from amparo.interfaces.cli.feedback import feedback
from amparo.interfaces.cli.forms import forms
from amparo.interfaces.cli.honey import honey
from amparo.interfaces.cli.htcds import htcds
from amparo.interfaces.cli.practice import practice
from amparo.interfaces.cli.serving import forgetful, portal, serve
from amparo.interfaces.cli.worker import worker


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="amparo", prog_name="amparo")
def amparo() -> None:
    """Amparo: protection information and case management for people on the move.

    Settings come from AMPARO_... variables; docs/settings.md lists them all. Database, keys and files stand in the
    folder AMPARO_DATA (by default var/ beside the program).
    """


for command in (
    demo, serve, portal, worker, account, honey, forms, practice, htcds, directory, places, feedback, audit, backup,
    restore, identity, escrow, database, doctor,
):  # fmt: skip
    amparo.add_command(command)


def main() -> None:
    """Run the command line."""
    forgetful.begin(sys.argv[1:])
    amparo(prog_name="amparo")
