"""`amparo htcds`: files of trafficking cases in the standard of IOM (HTCDS 2.0), looked at and taken in."""

import click

from amparo.interfaces.cli.htcds.bringing import bring_in
from amparo.interfaces.cli.htcds.checking import check

__all__ = ["htcds"]


@click.group(short_help="Check and take in files of trafficking cases (HTCDS 2.0).")
def htcds() -> None:
    """Work with files in IOM's Human Trafficking Case Data Standard 2.0: workbooks (.xlsx) or CSV.

    A file is opened in a process of its own with limits of time and memory. What is in a cell is never printed.
    """


htcds.add_command(check)
htcds.add_command(bring_in)
