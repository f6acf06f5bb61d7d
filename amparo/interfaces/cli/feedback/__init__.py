"""`amparo feedback`: what people told us in other ways than on our own pages."""

import click

from amparo.interfaces.cli.feedback.bringing import bring_in
from amparo.interfaces.cli.feedback.simulating import simulate

__all__ = ["feedback"]


@click.group()
def feedback() -> None:
    """Bring in what people told us by SMS, by a messenger or in a list, and try the way that gateways take."""


feedback.add_command(bring_in)
feedback.add_command(simulate)
