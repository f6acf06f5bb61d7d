"""`amparo escrow create`, `install` and `replace`: the ceremonies at which a key is made, split, and forgotten."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amparo.foundation.errors import Refusal
from amparo.interfaces.cli import startup
from amparo.interfaces.cli.escrow import asking, files

if TYPE_CHECKING:
    from amparo.trust.escrow.ceremony import Ceremony, PublicHalf

FOLDER = click.Path(file_okay=False, exists=True, writable=True, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
LANGUAGES = click.Choice(("en", "es", "fr", "ar"))
HOLDER = click.option("--holder", "holders", multiple=True, help="Name or function of a holder; three times.")
LANGUAGE = click.option("--language", type=LANGUAGES, default="en", show_default=True, help="Language of the sheets.")
VISIBLE = click.option("--visible", is_flag=True, help="Show what is typed, where nobody else can see the screen.")
YES = click.option(
    "--printed", is_flag=True, help="Do not wait for the answer that all sheets are printed and readable."
)


LOST = click.option("--old-is-lost", is_flag=True, help="Give up a key of which no two shares are left.")


@click.command(short_help="Make the escrow key and three share sheets.")
@click.argument("folder", type=FOLDER)
@HOLDER
@LANGUAGE
@YES
@LOST
def create(folder: Path, holders: Sequence[str], language: str, printed: bool, old_is_lost: bool) -> None:
    """Make the escrow key, write three share sheets (PDF) to FOLDER, and put the public half to use.

    FOLDER is a stick, or a folder in memory (/dev/shm), never the data folder: print the sheets, then destroy the files.
    The key is in memory only while this runs. Needs no network.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.trust.escrow import actions, ceremony, queries

    try:
        if queries.standing() and not old_is_lost:
            raise Refusal("escrow.stands")
        held = ceremony.hold(_named(holders))
        _on_paper(held, folder, language, printed)
        actions.install(held.half, old_is_lost=old_is_lost)
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    _say(held.half, "in use from now on")


@click.command(short_help="Make the key on a machine that stays offline.")
@click.argument("folder", type=FOLDER)
@click.argument("file", type=FILE)
@HOLDER
@LANGUAGE
@YES
def offline(folder: Path, file: Path, holders: Sequence[str], language: str, printed: bool) -> None:
    """Make the escrow key on a machine that stays offline: share sheets go to FOLDER, the public half to FILE.

    Carry FILE to the server, and put it to use there: amparo escrow install FILE. Nothing is installed here.
    """
    startup.settings_read()
    from amparo.trust.escrow import ceremony

    try:
        held = ceremony.hold(_named(holders))
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    files.write(file, ceremony.written(held.half).encode())
    _on_paper(held, folder, language, printed)
    _say(held.half, f"its public half is in {file}")


@click.command(short_help="Put to use a key that was made offline.")
@click.argument("file", type=FILE)
@LOST
def install(file: Path, old_is_lost: bool) -> None:
    """Put to use the public half in FILE, made with 'amparo escrow offline' on another machine."""
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.trust.escrow import actions

    try:
        half = files.read(file)
        actions.install(half, old_is_lost=old_is_lost)
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    _say(half, "in use from now on")


@click.command(short_help="Make a new escrow key with two shares of the old one.")
@click.argument("folder", type=FOLDER)
@HOLDER
@LANGUAGE
@YES
@VISIBLE
def replace(folder: Path, holders: Sequence[str], language: str, printed: bool, visible: bool) -> None:
    """Make a new escrow key, write its share sheets to FOLDER, and give it everything that the old one opens.

    Asks for two shares of the old key. Do this when a sheet was lost or seen, when a holder leaves, and once in three
    years. Afterwards all old sheets are destroyed. Until the grants in older backups have had their day
    (AMPARO_GRANTS_DAYS), two old shares with such a backup still open what was in it.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.trust.escrow import actions, ceremony

    try:
        old = asking.two_shares(visible)
        actions.drill(old)  # before anybody prints: the old shares must work
        held = ceremony.hold(_named(holders))
        _on_paper(held, folder, language, printed)
        moved = actions.replace(old, held.half)
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    _say(held.half, f"in use from now on; {moved:,} data keys went over")


def _named(holders: Sequence[str]) -> Sequence[str]:
    return holders or [click.prompt(f"Name or function of holder {number}") for number in (1, 2, 3)]


def _on_paper(held: "Ceremony", folder: Path, language: str, printed: bool) -> None:
    """Write the sheets and wait until they are printed: a key whose shares nobody can read must not be put to use."""
    from django.conf import settings

    from amparo.interfaces.cli.escrow import sheet

    if folder.resolve().is_relative_to(Path(settings.AMPARO_DATA).resolve()):
        startup.refuse(
            "The shares must not stand in the data folder: choose a stick, or a folder in memory (/dev/shm)."
        )
    for number, pdf in enumerate(sheet.sheets(held, language), 1):
        path = folder / f"escrow-share-{number}.pdf"
        files.write(path, pdf)
        click.echo(f"{path}  for {held.half.holders[number - 1]}")
    if not printed:
        click.confirm("Print them now. Can every holder read all 33 words of their sheet?", abort=True)


def _say(half: "PublicHalf", how: str) -> None:
    click.echo(f"Escrow key {half.fingerprint}: {how}.")
    click.echo("Destroy the files of the sheets once they are printed; then 'amparo escrow drill' with two holders.")
