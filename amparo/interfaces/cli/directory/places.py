"""`amparo places`: brings the places of a country, with P-codes and boundaries, into the directory of services."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from amparo.exchange import boundaries, pcodes
from amparo.exchange.complaints import Complaint
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
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


@places.command("boundaries")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--source", required=True, help="Who published them, with the name and the day of the data set.")
@click.option("--licence", required=True, help="Under which licence, for example CC BY-IGO.")
@click.option(
    "--from", "begin", type=click.DateTime(["%Y-%m-%d"]), help="Since when they count; else validOn of the files."
)
def outline(files: tuple[Path, ...], source: str, licence: str, begin: datetime | None) -> None:
    """Bring in the boundaries in FILE..., all GeoJSON files of one country together, levels 0 to 2 (COD-AB).

    The places must be there already. Areas are simplified until a page can carry them. A file with a fault is told by
    area, and nothing of it is kept. Boundaries that came before end on the day before.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.directory import actions

    drawn, complaints = boundaries.drawn([file.read_bytes() for file in files if _small(file)])
    startup.refuse_faults(files[0].name, [_said(files, one) for one in complaints])
    if drawn is None:
        return
    try:
        valid_from = begin.date() if begin else _day(drawn.valid_on)
        counts = actions.import_boundaries(drawn, source=source, licence=licence, valid_from=valid_from)
    except Refusal as problem:
        startup.refuse(f"{problem.entry} {problem.detail}".strip())
    click.echo(
        f"{drawn.country}: {sum(counts.values())} boundaries since {valid_from.isoformat()} ({_counted(counts)})"
    )


def _small(file: Path) -> bool:
    if file.stat().st_size > boundaries.LARGEST:
        startup.refuse(f"{file} is larger than {boundaries.LARGEST // 1024**2} MB: simplify it first.")
    return True


def _said(files: Sequence[Path], one: Complaint) -> str:
    name = files[int(one.table) - 1].name if one.table else "the files"
    return f"{name}, area {one.row}, {one.column}: {one.sentence}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else clock.today()
    except ValueError:
        startup.refuse(f"validOn is '{text}', which is no date; say --from.")


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{what}: {number}" for what, number in counts.items())


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        startup.refuse(f"{file} cannot be read as text in UTF-8.")
