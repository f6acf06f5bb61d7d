"""`amparo database seal` and `unseal`: the file of a laptop under a key that can lie elsewhere, and back in the clear."""

from collections.abc import Callable

import click

from amparo.interfaces.cli import startup


@click.command()
def seal() -> None:
    """Seal the database file with the key in AMPARO_DATABASE_KEY, which is made when it is not there.

    Stop Amparo first. Nothing is lost when this is cut short: the new file takes the place of the old one when all of
    it is written. What the old one left in free places of the disk is not wiped; only encrypting the disk covers that.
    """
    rows = _done("seal")
    click.echo(f"Sealed: {rows} rows. Keep a copy of the key file away from this machine.")
    click.echo("Without the key nobody opens the file, and only a backup brings the records back.")


@click.command()
def unseal() -> None:
    """Write the sealed database file back in the clear; afterwards unset AMPARO_DATABASE_KEY.

    Stop Amparo first. Names, stories and notes stay sealed with the keys of the data folder, as in any installation.
    """
    rows = _done("unseal")
    click.echo(f"In the clear again: {rows} rows. Unset AMPARO_DATABASE_KEY before the next start.")


def _done(way: str) -> int:
    startup.settings_read()
    from amparo.trust.backups.engines import moving
    from amparo.trust.backups.refusal import Refused

    ways: dict[str, Callable[[], int]] = {"seal": moving.seal, "unseal": moving.unseal}
    try:
        return ways[way]()
    except Refused as problem:
        startup.refuse(str(problem))
