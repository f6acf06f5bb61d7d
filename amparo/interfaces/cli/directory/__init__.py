"""`amparo directory` and `amparo places`: what brings the directory of services in and takes it out."""

import click

from amparo.interfaces.cli.directory.bringing import bring_in
from amparo.interfaces.cli.directory.packages import take_out
from amparo.interfaces.cli.directory.places import places

__all__ = ["directory", "places"]


@click.group()
def directory() -> None:
    """Exchange the directory of services with others."""


directory.add_command(bring_in)
directory.add_command(take_out)
