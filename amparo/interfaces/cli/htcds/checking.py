"""`amparo htcds check`: what a file of trafficking cases holds and what is wrong with it. It keeps nothing."""

from collections import Counter
from pathlib import Path

import click

from amparo.exchange import htcds as standard
from amparo.interfaces.cli import startup


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say how many cases FILE holds and in which fields, and what is wrong, by sheet, row and field.

    Changes nothing and needs no database. Ends with status 0 when every cell was understood, else 1.
    """
    try:
        read = standard.read(file.read_bytes())
    except OSError as problem:
        startup.refuse(f"{file} cannot be read: {problem.strerror}.")
    click.echo(f"{file}: cases: {len(read.records)}; fields with a column: {len(read.fields)} of {len(_fields())}")
    for line in _filled(read):
        click.echo(f"  {line}")
    for advice in read.advice:
        click.echo(f"  look at this: {advice}")
    for complaint in read.problems:
        click.echo(f"  {complaint}", err=True)
    if read.problems:
        startup.refuse(
            f"Not understood in all its cells: {file.name}. What was not understood would be kept as it stands."
        )


def _fields() -> list[str]:
    return list(standard.standard.fields())


def _filled(read: standard.Read) -> list[str]:
    counted = Counter(name for record in read.records for name in set(record.filled()))
    others = Counter(heading for record in read.records for heading in record.other)
    lines = [f"{name}: {counted[name]}" for name in _fields() if counted[name]]
    return lines + [f"not of the standard, kept by its name: column “{name}”: {n}" for name, n in others.items()]
