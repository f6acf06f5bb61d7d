"""`amparo places`: brings the places of a country, with their P-codes, into the directory of services."""

from pathlib import Path

import click

from amparo.exchange import pcodes
from amparo.interfaces.cli import startup


@click.group(short_help="Bring in the places of a country.")
def places() -> None:
    """Bring in administrative areas with P-codes, as OCHA publishes them (Common Operational Datasets, CSV)."""


@places.command("import")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def bring_in(file: Path) -> None:
    """Bring in the areas in FILE: columns ADM0_PCODE, ADM0_EN, ADM1_PCODE, ADM1_EN ...; validOn and validTo if there.

    A file with a fault is told by row and column, and nothing of it is kept. The same file again changes nothing; an
    area of the same country that a later file no longer has ends on the day before, and keeps its code.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.directory import actions

    rows, complaints = pcodes.read(_text(file))
    startup.refuse_faults(file.name, complaints)
    counts = actions.import_places(rows)
    told = ", ".join(f"{number} {what}" for what, number in counts.items())
    click.echo(f"{file.name}: {len(rows)} places ({told})")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        startup.refuse(f"{file} cannot be read as text in UTF-8.")
