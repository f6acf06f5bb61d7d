"""`amparo htcds`: looks at files of trafficking cases in the standard of IOM (HTCDS 2.0). It keeps nothing."""

from collections import Counter
from pathlib import Path

import click

from amparo.exchange import htcds as standard
from amparo.interfaces.cli import startup


@click.group(short_help="Check files of trafficking cases (HTCDS 2.0).")
def htcds() -> None:
    """Look at files in IOM's Human Trafficking Case Data Standard 2.0: workbooks (.xlsx) or CSV.

    A file is opened in a process of its own with limits of time and memory. What is in a cell is never printed.
    """


@htcds.command()
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
