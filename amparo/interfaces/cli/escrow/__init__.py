"""`amparo escrow`: a key in three shares for when those who could open a restricted case are gone, or cannot be asked."""

import click

from amparo.interfaces.cli.escrow.making import create, install, offline, replace
from amparo.interfaces.cli.escrow.using import drill, give_report, open_case, status


@click.group()
def escrow() -> None:
    """Keep a way into restricted cases that needs two of three people.

    Restricted cases are sealed to those who work on them and to the escrow: a key that is split into three shares on
    paper, for three holders in different places. Two shares together open a case to a worker; one opens nothing, and
    this machine keeps none. Shares are asked for by the commands and never stand on a command line.
    """


for command in (create, offline, install, status, drill, open_case, give_report, replace):
    escrow.add_command(command)
