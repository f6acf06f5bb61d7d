"""`amparo feedback import`: a list of messages from another system, kept whole or not at all."""

from pathlib import Path
from uuid import UUID

import click

from amparo.interfaces.cli import startup

LARGEST = 20 * 1024 * 1024


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--agency", "name", required=True, metavar="NAME", help="The agency that the messages were sent to.")
def bring_in(file: Path, name: str) -> None:
    """Bring in the messages in FILE, a CSV with the columns id, sender, text, time; channel and language if there.

    A list with a fault is told by row and column, and nothing of it is kept. A message that was kept before is not kept
    again. Senders are kept as a hash, for some weeks; delete FILE afterwards, which still holds their numbers. What comes is
    sealed to the focal points of the agency, until they have sorted it.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.feedback import arriving, kinds
    from amparo.exchange import messages
    from amparo.foundation.errors import Refusal

    found, faults = messages.read(_content(file), kinds.channels(), arriving.hide)
    startup.refuse_faults(file.name, faults)
    try:
        kept = arriving.keep_all(found, _agency(name))
    except Refusal as problem:
        startup.refuse(f"{file.name} is not kept: {problem.entry.sentence} Agency: {name}.")
    click.echo(f"{file.name}: {kept} messages kept, {len(found) - kept} that were kept before")


def _agency(name: str) -> UUID:
    """Return the agency called so that can receive something now."""
    from amparo.casework.feedback import letterboxes
    from amparo.casework.feedback.letterboxes import building

    building.build()
    agency = next((key for key, own in letterboxes.agencies().items() if own == name), None)
    if agency is None:
        startup.refuse(
            f"No agency called '{name}' can receive reports here: give one of its staff the role focal point."
        )
    return agency


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            startup.refuse(f"{file.name} has more than {LARGEST >> 20} MB: bring it in in parts.")
        return file.read_bytes()
    except OSError as problem:
        startup.refuse(f"{file.name} cannot be read ({problem.strerror}).")
